import type { QueryResultRow } from "pg";
import type { Prisma } from "#prisma/generated/client";
import { databasePool } from "#lib/db/client";
import { observeQuery } from "#lib/db/observe-query";
import { statementName } from "#lib/db/statement-name";

/**
 * Runs one reading statement outside of any transaction, past Prisma's own handling of results, which costs as much
 * again as the few statements that nearly every request runs. Named, measured and logged as Prisma's are.
 */
export async function hotRead<Row extends QueryResultRow>({ text, values }: Prisma.Sql): Promise<Row[]> {
  const query = { name: statementName(text) || undefined, text, values };
  const { rows } = await observeQuery(text, () => databasePool().query<Row>(query));
  return rows;
}
