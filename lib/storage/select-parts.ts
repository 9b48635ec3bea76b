import { AppError } from "#lib/errors";
import type { UploadedPart } from "#lib/storage/storage";

/**
 * The parts to join, by number: all that arrived, or just the given ones, each of which must have arrived as the
 * very bytes that its tag says. Throws `content_missing` otherwise, and when there is no part at all.
 */
export function selectParts<Part extends UploadedPart>(
  arrived: Part[],
  wanted: { partNumber: number; etag: string }[] | undefined,
): Part[] {
  const byNumber = new Map(arrived.map((part) => [part.partNumber, part]));
  const chosen = wanted
    ? wanted.map(({ partNumber, etag }) => {
        const part = byNumber.get(partNumber);
        if (!part || bare(part.etag) !== bare(etag)) {
          throw new AppError(
            "content_missing",
            `Part ${partNumber} has not arrived, or is another one by now.`,
          );
        }
        return part;
      })
    : [...byNumber.values()];
  if (chosen.length === 0) throw new AppError("content_missing", "No part has arrived.");
  if (new Set(chosen.map((part) => part.partNumber)).size !== chosen.length) {
    throw new AppError("bad_request", "A part is named twice.");
  }
  return chosen.toSorted((a, b) => a.partNumber - b.partNumber);
}

/** Clients quote tags, or not. */
function bare(etag: string): string {
  return etag.replace(/^"|"$/g, "");
}
