import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase, databasePool, db } from "#lib/db/client";
import { databaseErrorCode } from "#lib/db/error-code";
import { transaction } from "#lib/db/transaction";
import { testDatabase } from "#test/database";

describe("transaction", () => {
  beforeAll(testDatabase);
  afterAll(closeDatabase);

  test("runs again after a deadlock, and both sides succeed", async () => {
    await db().$executeRaw`INSERT INTO rate_limit (key) VALUES ('a'), ('b')`;
    let runs = 0;
    const both = (first: string, second: string) =>
      transaction(async (tx) => {
        runs += 1;
        await tx.$executeRaw`UPDATE rate_limit SET points = points + 1 WHERE key = ${first}`;
        await sleep(100);
        await tx.$executeRaw`UPDATE rate_limit SET points = points + 1 WHERE key = ${second}`;
      });
    await Promise.all([both("a", "b"), both("b", "a")]);
    expect(runs).toBeGreaterThan(2);
    const rows = await db().$queryRaw<{ points: number }[]>`SELECT points FROM rate_limit`;
    expect(rows.map((row) => row.points)).toEqual([2, 2]);
  });

  test("one whose COMMIT is refused fails, and gives its connection back", async () => {
    const user = { email: "a@b.test", name: "A", passwordHash: "x" };
    for (let attempt = 0; attempt < 25; attempt += 1) {
      const error: unknown = await transaction((tx) => tx.user.create({ data: user })).catch(
        (reason: unknown) => reason,
      );
      expect(databaseErrorCode(error)).toBe("SR001");
    }
    expect(databasePool().waitingCount).toBe(0);
    expect(await db().user.count()).toBe(0);
  });

  test("an error of ours passes through, once, and nothing stays", async () => {
    let runs = 0;
    const work = transaction(async (tx) => {
      runs += 1;
      await tx.$executeRaw`INSERT INTO rate_limit (key) VALUES ('c')`;
      throw new Error("ours");
    });
    await expect(work).rejects.toThrow("ours");
    expect(runs).toBe(1);
    expect(await db().$queryRaw`SELECT FROM rate_limit WHERE key = 'c'`).toEqual([]);
  });
});
