import type { FileHandle } from "node:fs/promises";
import type { ServerResponse } from "node:http";

const blockSize = 512 * 1024;

/**
 * Sends bytes `start` to `end` of an open file. Two blocks are used over and over: one is read while the other is on
 * its way, so memory stays at a megabyte however slow the receiver and large the file. Resolves when all is handed
 * to the system; a receiver who leaves ends it early.
 */
export async function sendFile(
  file: FileHandle,
  response: ServerResponse,
  start: number,
  end: number,
): Promise<void> {
  const blocks = [Buffer.allocUnsafeSlow(blockSize), Buffer.allocUnsafeSlow(blockSize)];
  const sent: Promise<void>[] = [Promise.resolve(), Promise.resolve()];
  let position = start;
  for (let turn = 0; position <= end; turn = 1 - turn) {
    await sent[turn];
    if (response.destroyed) return;
    const block = blocks[turn] ?? Buffer.alloc(blockSize);
    const { bytesRead } = await file.read(block, 0, Math.min(blockSize, end - position + 1), position);
    if (bytesRead === 0) {
      // shorter than it was: the receiver must see that it did not get all
      response.destroy();
      return;
    }
    position += bytesRead;
    sent[turn] = written(response, block.subarray(0, bytesRead));
  }
  await Promise.all(sent);
  response.end();
}

/** Resolves when the system has taken the bytes, or will never. */
function written(response: ServerResponse, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off("close", done);
      resolve();
    };
    response.once("close", done);
    response.write(bytes, done);
  });
}
