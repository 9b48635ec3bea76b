import { randomBytes } from "node:crypto";
import { runTaskListOnce } from "graphile-worker";
import { beforeAll, describe, expect, it } from "vitest";
import { record, systemSubject } from "#lib/audit/record";
import { databasePool, db } from "#lib/db/client";
import { newId } from "#lib/db/new-id";
import { transaction } from "#lib/db/transaction";
import { listFiles } from "#lib/files/list-files";
import { removeFile } from "#lib/files/remove-file";
import { listFilesQuery } from "#lib/files/schema";
import { collectContent } from "#lib/jobs/collect-content";
import { purgeRemovedFiles } from "#lib/jobs/purge-removed-files";
import { purgeRemovedFolders } from "#lib/jobs/purge-removed-folders";
import { sweepUploads } from "#lib/jobs/sweep-uploads";
import { taskList } from "#lib/jobs/task-list";
import { verifyFile } from "#lib/jobs/verify-file";
import { objectKey } from "#lib/storage/keys";
import { storage } from "#lib/storage/storage-instance";
import { cancelUpload } from "#lib/uploads/cancel-upload";
import { claimUpload } from "#lib/uploads/claim-upload";
import { completeUpload } from "#lib/uploads/complete-upload";
import { testDatabase } from "#test/database";
import { makeActor, makeFile, makeFolder, makeLink, makeRoom } from "#test/factories";
import { lastRecorded, recorded } from "#test/recorded";
import { claimFor, hasBytes, sendBytes } from "#test/send-bytes";

beforeAll(testDatabase);

/** Lets time pass for some rows: the clock of the database can't be moved. */
async function age(work: (tx: Parameters<Parameters<typeof transaction>[0]>[0]) => Promise<unknown>) {
  await transaction(async (tx) => {
    await work(tx);
    await record(tx, systemSubject, {
      action: "user.enabled",
      target: { type: "user", id: "test", name: null },
    });
  });
}

async function runJobs(): Promise<void> {
  await databasePool().query("UPDATE graphile_worker._private_jobs SET run_at = now()");
  const client = await databasePool().connect();
  try {
    await runTaskListOnce({}, taskList, client);
  } finally {
    client.release();
  }
}

async function room() {
  const made = await makeRoom();
  return { made, roomId: made.id, actor: makeActor(made.owner) };
}

async function claim(actor: ReturnType<typeof makeActor>, roomId: string, bytes: Buffer, name = "a.pdf") {
  const answer = await claimUpload(actor, roomId, claimFor(bytes, { name }));
  if (answer.status !== "pending") throw new Error("The bytes were there already");
  await sendBytes(answer.uploadId, bytes);
  return answer.uploadId;
}

async function fileWithBytes(bytes: Buffer, status: "verifying" | "verified", content = bytes) {
  const { made, roomId, actor } = await room();
  const storageKey = objectKey(newId());
  await storage().put(storageKey, bytes, { size: bytes.length, sha256: null, mediaType: "text/plain" });
  const file = await makeFile({ user: made.owner, content, storageKey, status });
  const link = await makeLink({ room: made, file });
  return { made, roomId, actor, file, link };
}

describe("verify-file", () => {
  it("verifies content that is right and keeps back what is not, on each room's record", async () => {
    const bytes = randomBytes(1000);
    for (const [content, status] of [
      [bytes, "verified"],
      [randomBytes(1000), "quarantined"],
    ] as const) {
      const { file, roomId, link } = await fileWithBytes(bytes, "verifying", content);
      await verifyFile(file.id);
      await verifyFile(file.id);
      expect((await db().file.findUniqueOrThrow({ where: { id: file.id } })).status).toBe(status);
      expect((await recorded(roomId)).filter((row) => row.action === `file.${status}`)).toMatchObject([
        { targetId: link.id },
      ]);
    }
  });

  it("good bytes that are sent later heal what was kept back", async () => {
    const bytes = randomBytes(1000);
    const { file, roomId, actor, link } = await fileWithBytes(randomBytes(1000), "verifying", bytes);
    await verifyFile(file.id);
    const uploadId = await claim(actor, roomId, bytes, "again.pdf");
    await completeUpload(actor, { roomId, uploadId }, { onConflict: "fail" });
    const { items } = await listFiles(actor, roomId, listFilesQuery.parse({}));
    expect(items.map((item) => item.status)).toEqual(["verified", "verified"]);
    expect(items.map((item) => item.id)).toContain(link.id);
    expect(await storage().exists(file.storageKey)).toBe(false);
    expect(await hasBytes(uploadId)).toBe(true);
  });
});

