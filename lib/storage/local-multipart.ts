import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, rm, stat as statFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { AppError } from "#lib/errors";
import { localFailure, systemCode } from "#lib/storage/local-failure";
import type { LocalLayout } from "#lib/storage/local-layout";
import { partTag, syncFolder, writeObject } from "#lib/storage/local-write";
import { selectParts } from "#lib/storage/select-parts";
import type { MultipartStorage, ObjectStat, UploadedPart } from "#lib/storage/storage";

type SignUrl = (method: "PUT", key: string, parameters: Record<string, string>, expiresIn: number) => string;

/**
 * Parts are files in a folder of the upload; completing writes them one after another into a new object, since
 * there is no other way to give the whole a name at once. That reads and writes every byte once more.
 */
export function createLocalMultipart(
  layout: LocalLayout,
  sign: SignUrl,
  stat: (key: string) => Promise<ObjectStat | null>,
): MultipartStorage {
  const complete: MultipartStorage["complete"] = async ({ key, uploadId, parts }) => {
    const folder = layout.upload(key, uploadId);
    const arrived = folder ? await partsIn(folder) : null;
    if (!folder || !arrived) return completedBefore(key);
    const chosen = selectParts(arrived, parts);
    const size = chosen.reduce((sum, part) => sum + part.size, 0);
    const result = (await joinedBefore(key, size)) ?? (await join(key, folder, chosen, size));
    await rm(folder, { recursive: true, force: true });
    return result;
  };

  async function join(key: string, folder: string, parts: UploadedPart[], size: number): Promise<ObjectStat> {
    const files = parts.map((part) => path.join(folder, String(part.partNumber)));
    try {
      return await writeObject(layout, key, Readable.from(joined(files)), { size, sha256: null });
    } catch (error) {
      // another call was faster: its object is the answer
      const partsGone = error instanceof AppError && systemCode(error.cause) === "ENOENT";
      const object = partsGone ? await completedBefore(key) : await joinedBefore(key, size);
      if (object) return object;
      throw error;
    }
  }

  /** What a call joined that died before it could remove the parts; an object of another size is not that. */
  async function joinedBefore(key: string, size: number): Promise<ObjectStat | null> {
    const object = await stat(key);
    if (object && object.size !== size)
      throw new AppError("conflict", "There is already an object under this key.");
    return object;
  }

  async function completedBefore(key: string): Promise<ObjectStat> {
    const object = await stat(key);
    if (!object) throw noUpload();
    return object;
  }

  return {
    async begin({ key }) {
      const uploadId = randomUUID();
      try {
        await mkdir(layout.upload(key, uploadId) ?? "", { mode: 0o700 });
        await syncFolder(layout.multipart);
      } catch (error) {
        throw localFailure(error);
      }
      return uploadId;
    },
    async signPart({ key, uploadId, partNumber, size, sha256, expiresIn }) {
      const type = "application/octet-stream";
      const parameters: Record<string, string> = {
        uploadId,
        partNumber: String(partNumber),
        size: String(size),
        type,
      };
      if (sha256 !== null) parameters.sha256 = sha256;
      return {
        method: "PUT",
        url: sign("PUT", key, parameters, expiresIn),
        headers: { "content-type": type },
      };
    },
    async listParts({ key, uploadId }) {
      const folder = layout.upload(key, uploadId);
      const parts = folder && (await partsIn(folder));
      if (!parts) throw noUpload();
      return parts;
    },
    complete,
    async abort({ key, uploadId }) {
      const folder = layout.upload(key, uploadId);
      if (!folder) return;
      try {
        await rm(folder, { recursive: true, force: true, maxRetries: 3 });
        await syncFolder(layout.multipart);
      } catch (error) {
        throw localFailure(error);
      }
    },
  };
}

function noUpload(): AppError {
  return new AppError("not_found", "There is no such upload.");
}

/** The parts in a folder by number, or null without the folder. */
async function partsIn(folder: string): Promise<UploadedPart[] | null> {
  try {
    const numbers = (await readdir(folder)).map(Number).sort((a, b) => a - b);
    const parts: UploadedPart[] = [];
    for (const partNumber of numbers) {
      const stats = await statFile(path.join(folder, String(partNumber)), { bigint: true });
      parts.push({ partNumber, size: Number(stats.size), etag: partTag(stats) });
    }
    return parts;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return null;
    throw localFailure(error);
  }
}

async function* joined(files: string[]): AsyncGenerator<Buffer> {
  for (const file of files) {
    for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) yield chunk as Buffer;
  }
}
