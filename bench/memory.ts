import { readFile, readdir, realpath } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * MiB that the launcher, its web processes and the embedded PostgreSQL hold together when idle: proportional set
 * size, so that pages which processes share count once.
 */
export async function idleMemory(launcher: number, dataDir: string): Promise<number> {
  await sleep(10_000);
  const cluster = await realpath(path.join(dataDir, "postgres"));
  const postmaster = Number((await readFile(path.join(cluster, "postmaster.pid"), "utf8")).split("\n")[0]);
  const parents = await processes();
  const ours = [...parents.keys()].filter((pid) => descends(pid, [launcher, postmaster], parents));
  const sizes = await Promise.all(ours.map(proportionalKib));
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

async function processes(): Promise<Map<number, number>> {
  const parents = new Map<number, number>();
  for (const entry of await readdir("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = await readFile(`/proc/${entry}/stat`, "utf8").catch(() => "");
    const parent = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
    parents.set(Number(entry), Number(parent));
  }
  return parents;
}

function descends(pid: number, roots: number[], parents: Map<number, number>): boolean {
  for (let at: number | undefined = pid; at; at = parents.get(at)) if (roots.includes(at)) return true;
  return false;
}

async function proportionalKib(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => "");
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
}
