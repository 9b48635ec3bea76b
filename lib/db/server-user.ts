import { readFile, stat } from "node:fs/promises";
import path from "node:path";

/** Who runs the embedded server: PostgreSQL refuses root, so root hands it to another account of the machine. */
export type ServerUser = { uid: number; gid: number };

const accounts = ["postgres", "nobody"];

/** The account to run the server as, or null when this process isn't root and runs it itself. */
export async function findServerUser(): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) return null;
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  for (const account of accounts) {
    const line = lines.find(([name]) => name === account);
    if (line?.[2] && line[3]) return { uid: Number(line[2]), gid: Number(line[3]) };
  }
  throw new Error(
    "PostgreSQL does not run as root and this machine has no account postgres or nobody: start as another user, or set DATABASE_URL.",
  );
}

/** Whether an account other than this process's own can reach what lies in a folder (always, when not root). */
export async function isTraversable(folder: string): Promise<boolean> {
  if (process.getuid?.() !== 0) return true;
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    if (((await stat(current)).mode & 0o001) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}
