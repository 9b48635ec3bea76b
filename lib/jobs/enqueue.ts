import type { Tx } from "#lib/db/transaction";
import type { TaskName, TaskPayloads } from "#lib/jobs/tasks";

type Options = {
  /** how many seconds from now; at once when absent */
  delaySeconds?: number;
};

/** Queues jobs in the business transaction: they exist if and only if it commits. One statement for any number. */
export async function enqueue<T extends TaskName>(
  tx: Tx,
  task: T,
  payloads: readonly TaskPayloads[T][],
  options: Options = {},
): Promise<void> {
  if (payloads.length === 0) return;
  await tx.$queryRaw`
    SELECT count(graphile_worker.add_job(${task}, payload::json,
      run_at => now() + make_interval(secs => ${options.delaySeconds ?? 0}::int)))
    FROM jsonb_array_elements(${JSON.stringify(payloads)}::jsonb) AS payload`;
}
