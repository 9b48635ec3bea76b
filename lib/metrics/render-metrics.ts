import { collectDefaultMetrics, register } from "prom-client";

/** The metrics of this process in Prometheus' text form. */
export async function renderMetrics(): Promise<{ text: string; contentType: string }> {
  if (!register.getSingleMetric("process_cpu_seconds_total")) collectDefaultMetrics();
  return { text: await register.metrics(), contentType: register.contentType };
}
