import { beforeAll, describe, expect, it } from "vitest";
import type { RoomRole } from "#lib/access/permissions";
import { db } from "#lib/db/client";
import { transaction } from "#lib/db/transaction";
import { record, systemSubject } from "#lib/audit/record";
import { downloadFile } from "#lib/files/download-file";
import type { FileItem } from "#lib/files/dto";
import { getFile } from "#lib/files/get-file";
import { listFiles } from "#lib/files/list-files";
import { removeFile } from "#lib/files/remove-file";
import { renameFile } from "#lib/files/rename-file";
import { restoreFile } from "#lib/files/restore-file";
import { listFilesQuery } from "#lib/files/schema";
import { objectKey } from "#lib/storage/keys";
import { newId } from "#lib/db/new-id";
import { testDatabase } from "#test/database";
import { makeActor, makeFile, makeFolder, makeLink, makeMember, makeRoom, makeUser } from "#test/factories";
import { lastRecorded, recorded } from "#test/recorded";

beforeAll(testDatabase);

async function fileIn(role: RoomRole = "owner", options: { own?: boolean } = {}) {
  const room = await makeRoom();
  const user = role === "owner" ? room.owner : (await makeMember({ room, role })).user;
  const file = await makeFile({ storageKey: objectKey(newId()), user: options.own ? user : room.owner });
  const link = await makeLink({ room, file, user: options.own ? user : room.owner });
  return { room, user, actor: makeActor(user), link, target: { roomId: room.id, linkId: link.id } };
}

describe("list", () => {
  const sorts = ["name", "-name", "size", "-size", "createdAt", "-createdAt"] as const;

  it.each(sorts)("gives every file once by %s, page by page", async (sort) => {
    const room = await makeRoom();
    const actor = makeActor(room.owner);
    for (let index = 0; index < 23; index++) {
      const file = await makeFile({ user: room.owner, size: BigInt(index % 4) });
      await makeLink({ room, file, name: `file ${index}` });
    }
    const items: FileItem[] = [];
    let cursor: string | undefined;
    do {
      const query = listFilesQuery.parse({ sort, limit: 5, ...(cursor && { cursor }) });
      const page = await listFiles(actor, room.id, query);
      expect(page.items.length).toBeLessThanOrEqual(5);
      items.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(items.map((item) => item.id)).size).toBe(23);
    const key = (item: FileItem) =>
      sort.endsWith("name")
        ? Number(item.name.slice(5))
        : sort.endsWith("size")
          ? item.size
          : Date.parse(item.createdAt);
    const keys = items.map(key);
    const sign = sort.startsWith("-") ? -1 : 1;
    expect(keys).toEqual(keys.toSorted((a, b) => sign * (a - b)));
  });

  it("finds part of a name, and takes % and _ as they are", async () => {
    const room = await makeRoom();
    for (const name of ["100% sure.pdf", "100 shares.pdf", "a_b.txt", "axb.txt", "Annual REPORT.pdf"]) {
      await makeLink({ room, name });
    }
    const find = async (q: string) =>
      (await listFiles(makeActor(room.owner), room.id, listFilesQuery.parse({ q }))).items.map(
        (item) => item.name,
      );
    expect(await find("report")).toEqual(["Annual REPORT.pdf"]);
    expect(await find("0%")).toEqual(["100% sure.pdf"]);
    expect(await find("a_b")).toEqual(["a_b.txt"]);
    expect(await find("\\")).toEqual([]);
  });

  it("is empty, not missing, for an empty folder; missing for folders that are removed or elsewhere", async () => {
    const room = await makeRoom();
    const actor = makeActor(room.owner);
    const folder = await makeFolder({ room });
    const list = (folderId: string) => listFiles(actor, room.id, listFilesQuery.parse({ folderId }));
    expect(await list(folder.id)).toEqual({ items: [], nextCursor: null });
    for (const other of [await makeFolder(), await makeFolder({ room, removedAt: new Date() })]) {
      await expect(list(other.id)).rejects.toMatchObject({ code: "not_found" });
      expect(await lastRecorded(room.id)).toMatchObject({ action: "access.refused", targetId: other.id });
    }
  });

  it("is not found by strangers, on the record, as for a room that does not exist", async () => {
    const { room } = await fileIn();
    const stranger = makeActor(await makeUser());
    const query = listFilesQuery.parse({});
    await expect(listFiles(stranger, room.id, query)).rejects.toMatchObject({ code: "not_found" });
    expect(await lastRecorded(room.id)).toMatchObject({
      action: "access.refused",
      actorUserId: stranger.userId,
    });
    await expect(listFiles(stranger, newId(), query)).rejects.toMatchObject({ code: "not_found" });
  });

  it("refuses the cursor of another list", async () => {
    const { room, actor } = await fileIn();
    const cursor = Buffer.from(JSON.stringify(["size", 1, newId()])).toString("base64url");
    const query = listFilesQuery.parse({ cursor, sort: "name" });
    await expect(listFiles(actor, room.id, query)).rejects.toMatchObject({ code: "bad_request" });
  });
});

