import { makeDocument } from "#lib/openapi/make-document";

export const dynamic = "force-dynamic";

export function GET(): Response {
  return Response.json(makeDocument(), { headers: { "cache-control": "no-store" } });
}
