import { readFile } from "node:fs/promises";
import path from "node:path";

/** The process and port in postmaster.pid, which may be left over from a server that was killed. */
export async function readPidFile(folder: string): Promise<{ pid: number; port: number } | null> {
  const lines = (await readFile(path.join(folder, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid > 0 && port > 0 ? { pid, port } : null;
}

/** Whether a process runs; one that has ended but waits for its parent to notice does not. */
export async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  return status === null || !/\) [ZX] /.test(status);
}
