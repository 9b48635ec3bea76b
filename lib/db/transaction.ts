import { setTimeout as sleep } from "node:timers/promises";
import type { Prisma } from "#prisma/generated/client";
import { db } from "#lib/db/client";
import { databaseErrorCode } from "#lib/db/error-code";

/** A client inside a transaction. What must be written together takes one of these, never `db()`. */
export type Tx = Prisma.TransactionClient;

const retryable = new Set(["40001", "40P01"]);
const attempts = 3;

/**
 * Runs `work` in one transaction (READ COMMITTED) and returns its result after COMMIT. A deadlock or a serialisation
 * failure runs it again, so `work` must have no effect outside of the database.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db().$transaction(work);
    } catch (error) {
      const code = databaseErrorCode(error);
      if (attempt > attempts || code === null || !retryable.has(code)) throw error;
      await sleep(10 * 2 ** attempt * Math.random());
    }
  }
}
