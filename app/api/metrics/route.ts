import { AppError } from "#lib/errors";
import { problemResponse } from "#lib/http/problem";
import { requestContext } from "#lib/http/request-context";
import { mayReadMetrics } from "#lib/metrics/may-read-metrics";
import { renderMetrics } from "#lib/metrics/cluster-metrics";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  if (!mayReadMetrics(request.headers)) {
    const error = new AppError(
      "forbidden",
      "Ask from this machine, or with METRICS_TOKEN as a bearer token.",
    );
    return problemResponse(error, requestContext(request.headers).requestId);
  }
  const { text, contentType } = await renderMetrics();
  return new Response(text, { headers: { "content-type": contentType, "cache-control": "no-store" } });
}
