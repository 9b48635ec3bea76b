import { createHash } from "node:crypto";
import { Transform, type TransformCallback } from "node:stream";
import { AppError } from "#lib/errors";

export type VerifyStream = Transform & { digest(): string };

/**
 * Passes bytes on, the last piece only when size and SHA-256 of the whole turned out as expected. Otherwise it fails
 * with `content_mismatch` and whoever reads it never gets a complete body.
 */
export function verifyStream(expected: { size: number; sha256: string | null }): VerifyStream {
  const hash = createHash("sha256");
  let held: Buffer | null = null;
  let size = 0;
  let digest = "";
  const fault = (what: string) =>
    new AppError("content_mismatch", `The bytes do not have the declared ${what}.`);
  const transform = new Transform({
    transform(chunk: Buffer, _encoding, callback: TransformCallback) {
      size += chunk.length;
      if (size > expected.size) return callback(fault("size"));
      hash.update(chunk);
      const previous = held;
      held = chunk;
      callback(null, previous);
    },
    flush(callback) {
      digest = hash.digest("hex");
      if (size !== expected.size) return callback(fault("size"));
      if (expected.sha256 !== null && digest !== expected.sha256) return callback(fault("SHA-256"));
      callback(null, held);
    },
  });
  return Object.assign(transform, { digest: () => digest });
}
