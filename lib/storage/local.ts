import { access, constants, open, readFile, rm, stat as statFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { AppError } from "#lib/errors";
import { contentDisposition, safeMediaType } from "#lib/storage/download-headers";
import { localFailure, systemCode } from "#lib/storage/local-failure";
import { digestFile, localLayout, prepareLayout, type LocalLayout } from "#lib/storage/local-layout";
import { listLocal } from "#lib/storage/local-list";
import { createLocalMultipart } from "#lib/storage/local-multipart";
import { createUrlSigner, type UrlSigner } from "#lib/storage/local-signature";
import { sweepLocal } from "#lib/storage/local-sweep";
import { syncFolder, writeObject } from "#lib/storage/local-write";
import type { ByteRange, ObjectStat, Storage } from "#lib/storage/storage";

export type LocalStorage = Storage & { readonly layout: LocalLayout; readonly signer: UrlSigner };

export type LocalOptions = {
  root: string;
  /** the instance's secret; the key of the signatures is derived from it */
  secret: string;
  /** the address under which `/storage/…` is served */
  baseUrl: string;
};

/** Files in a folder of this machine (or one that all instances mount), with signed addresses of our own. */
export function createLocalStorage(options: LocalOptions): LocalStorage {
  const layout = localLayout(options.root);
  const signer = createUrlSigner(options.secret);
  prepareLayout(layout);
  const signed = (
    method: "PUT" | "GET",
    key: string,
    parameters: Record<string, string>,
    expiresIn: number,
  ) => `${options.baseUrl}/storage/${key}?${signer.sign(method, `/storage/${key}`, parameters, expiresIn)}`;

  return {
    layout,
    signer,
    async put(key, body, { size, sha256 }) {
      const source = body instanceof Readable ? body : Readable.from([Buffer.from(body)]);
      return writeObject(layout, key, source, { size, sha256 });
    },
    read: (key, range) => readObject(layout.object(key), range),
    stat: (key) => statObject(layout.object(key)),
    exists: async (key) => (await sizeOf(layout.object(key))) !== null,
    delete: (key) => deleteObject(layout.object(key)),
    async copy(from, to) {
      const known = await statObject(layout.object(from));
      if (!known) throw missing();
      await writeObject(layout, to, await readObject(layout.object(from)), known);
    },
    list: ({ after = null, limit = 1000 }) => listLocal(layout, after, limit),
    async signUpload({ key, size, sha256, mediaType, expiresIn }) {
      const type = safeMediaType(mediaType);
      const url = signed("PUT", key, { size: String(size), sha256, type }, expiresIn);
      return { method: "PUT", url, headers: { "content-type": type } };
    },
    async signDownload({ key, fileName, mediaType, disposition, expiresIn }) {
      const parameters = {
        type: safeMediaType(mediaType),
        disposition: contentDisposition(disposition, fileName),
      };
      return signed("GET", key, parameters, expiresIn);
    },
    async ready() {
      try {
        for (const folder of [layout.objects, layout.temporary, layout.multipart]) {
          await access(folder, constants.R_OK | constants.W_OK);
        }
      } catch (error) {
        throw new AppError("unavailable", "The storage folder can't be written to.", { cause: error });
      }
    },
    sweep: (now) => sweepLocal(layout, now),
    multipart: createLocalMultipart(layout, signed, (key) => statObject(layout.object(key))),
  };
}

function missing(): AppError {
  return new AppError("not_found", "There is no such object in the storage.");
}

/** The size of an object, or null; an answer means that the object would survive a power cut. */
async function sizeOf(file: string): Promise<number | null> {
  try {
    const stats = await statFile(file);
    // a second name: its writer is still about to sync the folder, or died before it could
    if (stats.nlink > 1) await syncFolder(path.dirname(file));
    return stats.size;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return null;
    throw localFailure(error);
  }
}

async function statObject(file: string): Promise<ObjectStat | null> {
  const size = await sizeOf(file);
  if (size === null) return null;
  // not synced on its own, so a power cut may have emptied it: then nobody checked the bytes
  const digest = await readFile(digestFile(file), "utf8").catch(() => "");
  return { size, sha256: /^[0-9a-f]{64}$/.test(digest) ? digest : null };
}

async function readObject(file: string, range?: ByteRange): Promise<Readable> {
  try {
    const handle = await open(file, "r");
    const { size } = await handle.stat();
    if (range && (range.start > range.end || range.start >= size)) {
      await handle.close();
      throw new AppError("bad_request", "The range lies outside the object.");
    }
    return handle.createReadStream({ highWaterMark: 1024 * 1024, ...range });
  } catch (error) {
    if (systemCode(error) === "ENOENT") throw missing();
    throw localFailure(error);
  }
}

async function deleteObject(file: string): Promise<void> {
  try {
    await rm(digestFile(file), { force: true });
    await rm(file, { force: true });
    await syncFolder(path.dirname(file));
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw localFailure(error);
  }
}
