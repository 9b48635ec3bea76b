import autocannon from "autocannon";

export type Load = {
  url: string;
  method?: "GET" | "POST" | "PUT";
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** set for a request that differs each time */
  setupRequest?: (request: autocannon.Request) => autocannon.Request;
  seconds?: number;
  connections?: number;
};

export type Figure = {
  /** answers a second; only 2xx count */
  rate: number;
  /** milliseconds */
  p50: number;
  p99: number;
  /** answers that were not 2xx, and connections that broke */
  failures: number;
};

/** Drives one address with a fixed number of connections, after a short warm-up that is not counted. */
export async function load(options: Load): Promise<Figure> {
  const { seconds = 10, connections = 100, setupRequest, ...request } = options;
  const run = (duration: number) =>
    autocannon({
      ...request,
      connections,
      duration,
      timeout: 30,
      ...(setupRequest && { requests: [{ setupRequest }] }),
    });
  await run(3);
  const result = await run(seconds);
  return {
    rate: result["2xx"] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failures: result.non2xx + result.errors,
  };
}

/** Runs `work` from `lanes` loops at once for some seconds; the rate of those that resolved. */
export async function loop(
  work: () => Promise<void>,
  options: { lanes: number; seconds: number },
): Promise<Figure> {
  const times: number[] = [];
  let failures = 0;
  const begun = performance.now();
  const end = begun + options.seconds * 1000;
  const lane = async () => {
    while (performance.now() < end) {
      const started = performance.now();
      try {
        await work();
        times.push(performance.now() - started);
      } catch {
        failures += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: options.lanes }, lane));
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    rate: times.length / ((performance.now() - begun) / 1000),
    p50: at(0.5),
    p99: at(0.99),
    failures,
  };
}
