import type { Task } from "graphile-worker";
import { z } from "zod";
import { db } from "#lib/db/client";
import { collectContent } from "#lib/jobs/collect-content";
import { deleteObject } from "#lib/jobs/delete-object";
import { purgeRemovedFiles } from "#lib/jobs/purge-removed-files";
import { purgeRemovedFolders } from "#lib/jobs/purge-removed-folders";
import { sweepUploads } from "#lib/jobs/sweep-uploads";
import type { TaskName } from "#lib/jobs/tasks";
import { verifyFile } from "#lib/jobs/verify-file";
import { purgeDeletedRooms } from "#lib/rooms/purge-deleted-rooms";
import { storage } from "#lib/storage/storage-instance";

const filePayload = z.object({ fileId: z.uuid() });
const objectPayload = z.object({ key: z.string() });

/** What the worker does for each name. */
export const taskList: Record<TaskName, Task> = {
  "verify-file": async (payload) => verifyFile(filePayload.parse(payload).fileId),
  "delete-object": async (payload) => deleteObject(objectPayload.parse(payload).key),
  "sweep-uploads": async () => sweepUploads(),
  "purge-removed": async () => {
    await untilNone(purgeDeletedRooms);
    await untilNone(purgeRemovedFiles);
    await untilNone(purgeRemovedFolders);
    await collectContent();
  },
  "collect-content": async () => {
    await collectContent();
  },
  "sweep-storage": async () => {
    await storage().sweep();
  },
  "ensure-audit-partitions": async () => {
    await db().$queryRaw`SELECT ensure_audit_partitions()`;
  },
};

async function untilNone(work: () => Promise<number>): Promise<void> {
  while ((await work()) > 0);
}
