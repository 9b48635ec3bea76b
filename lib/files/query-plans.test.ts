import { randomBytes } from "node:crypto";
import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { record, systemSubject } from "#lib/audit/record";
import type { Actor } from "#lib/access/actor";
import { databasePool, useDatabase } from "#lib/db/client";
import { newId } from "#lib/db/new-id";
import { transaction } from "#lib/db/transaction";
import { downloadFile } from "#lib/files/download-file";
import { getFile } from "#lib/files/get-file";
import { listFiles } from "#lib/files/list-files";
import { removeFile } from "#lib/files/remove-file";
import { renameFile } from "#lib/files/rename-file";
import { restoreFile } from "#lib/files/restore-file";
import { listFilesQuery } from "#lib/files/schema";
import { createFolder } from "#lib/folders/create-folder";
import { getFolder } from "#lib/folders/get-folder";
import { listFolders } from "#lib/folders/list-folders";
import { createFolderBody, listFoldersQuery } from "#lib/folders/schema";
import { objectKey } from "#lib/storage/keys";
import { claimBatch } from "#lib/uploads/claim-batch";
import { claimUpload } from "#lib/uploads/claim-upload";
import { completeUpload } from "#lib/uploads/complete-upload";
import { freshDatabase } from "#test/database";
import { makeActor, makeFile, makeFolder, makeLink, makeRoom } from "#test/factories";
import { plansOf, scannedTables, sortedTables, statementsOf } from "#test/query-plans";
import { claimFor, sendBytes } from "#test/send-bytes";

let actor: Actor;
let roomId: string;
let folderId: string;
let linkId: string;

