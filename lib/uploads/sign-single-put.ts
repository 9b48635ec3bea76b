import { storage } from "#lib/storage/storage-instance";
import type { SignedPart } from "#lib/uploads/dto";
import { signedUploadSeconds } from "#lib/uploads/limits";

type Sendable = { storageKey: string; size: number; mediaType: string; sha256: string };

/** The one PUT of an upload that is sent whole. */
export async function signSinglePut(upload: Sendable): Promise<SignedPart> {
  const { storageKey: key, size, mediaType, sha256 } = upload;
  const signed = await storage().signUpload({ key, size, mediaType, sha256, expiresIn: signedUploadSeconds });
  return { partNumber: 1, size, method: signed.method, url: signed.url, headers: signed.headers };
}
