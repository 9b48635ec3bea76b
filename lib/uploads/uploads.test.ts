import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { record } from "#lib/audit/record";
import { db } from "#lib/db/client";
import { transaction } from "#lib/db/transaction";
import { listFiles } from "#lib/files/list-files";
import { listFilesQuery } from "#lib/files/schema";
import { removeFolder } from "#lib/folders/remove-folder";
import { restoreFolder } from "#lib/folders/restore-folder";
import { removeFile } from "#lib/files/remove-file";
import { cancelUpload } from "#lib/uploads/cancel-upload";
import { claimBatch } from "#lib/uploads/claim-batch";
import { claimUpload } from "#lib/uploads/claim-upload";
import { completeBatch } from "#lib/uploads/complete-batch";
import { completeUpload } from "#lib/uploads/complete-upload";
import { getUpload } from "#lib/uploads/get-upload";
import { maxFileBytes, type Claim } from "#lib/uploads/schema";
import { signParts } from "#lib/uploads/sign-parts";
import { testDatabase } from "#test/database";
import { makeActor, makeFolder, makeMember, makeRoom } from "#test/factories";
import { lastRecorded, recorded } from "#test/recorded";
import { claimFor, hasBytes, sendBytes } from "#test/send-bytes";

beforeAll(testDatabase);

const input = { onConflict: "fail" as const };

async function room() {
  const made = await makeRoom();
  return { roomId: made.id, actor: makeActor(made.owner), made };
}

async function pending(actor: Parameters<typeof claimUpload>[0], roomId: string, claim: Claim) {
  const answer = await claimUpload(actor, roomId, claim);
  if (answer.status !== "pending") throw new Error("The bytes were there already");
  return answer;
}

async function names(actor: Parameters<typeof claimUpload>[0], roomId: string) {
  return (await listFiles(actor, roomId, listFilesQuery.parse({}))).items.map((item) => item.name);
}

