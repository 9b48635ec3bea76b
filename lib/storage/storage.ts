import type { Readable } from "node:stream";

/** Bytes from `start` to `end`, both included, as HTTP counts them. */
export type ByteRange = { start: number; end: number };

/** What the storage knows of an object; `sha256` is lower-case hex, or null where it never checked one. */
export type ObjectStat = { size: number; sha256: string | null };

export type ListedObject = { key: string; size: number; modifiedAt: Date };

/** A request that somebody without credentials may make as it stands: this method, this address, these headers. */
export type SignedRequest = { method: "PUT"; url: string; headers: Record<string, string> };

/** A part that the storage has; `etag` says which bytes they are and goes back unchanged. */
export type UploadedPart = { partNumber: number; size: number; etag: string };

export type PutOptions = { size: number; sha256: string | null; mediaType: string };

export type SignUpload = { key: string; size: number; mediaType: string; sha256: string; expiresIn: number };

export type SignDownload = {
  key: string;
  fileName: string;
  mediaType: string;
  disposition: "attachment" | "inline";
  /** seconds, 60 at most */
  expiresIn: number;
};

export type SignPart = {
  key: string;
  uploadId: string;
  partNumber: number;
  size: number;
  /** null where the sender does not hash its parts; must be given if and only if `begin` was told `partChecksums` */
  sha256: string | null;
  expiresIn: number;
};

/**
 * Where the bytes of files are kept. Objects never change: a key is written once, read often, and deleted.
 *
 * Every method throws AppError `unavailable` when the storage can't be reached, is full, or fails, and a plain Error
 * for a key of the wrong shape, which is a mistake in the program. What else a method throws is said beside it.
 */
export type Storage = {
  /**
   * Stores the bytes. When it resolves they are on disk, whole and under this key; when it rejects there is nothing.
   * Throws `conflict` when the key is taken (the object there stays as it is) and `content_mismatch` when the bytes
   * have another size or SHA-256, or break off. Resolves with the SHA-256 of what was read, declared or not.
   */
  put(key: string, body: Readable | Uint8Array, options: PutOptions): Promise<ObjectStat>;
  /**
   * The bytes, or a range of them. Throws `not_found` when there is no such object, before a byte is read, and
   * `bad_request` for a range that starts behind the end. A stream that fails midway is destroyed with the error.
   */
  read(key: string, range?: ByteRange): Promise<Readable>;
  /** Null when there is no such object. */
  stat(key: string): Promise<ObjectStat | null>;
  exists(key: string): Promise<boolean>;
  /** Deleting what is not there succeeds. */
  delete(key: string): Promise<void>;
  /** Throws `not_found` without a source and `conflict` when the target is taken. */
  copy(from: string, to: string): Promise<void>;
  /** Objects in the order of their keys, from the first behind `after`; `next` is the `after` of the next page. */
  list(options: { prefix: "objects/"; after?: string | null; limit?: number }): Promise<{
    items: ListedObject[];
    next: string | null;
  }>;
  /**
   * A PUT of exactly these bytes to this key, once: another size, type or SHA-256, a replay over a stored object
   * (412) and an expired address are refused by the storage itself. Content-Length is part of the signature though
   * not of `headers`, since browsers set it themselves. A sender whose first answer was lost sees 412: the bytes are
   * there, it goes on as after 200.
   */
  signUpload(options: SignUpload): Promise<SignedRequest>;
  /** An address that gives the object under a name that is safe in a header; it does not say whether there is one. */
  signDownload(options: SignDownload): Promise<string>;
  /** For the health check: resolves when the storage answers and may be written to. */
  ready(): Promise<void>;
  /** Removes what crashes left behind and nothing can refer to. Returns how many things went. */
  sweep(now?: Date): Promise<number>;
  multipart: MultipartStorage;
};

/** Objects that arrive in numbered parts, in any order, each as often as needed. */
export type MultipartStorage = {
  /** Returns the storage's own id of the upload. Nothing is stored under the key until `complete`. */
  begin(options: { key: string; mediaType: string; partChecksums: boolean }): Promise<string>;
  /** A PUT of one part (1 to 10,000). A part sent again replaces the earlier one. */
  signPart(options: SignPart): Promise<SignedRequest>;
  /** The parts that have arrived, by number. Throws `not_found` when there is no such upload. */
  listParts(options: { key: string; uploadId: string }): Promise<UploadedPart[]>;
  /**
   * Joins the parts in the order of their numbers, whatever the order here. With `parts` given, throws
   * `content_missing` unless the storage has just these; without, joins what has arrived. Throws `conflict` when
   * the key is taken by something else, `not_found` when there is no such upload. Idempotent: an upload that was
   * completed before answers with the object.
   */
  complete(options: {
    key: string;
    uploadId: string;
    parts?: { partNumber: number; etag: string }[];
  }): Promise<ObjectStat>;
  /** The parts are gone afterwards, and parts still on their way are refused. Idempotent. */
  abort(options: { key: string; uploadId: string }): Promise<void>;
};
