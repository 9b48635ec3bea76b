import type { CappedCount } from "#lib/rooms/dto";

/** `1,000+` where the server stopped counting. */
export function showCount({ count, capped }: CappedCount): string {
  return `${count.toLocaleString("en-GB")}${capped ? "+" : ""}`;
}
