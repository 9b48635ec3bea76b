import type { Hash } from "node:crypto";
import type { Readable } from "node:stream";
import { AppError } from "#lib/errors";

/** As much may wait for the disk before the sender is paused. */
const queueLimit = 4 * 1024 * 1024;

/**
 * Hands on what the source gives, hashing in passing, and returns the count of bytes. What arrives while a write is
 * under way goes out together in the next one, and a sender who is faster than the disk is paused. Throws `content_mismatch` for another size than the
 * expected one, and when the source breaks off.
 */
export function receiveBytes(
  source: Readable,
  write: (batch: Buffer[]) => Promise<void>,
  { hash, size }: { hash: Hash | null; size: number | null },
): Promise<number> {
  return new Promise((resolve, reject) => {
    let queue: Buffer[] = [];
    let queued = 0;
    let received = 0;
    let writing = false;
    let ended = false;
    let settled = false;

    const settle = (error?: Error) => {
      if (settled) return;
      settled = true;
      source.off("data", onData).off("end", onEnd).off("close", onClose);
      // later errors of a source that nobody reads any more must not end the process
      source.on("error", () => undefined).off("error", onBroken);
      if (error === undefined) resolve(received);
      else reject(error);
    };
    let failure: Error | undefined;
    const fail = (error: Error) => {
      failure ??= error;
      // the caller closes the file, which must not happen under a write
      if (!writing) settle(failure);
    };
    const wrongSize = () =>
      fail(new AppError("content_mismatch", "The bytes do not have the declared size."));

    const onData = (chunk: Buffer | string) => {
      const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
      received += bytes.length;
      if (size !== null && received > size) return wrongSize();
      hash?.update(bytes);
      queue.push(bytes);
      queued += bytes.length;
      if (queued > queueLimit) source.pause();
      flush();
    };
    const onEnd = () => {
      ended = true;
      flush();
    };
    const onBroken = (cause?: Error) => {
      if (!ended) fail(new AppError("content_mismatch", "The sender broke off.", { cause }));
    };
    const onClose = () => onBroken();
    const flush = () => {
      if (writing || settled) return;
      if (failure) return settle(failure);
      if (queue.length === 0) {
        if (ended) return size !== null && received !== size ? wrongSize() : settle();
        return;
      }
      const batch = queue;
      queue = [];
      queued = 0;
      writing = true;
      write(batch).then(
        () => {
          writing = false;
          if (source.isPaused()) source.resume();
          flush();
        },
        (error: Error) => {
          writing = false;
          fail(error);
        },
      );
    };

    source.on("data", onData).on("end", onEnd).on("close", onClose).on("error", onBroken);
    if (source.destroyed) onClose();
  });
}
