import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { record, recordMany, recordRefusal, systemSubject } from "#lib/audit/record";
import { db } from "#lib/db/client";
import { newId } from "#lib/db/new-id";
import { transaction } from "#lib/db/transaction";
import { testDatabase } from "#test/database";
import { makeActor, makeLink, makeRoom, makeUser } from "#test/factories";

type Row = Record<string, unknown> & { id: string; payload: string; nonce: Uint8Array; leaf: Uint8Array };

async function rowsAbout(targetId: string): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    SELECT l.*, p.leaf FROM audit_log l JOIN audit_pending p ON p.audit_id = l.id AND p.created_at = l.created_at
    WHERE l.target_id = ${targetId} ORDER BY l.id`;
}

const folder = (id: string, name: string) => ({
  action: "folder.created" as const,
  target: { type: "folder" as const, id, name },
  after: { name },
});

describe("record", () => {
  beforeAll(testDatabase);

  it("writes the event with who, what and where from, and its pending leaf", async () => {
    const actor = makeActor(await makeUser({ name: "Ana Ruiz" }));
    const room = await makeRoom({ name: "Project Nord" });
    const id = newId();
    await transaction((tx) => record(tx, actor, { ...folder(id, "Corporate"), roomId: room.id }));
    const [row] = await rowsAbout(id);
    expect(row).toMatchObject({
      action: "folder.created",
      outcome: "success",
      actor_kind: "user",
      actor_user_id: actor.userId,
      actor_name: "Ana Ruiz",
      actor_email: actor.email,
      room_id: room.id,
      target_type: "folder",
      target_name: "Corporate",
      before: null,
      after: { name: "Corporate" },
      address: "192.0.2.1",
      user_agent: "test",
      request_id: actor.context.requestId,
    });
    const bytes = Buffer.concat([Buffer.of(0), row?.nonce ?? Buffer.of(), Buffer.from(row?.payload ?? "")]);
    expect(Buffer.from(row?.leaf ?? [])).toEqual(createHash("sha256").update(bytes).digest());
  });

  it("marks what a token did", async () => {
    const id = newId();
    const actor = makeActor(await makeUser(), { tokenId: newId() });
    await transaction((tx) => record(tx, actor, folder(id, "By token")));
    expect((await rowsAbout(id))[0]).toMatchObject({ actor_kind: "token", token_id: actor.tokenId });
  });

  it("leaves nothing behind when the transaction fails", async () => {
    const id = newId();
    const failed = transaction(async (tx) => {
      await record(tx, systemSubject, folder(id, "Never"));
      throw new Error("the change failed");
    });
    await expect(failed).rejects.toThrow("the change failed");
    expect(await rowsAbout(id)).toEqual([]);
  });

  it("writes many events in one go, each with its own leaf", async () => {
    const id = newId();
    const events = Array.from({ length: 500 }, (_, n) => folder(id, `Folder ${n}`));
    await transaction((tx) => recordMany(tx, systemSubject, events));
    const rows = await rowsAbout(id);
    expect(rows).toHaveLength(500);
    expect(new Set(rows.map((row) => Buffer.from(row.leaf).toString("hex"))).size).toBe(500);
  });

  it("records a refusal on its own", async () => {
    const actor = makeActor(await makeUser());
    const roomId = newId();
    await recordRefusal(actor, { code: "not_found", permission: "file.list", roomId });
    const [row] = await db().$queryRaw<Row[]>`SELECT * FROM audit_log WHERE room_id = ${roomId}::uuid`;
    expect(row).toMatchObject({
      action: "access.refused",
      outcome: "refused",
      detail: { code: "not_found", permission: "file.list" },
    });
  });

  it("names what was refused, and nothing of another room", async () => {
    const actor = makeActor(await makeUser());
    const link = await makeLink({ name: "Articles.pdf" });
    const other = await makeRoom({ name: "Elsewhere" });
    const target = { type: "file", id: link.id, name: null } as const;
    for (const roomId of [link.roomId, other.id])
      await recordRefusal(actor, { code: "not_found", roomId, target });
    const rows = (await rowsAbout(link.id)).filter((row) => row.action === "access.refused");
    expect(rows.map((row) => row.target_name)).toEqual(["Articles.pdf", null]);
    expect(rows[1]).toMatchObject({ room_id: other.id, room_name: "Elsewhere" });
  });

  it("can be neither altered nor deleted by the application", async () => {
    await expect(db().$executeRaw`UPDATE audit_log SET actor_name = 'somebody else'`).rejects.toThrow();
    await expect(db().$executeRaw`DELETE FROM audit_log`).rejects.toThrow();
    await expect(db().$executeRaw`TRUNCATE audit_log`).rejects.toThrow();
  });
});
