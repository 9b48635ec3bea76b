import { readFileSync } from "node:fs";

const body = readFileSync(process.env.BARE_BODY ?? "/dev/null", "utf8");

/** The limit of the framework: the same bytes, with nothing asked and nothing read. */
export function GET(): Response {
  return new Response(body, { headers: { "content-type": "application/json" } });
}

export const dynamic = "force-dynamic";
