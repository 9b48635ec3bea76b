import { Counter, Histogram } from "prom-client";
import { env } from "#lib/env";
import { log } from "#lib/log";
import { metric } from "#lib/metrics/metric";

const histogramName = "strongroom_database_query_seconds";
const failuresName = "strongroom_database_query_failures_total";

const histogram = metric<Histogram<"operation">>(
  histogramName,
  Histogram,
  () =>
    new Histogram({
      name: histogramName,
      help: "Time of a statement from sending it to its result",
      labelNames: ["operation"],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    }),
);
const failures = metric<Counter<"operation">>(
  failuresName,
  Counter,
  () =>
    new Counter({ name: failuresName, help: "Statements that ended in an error", labelNames: ["operation"] }),
);

const operations = new Set(["SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "BEGIN", "COMMIT", "ROLLBACK"]);

function operationOf(sql: string): string {
  const word = /^\s*([a-z]+)/i.exec(sql)?.[1]?.toUpperCase() ?? "";
  return operations.has(word) ? word.toLowerCase() : "other";
}

/** Runs one statement, counts it, and logs its text (never its values) when it took longer than SLOW_QUERY_MS. */
export async function observeQuery<T>(sql: string, run: () => Promise<T>): Promise<T> {
  const operation = operationOf(sql);
  const start = performance.now();
  try {
    return await run();
  } catch (error) {
    failures.inc({ operation });
    throw error;
  } finally {
    const milliseconds = performance.now() - start;
    histogram.observe({ operation }, milliseconds / 1000);
    if (milliseconds >= env().slowQueryMs) {
      log.warn({ milliseconds: Math.round(milliseconds), sql: sql.slice(0, 2000) }, "slow query");
    }
  }
}
