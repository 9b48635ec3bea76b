import { createHash } from "node:crypto";

// A named statement is planned once for each connection (planning costs more than running the small ones). Texts that
// never repeat, such as IN lists of every length, would fill the server's memory: past this many they go unnamed.
const largest = 500;
const names = new Map<string, string>();

/** The name under which PostgreSQL keeps a statement's plan; empty for a statement that is not kept. */
export function statementName(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= largest) return "";
  const name = createHash("sha256").update(sql).digest("base64url").slice(0, 20);
  names.set(sql, name);
  return name;
}