describe("an upload", () => {
  it("becomes a file of the room, and the record has both steps", async () => {
    const { roomId, actor } = await room();
    const bytes = randomBytes(1000);
    const claimed = await pending(actor, roomId, claimFor(bytes));
    expect(claimed.parts).toMatchObject([{ partNumber: 1, size: 1000, method: "PUT" }]);
    expect(claimed.partSize).toBe(1000);
    await sendBytes(claimed.uploadId, bytes);
    expect(await getUpload(actor, { roomId, uploadId: claimed.uploadId })).toMatchObject({
      status: "pending",
      uploadedParts: [{ partNumber: 1, size: 1000 }],
    });
    const { file } = await completeUpload(actor, { roomId, uploadId: claimed.uploadId }, input);
    expect(file).toMatchObject({
      name: "report.pdf",
      folderId: roomId,
      size: 1000,
      mediaType: "application/pdf",
      sha256: claimFor(bytes).sha256,
      status: "verified",
      addedBy: { id: actor.userId, name: actor.name },
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
    });
    expect((await listFiles(actor, roomId, listFilesQuery.parse({}))).items).toEqual([file]);
    expect((await recorded(roomId)).map((row) => row.action).slice(1)).toEqual([
      "upload.started",
      "file.added",
    ]);
    expect(await completeUpload(actor, { roomId, uploadId: claimed.uploadId }, input)).toEqual({ file });
  });

  it("needs no bytes when the person owns them already, in any of their rooms", async () => {
    const { roomId, actor, made } = await room();
    const bytes = randomBytes(100);
    const { uploadId } = await pending(actor, roomId, claimFor(bytes));
    await sendBytes(uploadId, bytes);
    await completeUpload(actor, { roomId, uploadId }, input);
    const other = await makeRoom({ owner: made.owner });
    const answer = await claimUpload(actor, other.id, claimFor(bytes, { name: "again.pdf" }));
    expect(answer).toMatchObject({
      status: "complete",
      duplicate: true,
      file: { name: "again.pdf", status: "verified" },
    });
    expect(await lastRecorded(other.id)).toMatchObject({ action: "file.linked" });
    const stranger = await makeRoom();
    expect((await claimUpload(makeActor(stranger.owner), stranger.id, claimFor(bytes))).status).toBe(
      "pending",
    );
  });

  it("is refused, cleaned up and recorded when the bytes are others", async () => {
    const { roomId, actor } = await room();
    for (const sent of [randomBytes(100), randomBytes(99)]) {
      const { uploadId } = await pending(actor, roomId, claimFor(randomBytes(100)));
      await sendBytes(uploadId, sent);
      await expect(completeUpload(actor, { roomId, uploadId }, input)).rejects.toMatchObject({
        code: "content_mismatch",
      });
      expect(await hasBytes(uploadId)).toBe(false);
      expect(await lastRecorded(roomId)).toMatchObject({
        action: "upload.failed",
        outcome: "failed",
        targetId: uploadId,
      });
      await expect(completeUpload(actor, { roomId, uploadId }, input)).rejects.toMatchObject({
        code: "gone",
      });
    }
    expect(await names(actor, roomId)).toEqual([]);
  });

  it("waits for its bytes", async () => {
    const { roomId, actor } = await room();
    const bytes = randomBytes(10);
    const { uploadId } = await pending(actor, roomId, claimFor(bytes));
    await expect(completeUpload(actor, { roomId, uploadId }, input)).rejects.toMatchObject({
      code: "content_missing",
    });
    await sendBytes(uploadId, bytes);
    await completeUpload(actor, { roomId, uploadId }, input);
  });

  it("can be cancelled, twice, and not completed then", async () => {
    const { roomId, actor } = await room();
    const bytes = randomBytes(10);
    const { uploadId } = await pending(actor, roomId, claimFor(bytes));
    await sendBytes(uploadId, bytes);
    await cancelUpload(actor, { roomId, uploadId });
    await cancelUpload(actor, { roomId, uploadId });
    expect(await hasBytes(uploadId)).toBe(false);
    expect(await lastRecorded(roomId)).toMatchObject({ action: "upload.cancelled" });
    await expect(signParts(actor, { roomId, uploadId }, [1])).rejects.toMatchObject({ code: "gone" });
    await expect(completeUpload(actor, { roomId, uploadId }, input)).rejects.toMatchObject({ code: "gone" });
  });

  it("waits while its folder is removed", async () => {
    const { roomId, actor, made } = await room();
    const folder = await makeFolder({ room: made });
    const bytes = randomBytes(10);
    const { uploadId } = await pending(actor, roomId, claimFor(bytes, { folderId: folder.id }));
    await sendBytes(uploadId, bytes);
    await removeFolder(actor, { roomId, folderId: folder.id });
    const target = { roomId, uploadId };
    await expect(completeUpload(actor, target, input)).rejects.toMatchObject({ code: "conflict" });
    await restoreFolder(actor, { roomId, folderId: folder.id });
    expect((await completeUpload(actor, target, input)).file.folderId).toBe(folder.id);
  });

  it("is refused once the room is archived, and to whom was removed", async () => {
    const { roomId, actor, made } = await room();
    const member = await makeMember({ room: made, role: "contributor" });
    const guest = makeActor(member.user);
    const bytes = randomBytes(10);
    const { uploadId } = await pending(guest, roomId, claimFor(bytes));
    await sendBytes(uploadId, bytes);
    await transaction(async (tx) => {
      await tx.room.update({ where: { id: roomId }, data: { archivedAt: new Date() } });
      await record(tx, actor, { action: "room.archived", target: { type: "room", id: roomId, name: null } });
    });
    const complete = () => completeUpload(guest, { roomId, uploadId }, input);
    await expect(complete()).rejects.toMatchObject({ code: "room_archived" });
    await transaction(async (tx) => {
      await tx.room.update({ where: { id: roomId }, data: { archivedAt: null } });
      await tx.membership.delete({ where: { id: member.id } });
      await record(tx, actor, {
        action: "room.unarchived",
        target: { type: "room", id: roomId, name: null },
      });
    });
    await expect(complete()).rejects.toMatchObject({ code: "not_found" });
    await expect(claimUpload(guest, roomId, claimFor(bytes))).rejects.toMatchObject({ code: "not_found" });
  });

  it("belongs to who claimed it, in the room of the claim", async () => {
    const { roomId, actor, made } = await room();
    const { uploadId } = await pending(actor, roomId, claimFor(randomBytes(10)));
    const colleague = makeActor((await makeMember({ room: made, role: "editor" })).user);
    const other = await makeRoom({ owner: made.owner });
    for (const [who, where] of [
      [colleague, roomId],
      [actor, other.id],
    ] as const) {
      const target = { roomId: where, uploadId };
      await expect(completeUpload(who, target, input)).rejects.toMatchObject({ code: "not_found" });
      await expect(cancelUpload(who, target)).rejects.toMatchObject({ code: "not_found" });
      await expect(getUpload(who, target)).rejects.toMatchObject({ code: "not_found" });
      expect(await lastRecorded(where)).toMatchObject({
        action: "access.refused",
        outcome: "refused",
        targetId: uploadId,
      });
    }
  });
});

