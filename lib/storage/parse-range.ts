import type { ByteRange } from "#lib/storage/storage";

/**
 * The one range that a Range header asks for, cut to the size; null when the whole is to be sent, which is also the
 * answer to several ranges and to what is no byte range (RFC 9110, 14.2).
 */
export function parseRange(header: string | undefined, size: number): ByteRange | "unsatisfiable" | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  if (!match) return null;
  const [, first = "", last = ""] = match;
  if (first === "" && last === "") return null;
  if (first === "") {
    const count = Math.min(Number(last), size);
    return count === 0 ? "unsatisfiable" : { start: size - count, end: size - 1 };
  }
  const start = Number(first);
  if (last !== "" && Number(last) < start) return null;
  return start >= size
    ? "unsatisfiable"
    : { start, end: last === "" ? size - 1 : Math.min(Number(last), size - 1) };
}
