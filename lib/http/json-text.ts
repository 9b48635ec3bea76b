/** A 200 whose JSON was built by PostgreSQL: it goes out as it came. */
export function jsonText(json: string): Response {
  return new Response(json, { headers: { "content-type": "application/json" } });
}
