import { AppError } from "#lib/errors";
import { checkHealth } from "#lib/health/check-health";
import { problemResponse } from "#lib/http/problem";
import { requestContext } from "#lib/http/request-context";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  const { ready, parts } = await checkHealth();
  const broken = Object.entries(parts).flatMap(([part, { ok }]) => (ok ? [] : [part]));
  const response = ready
    ? Response.json({ status: "ready", parts })
    : problemResponse(
        new AppError("unavailable", `Not ready: ${broken.join(", ")}.`),
        requestContext(request.headers).requestId,
      );
  response.headers.set("cache-control", "no-store");
  return response;
}
