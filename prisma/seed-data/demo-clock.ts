import { mock } from "node:test";

/**
 * The demo plays over weeks in seconds: domain code asks `Date` what time it is, and is told. What PostgreSQL dates by
 * its own clock is set in the same transaction.
 */
export const demoClock = {
  set(at: number): void {
    mock.timers.reset();
    mock.timers.enable({ apis: ["Date"], now: at });
  },
  reset(): void {
    mock.timers.reset();
  },
};
