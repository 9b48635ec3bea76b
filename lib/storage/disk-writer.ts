import type { FileHandle } from "node:fs/promises";

/** After so many bytes the disk is set to work, while more arrive. */
const syncEvery = 32 * 1024 * 1024;

export type DiskWriter = {
  write(batch: Buffer[]): Promise<void>;
  /** Resolves when everything written is on disk. */
  finish(): Promise<void>;
};

/**
 * Appends to a file and syncs it now and then in the background, so that the last sync of a large file has little
 * left to wait for. The system tells of a failed write-back once, to whichever sync comes first: none is ignored.
 */
export function diskWriter(file: FileHandle): DiskWriter {
  let sinceSync = 0;
  let syncing: Promise<void> | null = null;
  let failure: Error | null = null;

  return {
    async write(batch) {
      if (failure) throw failure;
      let rest = batch;
      while (rest.length > 0) {
        const { bytesWritten } = await file.writev(rest);
        sinceSync += bytesWritten;
        rest = dropBytes(rest, bytesWritten);
      }
      if (sinceSync < syncEvery || syncing) return;
      sinceSync = 0;
      syncing = file.datasync().then(
        () => {
          syncing = null;
        },
        (error: Error) => {
          failure = error;
        },
      );
    },
    async finish() {
      await syncing;
      if (failure) throw failure;
      await file.sync();
    },
  };
}

/** What a short write left over. */
function dropBytes(buffers: Buffer[], count: number): Buffer[] {
  let left = count;
  for (const [index, buffer] of buffers.entries()) {
    if (left < buffer.length) return [buffer.subarray(left), ...buffers.slice(index + 1)];
    left -= buffer.length;
  }
  return [];
}
