import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlQueryable } from "@prisma/driver-adapter-utils";
import type pg from "pg";
import { observeQuery } from "#lib/db/observe-query";
import { statementName } from "#lib/db/statement-name";
import { log } from "#lib/log";

function measured<T extends SqlQueryable>(queryable: T): T {
  const queryRaw = queryable.queryRaw.bind(queryable);
  const executeRaw = queryable.executeRaw.bind(queryable);
  queryable.queryRaw = (query) => observeQuery(query.sql, () => queryRaw(query));
  queryable.executeRaw = (query) => observeQuery(query.sql, () => executeRaw(query));
  return queryable;
}

/** Prisma's PostgreSQL adapter over a pool of ours, with named statements, a histogram and the slow-query log. */
export class MeasuredAdapter extends PrismaPg {
  constructor(pool: pg.Pool) {
    super(pool, {
      statementNameGenerator: (query) => statementName(query.sql),
      onPoolError: (error) => log.warn({ err: error }, "an idle database connection broke"),
      onConnectionError: (error) => log.warn({ err: error }, "a database connection broke"),
    });
  }

  override async connect(): ReturnType<PrismaPg["connect"]> {
    const adapter = measured(await super.connect());
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => measured(await start(level));
    return adapter;
  }
}