describe("own and others' files", () => {
  const anyone: RoomRole[] = ["owner", "editor"];
  const cases = (["owner", "editor", "contributor", "viewer", "reader"] as const).flatMap((role) =>
    [true, false].map((own) => ({
      role,
      own,
      allowed: anyone.includes(role) || (role === "contributor" && own),
    })),
  );

  it.each(cases)("$role, own: $own → $allowed", async ({ role, own, allowed }) => {
    const { actor, target, room, link } = await fileIn(role, { own });
    const work = [
      () => renameFile(actor, target, { name: "other.pdf" }),
      () => removeFile(actor, target),
      () => restoreFile(actor, target, { onConflict: "fail" }),
    ];
    for (const step of work) {
      if (allowed) await step();
      else {
        await expect(step()).rejects.toMatchObject({ code: "forbidden" });
        expect(await lastRecorded(room.id)).toMatchObject({
          action: "access.refused",
          actorUserId: actor.userId,
        });
      }
    }
    const { name, removedAt } = await db().fileRoomLink.findUniqueOrThrow({ where: { id: link.id } });
    expect({ name, removedAt }).toEqual({ name: allowed ? "other.pdf" : link.name, removedAt: null });
  });
});

describe("rename", () => {
  it("fifty to one name at once: one has it, and only its change is on the record", async () => {
    const room = await makeRoom();
    const links = await Promise.all(Array.from({ length: 50 }, () => makeLink({ room })));
    const results = await Promise.allSettled(
      links.map((link) =>
        renameFile(makeActor(room.owner), { roomId: room.id, linkId: link.id }, { name: "one.pdf" }),
      ),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "name_taken" });
    }
    expect((await recorded(room.id)).filter((row) => row.action === "file.renamed")).toHaveLength(1);
  });

  it("is not found in another room, or when removed", async () => {
    const { actor, target, room } = await fileIn();
    const other = await makeRoom({ owner: room.owner });
    const astray = { roomId: other.id, linkId: target.linkId };
    await expect(renameFile(actor, astray, { name: "x" })).rejects.toMatchObject({ code: "not_found" });
    expect(await lastRecorded(other.id)).toMatchObject({ action: "access.refused", targetId: target.linkId });
    await removeFile(actor, target);
    for (const step of [
      () => renameFile(actor, target, { name: "x" }),
      () => getFile(actor, target),
      () => removeFile(actor, target),
    ]) {
      await expect(step()).rejects.toMatchObject({ code: "not_found" });
    }
  });
});

describe("restore", () => {
  it("says that the name was taken meanwhile, or takes the next one", async () => {
    const { actor, target, room, link } = await fileIn();
    await removeFile(actor, target);
    await makeLink({ room, name: link.name });
    await expect(restoreFile(actor, target, { onConflict: "fail" })).rejects.toMatchObject({
      code: "name_taken",
    });
    const file = await restoreFile(actor, target, { onConflict: "rename" });
    expect(file.name).toBe(link.name.replace(".pdf", " (2).pdf"));
  });
});

describe("download", () => {
  it("records, then gives an address of a minute", async () => {
    const { actor, target, room } = await fileIn("viewer");
    const { url } = await downloadFile(actor, target);
    expect(url).toMatch(/^http/);
    expect(await lastRecorded(room.id)).toMatchObject({
      action: "file.downloaded",
      actorUserId: actor.userId,
    });
  });

  it("is refused to readers and for quarantined content, on the record", async () => {
    const reader = await fileIn("reader");
    await expect(downloadFile(reader.actor, reader.target)).rejects.toMatchObject({ code: "forbidden" });
    expect(await lastRecorded(reader.room.id)).toMatchObject({ action: "access.refused" });
    const { actor, target, room, link } = await fileIn("owner");
    await transaction(async (tx) => {
      await tx.file.update({ where: { id: link.fileId }, data: { status: "quarantined" } });
      const event = {
        action: "file.quarantined" as const,
        target: { type: "file" as const, id: link.id, name: null },
      };
      await record(tx, systemSubject, { ...event, detail: { reason: "test" } });
    });
    await expect(downloadFile(actor, target)).rejects.toMatchObject({ code: "conflict" });
    expect(await lastRecorded(room.id)).toMatchObject({ action: "access.refused", targetId: target.linkId });
  });

  it("racing with removal of the member: every download that succeeds was recorded before", async () => {
    const { actor, target, room, user } = await fileIn("viewer");
    const remove = transaction(async (tx) => {
      await tx.membership.deleteMany({ where: { roomId: room.id, userId: user.id } });
      const event = {
        action: "member.removed" as const,
        target: { type: "user" as const, id: user.id, name: null },
      };
      await record(tx, systemSubject, { ...event, roomId: room.id, before: { role: "viewer" } });
    });
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => downloadFile(actor, target)));
    await remove;
    const rows = await recorded(room.id);
    const count = (action: string) => rows.filter((row) => row.action === action).length;
    expect(count("file.downloaded")).toBe(results.filter((result) => result.status === "fulfilled").length);
    await expect(downloadFile(actor, target)).rejects.toMatchObject({ code: "not_found" });
  });
});
