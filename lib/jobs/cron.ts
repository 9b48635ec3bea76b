import { parseCronItems, type ParsedCronItem } from "graphile-worker";
import type { TaskName } from "#lib/jobs/tasks";

/** When the regular tasks run (UTC). One instance queues each, however many there are. */
const schedule: Partial<Record<TaskName, string>> = {
  "sweep-uploads": "*/10 * * * *",
  "collect-content": "20 */6 * * *",
  "purge-removed": "40 3 * * *",
  "sweep-storage": "10 4 * * *",
  "ensure-audit-partitions": "5 2 * * *",
};

/** The schedule in the form of the queue; what was missed while nothing ran is done once, within a day. */
export function cronItems(): ParsedCronItem[] {
  return parseCronItems(
    Object.entries(schedule).map(([task, match]) => ({
      task,
      match,
      options: {
        backfillPeriod: 0,
        maxAttempts: 5,
        jobKey: `cron:${task}`,
        jobKeyMode: "preserve_run_at" as const,
      },
    })),
  );
}
