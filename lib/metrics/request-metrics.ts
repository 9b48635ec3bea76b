import { Histogram } from "prom-client";
import { metric } from "#lib/metrics/metric";

const name = "strongroom_http_request_seconds";

const requests = metric<Histogram<"route" | "method" | "status">>(
  name,
  Histogram,
  () =>
    new Histogram({
      name,
      help: "Time from the arrival of a request to its answer; its _count counts requests",
      labelNames: ["route", "method", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    }),
);

export type ObservedRequest = {
  /** the pattern (`/api/v1/rooms/{roomId}`), never the address itself: a label must not grow with the ids in use */
  route: string;
  method: string;
  status: number;
  seconds: number;
};

/** Counts one answered request. */
export function observeRequest({ route, method, status, seconds }: ObservedRequest): void {
  requests.observe({ route, method, status: String(status) }, seconds);
}