// Many people with their rooms, and one room with many files and folders: enough that reading a table is the dearer plan.
beforeAll(async () => {
  const urls = await freshDatabase();
  await useDatabase(urls.application);
  const room = await makeRoom();
  actor = makeActor(room.owner);
  roomId = room.id;
  const file = await makeFile({ user: room.owner, storageKey: objectKey(newId()) });
  linkId = (await makeLink({ room, file })).id;
  folderId = (await makeFolder({ room })).id;
  await transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO "user" (id, email, name, password_hash, updated_at)
      SELECT gen_random_uuid(), 'p' || n || '@example.test', 'Person ' || n, '', now() FROM generate_series(1, 3000) n`;
    await tx.$executeRaw`INSERT INTO room (id, name, created_by_id, updated_at)
      SELECT gen_random_uuid(), 'Room', id, now() FROM "user"`;
    await tx.$executeRaw`INSERT INTO membership (id, user_id, room_id, role)
      SELECT gen_random_uuid(), created_by_id, id, 'owner' FROM room ON CONFLICT DO NOTHING`;
    await tx.$executeRaw`INSERT INTO folder (id, room_id, parent_id, name, created_by_id, updated_at)
      SELECT gen_random_uuid(), ${roomId}::uuid, ${roomId}::uuid, 'Folder ' || n, ${actor.userId}::uuid, now()
      FROM generate_series(1, 5000) n`;
    await tx.$executeRaw`INSERT INTO file (id, user_id, sha256, size, media_type, storage_key, status)
      SELECT gen_random_uuid(), ${actor.userId}::uuid, lpad(to_hex(n), 64, '0'), n, 'text/plain', 'seed/' || n, 'verified'
      FROM generate_series(1, 20000) n`;
    await tx.$executeRaw`INSERT INTO file_room_link (id, room_id, folder_id, file_id, name, size, added_by_id, updated_at)
      SELECT gen_random_uuid(), ${roomId}::uuid, ${roomId}::uuid, id, 'File ' || size, size, user_id, now()
      FROM file WHERE storage_key LIKE 'seed/%'`;
    await tx.$executeRaw`INSERT INTO file_version (id, link_id, file_id, number, added_by_id)
      SELECT gen_random_uuid(), id, file_id, 1, added_by_id FROM file_room_link ON CONFLICT DO NOTHING`;
    await tx.$executeRaw`INSERT INTO upload (id, room_id, folder_id, user_id, name, media_type, size, sha256, storage_key,
        part_size, expires_at)
      SELECT gen_random_uuid(), ${roomId}::uuid, ${roomId}::uuid, user_id, 'u', 'text/plain', size, sha256, storage_key,
        size, now() + interval '1 day' FROM file`;
    await record(tx, systemSubject, {
      action: "user.enabled",
      target: { type: "user", id: "seed", name: null },
    });
  });
  const owner = new pg.Client({ connectionString: urls.owner });
  await owner.connect();
  await owner.query("ANALYZE");
  await owner.end();
});

async function expectIndexed(work: () => Promise<unknown>, options: { paged?: true } = {}) {
  const statements = await statementsOf(work);
  expect(statements.length).toBeGreaterThan(0);
  for (const statement of statements) {
    for (const plan of await plansOf(statement)) {
      expect(scannedTables(plan), statement.text).toEqual([]);
      if (options.paged) expect(sortedTables(plan), statement.text).toEqual([]);
    }
  }
}

describe("no statement reads or sorts a table", () => {
  const sorts = ["name", "-name", "size", "-size", "createdAt", "-createdAt"] as const;
  it.each(sorts)("list by %s, first and next page", async (sort) => {
    for (const limit of [50, 200]) {
      const first = await listFiles(actor, roomId, listFilesQuery.parse({ sort, limit }));
      const cursor = first.nextCursor ?? "";
      expect(first.items).toHaveLength(limit);
      await expectIndexed(() => listFiles(actor, roomId, listFilesQuery.parse({ sort, limit })), {
        paged: true,
      });
      await expectIndexed(() => listFiles(actor, roomId, listFilesQuery.parse({ sort, limit, cursor })), {
        paged: true,
      });
      await expectIndexed(() => listFiles(actor, roomId, listFilesQuery.parse({ sort, limit, q: "e 19" })), {
        paged: true,
      });
    }
  });

  it("folders", async () => {
    const first = await listFolders(actor, roomId, listFoldersQuery.parse({}));
    const cursor = first.nextCursor ?? "";
    await expectIndexed(() => listFolders(actor, roomId, listFoldersQuery.parse({})), { paged: true });
    await expectIndexed(() => listFolders(actor, roomId, listFoldersQuery.parse({ cursor })), {
      paged: true,
    });
    await expectIndexed(() => getFolder(actor, { roomId, folderId }));
    await expectIndexed(() => createFolder(actor, roomId, createFolderBody.parse({ name: "New" })));
  });

  it("one file: read, download, rename, remove, restore", async () => {
    const target = { roomId, linkId };
    await expectIndexed(() => getFile(actor, target));
    await expectIndexed(() => downloadFile(actor, target));
    await expectIndexed(() => renameFile(actor, target, { name: "other.pdf" }));
    await expectIndexed(() => removeFile(actor, target));
    await expectIndexed(() => restoreFile(actor, target, { onConflict: "rename" }));
  });

  it("uploads: claim, complete, link, batch", async () => {
    const bytes = randomBytes(20);
    let uploadId = "";
    await expectIndexed(async () => {
      const answer = await claimUpload(actor, roomId, claimFor(bytes));
      if (answer.status === "pending") uploadId = answer.uploadId;
    });
    await sendBytes(uploadId, bytes);
    await expectIndexed(() => completeUpload(actor, { roomId, uploadId }, { onConflict: "fail" }));
    await expectIndexed(() =>
      claimUpload(actor, roomId, claimFor(bytes, { name: "linked.pdf", onConflict: "rename" })),
    );
    const claims = Array.from({ length: 100 }, (_, index) =>
      claimFor(randomBytes(9), { name: `batch ${index}` }),
    );
    await expectIndexed(() => claimBatch(actor, roomId, claims));
  });

  it("and the test itself sees a scan and a sort", async () => {
    const statements = await statementsOf(() =>
      databasePool().query({ text: "SELECT * FROM file_room_link ORDER BY updated_at", values: [] }),
    );
    expect(statements).toHaveLength(1);
    const [plan] = statements[0] ? await plansOf(statements[0]) : [];
    expect(plan && scannedTables(plan)).toEqual(["file_room_link"]);
    expect(plan && sortedTables(plan)).toEqual(["file_room_link"]);
  });
});