describe("a claim", () => {
  it("is refused for names that deceive, sizes over the limit and folders of other rooms", async () => {
    const { roomId, actor } = await room();
    const bytes = randomBytes(10);
    for (const name of ["", "..", "a/b", "a\\b", "a\u202Egpj.exe", "a\nb", "x".repeat(256), "\uD800"]) {
      await expect(claimUpload(actor, roomId, claimFor(bytes, { name }))).rejects.toMatchObject({
        code: "invalid_input",
      });
    }
    const large = claimFor(bytes, { size: maxFileBytes + 1 });
    await expect(claimUpload(actor, roomId, large)).rejects.toMatchObject({ code: "too_large" });
    const elsewhere = await makeFolder();
    const astray = claimFor(bytes, { folderId: elsewhere.id });
    await expect(claimUpload(actor, roomId, astray)).rejects.toMatchObject({ code: "not_found" });
    expect(await lastRecorded(roomId)).toMatchObject({ action: "access.refused" });
  });

  it("tells a taken name, or takes the next one", async () => {
    const { roomId, actor } = await room();
    for (const [index, name] of ["Cafe\u0301.pdf", "Café.pdf", "Café.pdf"].entries()) {
      const bytes = randomBytes(20);
      if (index > 0) {
        await expect(claimUpload(actor, roomId, claimFor(bytes, { name }))).rejects.toMatchObject({
          code: "name_taken",
        });
      }
      const { uploadId } = await pending(actor, roomId, claimFor(bytes, { name, onConflict: "rename" }));
      await sendBytes(uploadId, bytes);
      await completeUpload(actor, { roomId, uploadId }, input);
    }
    expect(await names(actor, roomId)).toEqual(["Café (2).pdf", "Café (3).pdf", "Café.pdf"]);
  });

  it.each(["viewer", "reader"] as const)("is not for a %s", async (role) => {
    const { user, roomId } = await makeMember({ role });
    await expect(claimUpload(makeActor(user), roomId, claimFor(randomBytes(10)))).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await lastRecorded(roomId)).toMatchObject({ action: "access.refused", actorUserId: user.id });
  });
});

describe("a batch", () => {
  it("answers each item in order, and one that is refused does not hold up the others", async () => {
    const { roomId, actor } = await room();
    const contents = Array.from({ length: 30 }, () => randomBytes(50));
    const claims = contents.map((bytes, index) => claimFor(bytes, { name: `${index}.txt` }));
    claims[3] = claimFor(randomBytes(5), { name: "a/b" });
    claims[4] = claimFor(randomBytes(5), { name: "5.txt" });
    const { items } = await claimBatch(actor, roomId, claims);
    expect(items.map((item) => item.status)).toEqual(
      claims.map((_, index) => (index === 3 || index === 5 ? "failed" : "pending")),
    );
    expect(items[5]).toMatchObject({ problem: { code: "name_taken", status: 409 } });
    const uploadIds = items.flatMap((item) => (item.status === "pending" ? [item.uploadId] : []));
    for (const [index, item] of items.entries()) {
      const bytes = contents[index];
      if (item.status === "pending" && bytes && index !== 7) await sendBytes(item.uploadId, bytes);
    }
    const completed = await completeBatch(
      actor,
      roomId,
      uploadIds.map((uploadId) => ({ uploadId, ...input })),
    );
    const statuses = completed.items.map((item) =>
      item.status === "failed" ? item.problem.code : item.file.name,
    );
    // the fifth claim declared other bytes than were sent for it; nothing was sent for the eighth
    expect(statuses).toEqual(
      claims
        .map((claim, index) =>
          index === 4 ? "content_mismatch" : index === 7 ? "content_missing" : claim.name,
        )
        .filter((_, index) => index !== 3 && index !== 5),
    );
    expect(await names(actor, roomId)).toHaveLength(26);
    const added = (await recorded(roomId)).filter((row) => row.action === "file.added");
    expect(added).toHaveLength(26);
  });
});

