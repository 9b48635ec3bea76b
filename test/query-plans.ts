import pg from "pg";
import { databasePool } from "#lib/db/client";

type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };
type Statement = { text: string; values: unknown[] };

/** Runs `work` and returns the statements that it sent (transaction control apart), each text once. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const seen = new Map<string, Statement>();
  const original: unknown = Reflect.get(pg.Client.prototype, "query");
  if (typeof original !== "function") throw new Error("pg has changed: its client has no query");
  const spied = function (this: pg.Client, ...args: unknown[]): unknown {
    const [query] = args;
    if (typeof query === "object" && query !== null && "text" in query && "values" in query) {
      const { text, values } = query;
      if (
        typeof text === "string" &&
        Array.isArray(values) &&
        /^\s*(SELECT|WITH|UPDATE|DELETE|INSERT)/i.test(text)
      ) {
        seen.set(text, { text, values });
      }
    }
    return Reflect.apply(original, this, args);
  };
  Reflect.set(pg.Client.prototype, "query", spied);
  try {
    await work();
  } finally {
    Reflect.set(pg.Client.prototype, "query", original);
  }
  return [...seen.values()];
}

/** The plans of a statement: for its values, and the generic one that a named statement may settle on. */
export async function plansOf({ text, values }: Statement): Promise<Plan[]> {
  const pool = databasePool();
  const plans: Plan[] = [];
  const client = await pool.connect();
  try {
    for (const mode of ["force_custom_plan", "force_generic_plan"]) {
      await client.query("BEGIN");
      await client.query(`SET LOCAL plan_cache_mode = ${mode}`);
      const { rows } = await client.query<{ "QUERY PLAN": { Plan: Plan }[] }>(
        `EXPLAIN (FORMAT JSON) ${text}`,
        values,
      );
      await client.query("ROLLBACK");
      for (const row of rows) plans.push(...row["QUERY PLAN"].map((entry) => entry.Plan));
    }
    return plans;
  } finally {
    client.release();
  }
}

/** Tables that a plan reads from end to end. */
export function scannedTables(plan: Plan): string[] {
  const own = plan["Node Type"] === "Seq Scan" && plan["Relation Name"] ? [plan["Relation Name"]] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(scannedTables)];
}

/** Tables whose rows a plan sorts. What a LIMIT has cut to a page before may be sorted. */
export function sortedTables(plan: Plan, sorting = false): string[] {
  const type = plan["Node Type"];
  const below = type === "Limit" ? false : sorting || /Sort/.test(type);
  const own = sorting && plan["Relation Name"] ? [plan["Relation Name"]] : [];
  return [...own, ...(plan.Plans ?? []).flatMap((inner) => sortedTables(inner, below))];
}
