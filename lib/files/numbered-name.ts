import { maxNameBytes } from "#lib/files/item-name";

/** "report.pdf" → "report (2).pdf", cut so that it stays within the limit of a name. */
export function numberedName(name: string, number: number | string): string {
  const dot = name.lastIndexOf(".");
  const hasExtension = dot > 0 && name.length - dot <= 20;
  const extension = hasExtension ? name.slice(dot) : "";
  const suffix = ` (${number})${extension}`;
  let stem = Array.from(hasExtension ? name.slice(0, dot) : name);
  while (Buffer.byteLength(stem.join("") + suffix) > maxNameBytes) stem = stem.slice(0, -1);
  return stem.join("") + suffix;
}
