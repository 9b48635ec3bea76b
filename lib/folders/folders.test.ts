import { beforeAll, describe, expect, it } from "vitest";
import { downloadFile } from "#lib/files/download-file";
import { listFiles } from "#lib/files/list-files";
import { listFilesQuery } from "#lib/files/schema";
import { createFolder } from "#lib/folders/create-folder";
import { getFolder } from "#lib/folders/get-folder";
import { listFolders } from "#lib/folders/list-folders";
import { removeFolder } from "#lib/folders/remove-folder";
import { renameFolder } from "#lib/folders/rename-folder";
import { restoreFolder } from "#lib/folders/restore-folder";
import { createFolderBody, listFoldersQuery } from "#lib/folders/schema";
import { testDatabase } from "#test/database";
import { makeActor, makeFolder, makeLink, makeMember, makeRoom } from "#test/factories";
import { lastRecorded, recorded } from "#test/recorded";

beforeAll(testDatabase);

async function room() {
  const made = await makeRoom();
  const actor = makeActor(made.owner);
  const create = (name: string, parentId?: string) =>
    createFolder(actor, made.id, createFolderBody.parse({ name, ...(parentId && { parentId }) }));
  const at = (folderId: string) => ({ roomId: made.id, folderId });
  return { made, roomId: made.id, actor, create, at };
}

describe("folders", () => {
  it("are made, found by a path, renamed and listed page by page in natural order", async () => {
    const { roomId, actor, create, at } = await room();
    const top = await create("Contracts");
    const inner = await create("2026", top.id);
    expect(await getFolder(actor, at(inner.id))).toMatchObject({
      ...inner,
      path: [
        { id: top.id, name: "Contracts" },
        { id: inner.id, name: "2026" },
      ],
    });
    expect(await getFolder(actor, at(roomId))).toMatchObject({ parentId: null, path: [] });
    await renameFolder(actor, at(inner.id), { name: "2027" });
    expect(await lastRecorded(roomId)).toMatchObject({
      action: "folder.renamed",
      before: { name: "2026" },
      after: { name: "2027" },
    });
    for (let number = 1; number <= 12; number++) await create(`Part ${number}`);
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listFolders(
        actor,
        roomId,
        listFoldersQuery.parse({ limit: 5, ...(cursor && { cursor }) }),
      );
      names.push(...page.items.map((folder) => folder.name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(names).toEqual(["Contracts", ...Array.from({ length: 12 }, (_, index) => `Part ${index + 1}`)]);
  });

  it("have a name once, and give the present one when asked to", async () => {
    const { roomId, actor, create, at } = await room();
    const first = await create("A");
    await expect(create("A")).rejects.toMatchObject({ code: "name_taken" });
    const used = await createFolder(actor, roomId, createFolderBody.parse({ name: "A", onConflict: "use" }));
    expect(used).toEqual(first);
    const second = await create("B");
    await expect(renameFolder(actor, at(second.id), { name: "A" })).rejects.toMatchObject({
      code: "name_taken",
    });
  });

  it("fifty of one name at once make one", async () => {
    const { roomId, actor } = await room();
    const body = createFolderBody.parse({ name: "Same", onConflict: "use" });
    const folders = await Promise.all(Array.from({ length: 50 }, () => createFolder(actor, roomId, body)));
    expect(new Set(folders.map((folder) => folder.id)).size).toBe(1);
    expect((await recorded(roomId)).filter((row) => row.action === "folder.created")).toHaveLength(1);
  });

  it("hide what is in them when they are removed, and bring it back, but not what was removed before", async () => {
    const { made, roomId, actor, create, at } = await room();
    const top = await create("Top");
    const inner = await create("Inner", top.id);
    const before = await create("Before", top.id);
    const link = await makeLink({ room: made, folderId: inner.id });
    await removeFolder(actor, at(before.id));
    await removeFolder(actor, at(top.id));
    expect(await lastRecorded(roomId)).toMatchObject({ action: "folder.removed", detail: { folders: 2 } });
    const list = () => listFiles(actor, roomId, listFilesQuery.parse({ folderId: inner.id }));
    await expect(list()).rejects.toMatchObject({ code: "not_found" });
    await expect(downloadFile(actor, { roomId, linkId: link.id })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(create("New", inner.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(restoreFolder(actor, at(inner.id))).rejects.toMatchObject({ code: "conflict" });
    await restoreFolder(actor, at(top.id));
    expect((await list()).items.map((item) => item.id)).toEqual([link.id]);
    await expect(getFolder(actor, at(before.id))).rejects.toMatchObject({ code: "not_found" });
    await restoreFolder(actor, at(before.id));
  });

  it("removed while fifty folders are made in them: none of those stays visible", async () => {
    const { roomId, actor, create, at } = await room();
    const top = await create("Top");
    const inner = await create("Inner", top.id);
    const [removal, ...made] = await Promise.allSettled([
      removeFolder(actor, at(top.id)),
      ...Array.from({ length: 50 }, (_, index) => create(`${index}`, inner.id)),
    ]);
    expect(removal.status).toBe("fulfilled");
    for (const result of made) {
      if (result.status === "fulfilled") {
        await expect(getFolder(actor, at(result.value.id))).rejects.toMatchObject({ code: "not_found" });
      } else expect(result.reason).toMatchObject({ code: "not_found" });
    }
    expect((await listFolders(actor, roomId, listFoldersQuery.parse({}))).items).toEqual([]);
  });

  it("have a parent in the same room, and the root cannot be changed", async () => {
    const { roomId, actor, create, at } = await room();
    const other = await makeFolder();
    await expect(create("A", other.id)).rejects.toMatchObject({ code: "not_found" });
    expect(await lastRecorded(roomId)).toMatchObject({ action: "access.refused", targetId: other.id });
    for (const step of [
      () => renameFolder(actor, at(other.id), { name: "x" }),
      () => removeFolder(actor, at(other.id)),
      () => getFolder(actor, at(other.id)),
    ]) {
      await expect(step()).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(removeFolder(actor, at(roomId))).rejects.toMatchObject({ code: "conflict" });
    await expect(renameFolder(actor, at(roomId), { name: "x" })).rejects.toMatchObject({ code: "conflict" });
  });

  it("are removed by editors, not by contributors", async () => {
    const { made, create, at } = await room();
    const folder = await create("A");
    const contributor = makeActor((await makeMember({ room: made, role: "contributor" })).user);
    await expect(removeFolder(contributor, at(folder.id))).rejects.toMatchObject({ code: "forbidden" });
    const editor = makeActor((await makeMember({ room: made, role: "editor" })).user);
    await removeFolder(editor, at(folder.id));
  });
});