describe("sweep-uploads", () => {
  it("ends claims that ran out, and deletes what was sent once no address can bring it back", async () => {
    const { roomId, actor } = await room();
    const expired = await claim(actor, roomId, randomBytes(10), "1.pdf");
    const cancelled = await claim(actor, roomId, randomBytes(10), "2.pdf");
    const waiting = await claim(actor, roomId, randomBytes(10), "3.pdf");
    const bytes = randomBytes(10);
    const completed = await claim(actor, roomId, bytes, "4.pdf");
    await completeUpload(actor, { roomId, uploadId: completed }, { onConflict: "fail" });
    await cancelUpload(actor, { roomId, uploadId: cancelled });
    // sent again by an address that was still good
    await sendBytes(cancelled, randomBytes(10));
    await age((tx) =>
      tx.upload.updateMany({
        where: { id: { in: [expired, cancelled, completed] } },
        data: { expiresAt: new Date(Date.now() - 2 * 3600_000) },
      }),
    );
    await expect(
      completeUpload(actor, { roomId, uploadId: expired }, { onConflict: "fail" }),
    ).rejects.toMatchObject({ code: "gone" });
    await sweepUploads();
    expect(await Promise.all([expired, cancelled, waiting, completed].map(hasBytes))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    const rows = (await recorded(roomId)).filter((row) => row.action === "upload.expired");
    expect(rows).toMatchObject([{ targetId: expired }]);
    expect(await db().upload.count({ where: { roomId, cleanedAt: { not: null } } })).toBe(2);
  });
});

describe("the queue", () => {
  it("deletes surplus bytes, and never those of a file", async () => {
    const { roomId, actor } = await room();
    const bytes = randomBytes(100);
    const first = await claim(actor, roomId, bytes, "1.pdf");
    const second = await claim(actor, roomId, bytes, "2.pdf");
    await completeUpload(actor, { roomId, uploadId: first }, { onConflict: "fail" });
    await completeUpload(actor, { roomId, uploadId: second }, { onConflict: "fail" });
    await sendBytes(second, bytes);
    await transaction(async (tx) => {
      const key = objectKey(first);
      await tx.$queryRaw`SELECT graphile_worker.add_job('delete-object', ${JSON.stringify({ key })}::json) IS NULL AS none`;
    });
    await runJobs();
    expect(await hasBytes(first)).toBe(true);
    expect(await hasBytes(second)).toBe(false);
    const { rows } = await databasePool().query("SELECT * FROM graphile_worker._private_jobs");
    expect(rows).toEqual([]);
  });
});

describe("purge and collection", () => {
  const longAgo = new Date(Date.now() - 31 * 24 * 3600_000);

  it("take what was removed over 30 days ago, and content only when nothing holds it", async () => {
    const { roomId, actor, file, link, made } = await fileWithBytes(randomBytes(50), "verified");
    const kept = await makeLink({ room: made, file });
    const recent = await makeLink({ room: made, file });
    await removeFile(actor, { roomId, linkId: link.id });
    await removeFile(actor, { roomId, linkId: recent.id });
    await age((tx) => tx.fileRoomLink.update({ where: { id: link.id }, data: { removedAt: longAgo } }));
    await age((tx) => tx.file.update({ where: { id: file.id }, data: { createdAt: longAgo } }));
    expect(await purgeRemovedFiles()).toBe(1);
    expect(await lastRecorded(roomId)).toMatchObject({ action: "file.purged", targetId: link.id });
    await collectContent();
    expect(await storage().exists(file.storageKey)).toBe(true);

    for (const { id } of [kept, recent]) {
      await age((tx) => tx.fileRoomLink.update({ where: { id }, data: { removedAt: longAgo } }));
    }
    expect(await purgeRemovedFiles()).toBe(2);
    await collectContent();
    expect(await storage().exists(file.storageKey)).toBe(false);
    expect(await db().file.findUnique({ where: { id: file.id } })).toBeNull();
  });

  it("take removed folders from the inside out, with the files that they hid", async () => {
    const { made, roomId } = await room();
    const top = await makeFolder({ room: made, removedAt: longAgo });
    const inner = await makeFolder({ room: made, parentId: top.id, removedAt: longAgo });
    const fresh = await makeFolder({ room: made, removedAt: new Date() });
    await makeLink({ room: made, folderId: inner.id });
    expect(await purgeRemovedFolders()).toBe(0);
    expect(await purgeRemovedFiles()).toBe(1);
    expect([await purgeRemovedFolders(), await purgeRemovedFolders(), await purgeRemovedFolders()]).toEqual([
      1, 1, 0,
    ]);
    const left = await db().folder.findMany({
      where: { roomId },
      select: { id: true },
      orderBy: { id: "asc" },
    });
    expect(left.map((folder) => folder.id)).toEqual([roomId, fresh.id]);
  });

  it("and fifty links of the same content at once: either the bytes stay, or they must be sent again", async () => {
    for (let round = 0; round < 5; round++) {
      const bytes = randomBytes(50);
      const { roomId, actor, file, link } = await fileWithBytes(bytes, "verified");
      await age(async (tx) => {
        await tx.fileRoomLink.delete({ where: { id: link.id } });
        await tx.file.update({ where: { id: file.id }, data: { createdAt: longAgo } });
      });
      const claims = Array.from({ length: 50 }, (_, index) =>
        claimUpload(actor, roomId, claimFor(bytes, { name: `${index}.pdf` })),
      );
      const [, ...answers] = await Promise.all([collectContent(), ...claims]);
      const linked = answers.filter((answer) => answer.status === "complete");
      const { items } = await listFiles(actor, roomId, listFilesQuery.parse({ limit: 100 }));
      expect(items).toHaveLength(linked.length);
      expect(await storage().exists(file.storageKey)).toBe(linked.length > 0);
    }
  });
});