describe("at the same moment", () => {
  it("fifty completions of one upload make one file", async () => {
    const { roomId, actor } = await room();
    const bytes = randomBytes(5000);
    const { uploadId } = await pending(actor, roomId, claimFor(bytes));
    await sendBytes(uploadId, bytes);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => completeUpload(actor, { roomId, uploadId }, input)),
    );
    expect(new Set(answers.map(({ file }) => file.id)).size).toBe(1);
    expect(await names(actor, roomId)).toHaveLength(1);
    expect((await recorded(roomId)).filter((row) => row.action === "file.added")).toHaveLength(1);
    expect(await hasBytes(uploadId)).toBe(true);
  });

  it("fifty uploads of the same content make one content and fifty files", async () => {
    const { roomId, actor } = await room();
    const bytes = randomBytes(5000);
    const claims = Array.from({ length: 50 }, (_, index) => claimFor(bytes, { name: `${index}.pdf` }));
    const { items } = await claimBatch(actor, roomId, claims);
    const uploadIds = items.flatMap((item) => (item.status === "pending" ? [item.uploadId] : []));
    expect(uploadIds).toHaveLength(50);
    await Promise.all(uploadIds.map((uploadId) => sendBytes(uploadId, bytes)));
    const answers = await Promise.all(
      uploadIds.map((uploadId) => completeUpload(actor, { roomId, uploadId }, input)),
    );
    expect(new Set(answers.map(({ file }) => file.fileId)).size).toBe(1);
    expect(await names(actor, roomId)).toHaveLength(50);
    const present = await Promise.all(uploadIds.map(hasBytes));
    expect(present.filter(Boolean)).toHaveLength(1);
    const [file] = await db().file.findMany({ where: { userId: actor.userId } });
    expect(uploadIds.map((id) => `objects/${id.slice(-2)}/${id}`)).toContain(file?.storageKey);
  });

  it("fifty completions under one name: one gets it, the others say so and can take the next", async () => {
    const { roomId, actor } = await room();
    const contents = Array.from({ length: 50 }, () => randomBytes(100));
    const claims = await Promise.all(contents.map((bytes) => pending(actor, roomId, claimFor(bytes))));
    await Promise.all(
      claims.map(({ uploadId }, index) => sendBytes(uploadId, contents[index] ?? Buffer.of())),
    );
    const results = await Promise.allSettled(
      claims.map(({ uploadId }) => completeUpload(actor, { roomId, uploadId }, input)),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "name_taken" });
    }
    const again = await Promise.all(
      claims.map(({ uploadId }) => completeUpload(actor, { roomId, uploadId }, { onConflict: "rename" })),
    );
    expect(new Set(again.map(({ file }) => file.name)).size).toBe(50);
    expect((await recorded(roomId)).filter((row) => row.action === "file.added")).toHaveLength(50);
  });

  it("completing and cancelling: one of them holds, and the bytes agree", async () => {
    const { roomId, actor } = await room();
    for (let round = 0; round < 10; round++) {
      const bytes = randomBytes(100);
      const { uploadId } = await pending(actor, roomId, claimFor(bytes, { name: `${round}.pdf` }));
      await sendBytes(uploadId, bytes);
      await Promise.allSettled([
        completeUpload(actor, { roomId, uploadId }, input),
        cancelUpload(actor, { roomId, uploadId }),
      ]);
      const { status } = await db().upload.findUniqueOrThrow({ where: { id: uploadId } });
      expect(await hasBytes(uploadId)).toBe(status === "completed");
    }
  });

  it("removing a file and linking its content: the link keeps its bytes", async () => {
    const { roomId, actor } = await room();
    const bytes = randomBytes(100);
    const { uploadId } = await pending(actor, roomId, claimFor(bytes));
    await sendBytes(uploadId, bytes);
    const { file } = await completeUpload(actor, { roomId, uploadId }, input);
    const results = await Promise.allSettled([
      removeFile(actor, { roomId, linkId: file.id }),
      ...Array.from({ length: 50 }, (_, index) =>
        claimUpload(actor, roomId, claimFor(bytes, { name: `copy ${index}.pdf` })),
      ),
    ]);
    expect(results.every((result) => result.status === "fulfilled")).toBe(true);
    expect(await names(actor, roomId)).toHaveLength(50);
    expect(await hasBytes(uploadId)).toBe(true);
  });
});
