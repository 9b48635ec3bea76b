import { z } from "zod";

export const maxNameBytes = 255;

// C0, DEL and C1 controls; line and paragraph separators; marks, embeddings, overrides and isolates that change the
// direction of text (they make "gpj.exe" read as "exe.jpg"); the byte order mark.
const forbidden =
  /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF]/u;

/** The name of a file or a folder: NFC, at most 255 bytes of UTF-8, nothing that a path or an eye could be fooled by. */
export const itemName = z
  .string()
  .max(1000, "is too long")
  .transform((name) => name.normalize("NFC").trim())
  .superRefine((name, context) => {
    const problem = nameProblem(name);
    if (problem) context.addIssue({ code: "custom", message: problem });
  });

function nameProblem(name: string): string | null {
  if (name === "") return "is empty";
  if (name === "." || name === "..") return "is not a name";
  if (/[/\\]/.test(name)) return "has a slash in it";
  if (!name.isWellFormed() || forbidden.test(name)) return "has characters in it that are not allowed";
  if (new TextEncoder().encode(name).length > maxNameBytes) return `is longer than ${maxNameBytes} bytes`;
  return null;
}
