import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { facts, freshKey, send } from "#lib/storage/contract/helpers";
import { startLocalBackend, startLocalProcess } from "#test/services/storage-backends";

/** kill -9 keeps the page cache, so only the order of the system calls shows what a power cut would leave. */
test.skipIf(!existsSync("/usr/bin/strace"))(
  "a PUT is on disk, under its name, before it is acknowledged",
  async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "strongroom-order-"));
    const trace = path.join(folder, "trace");
    const { storage, stop } = await startLocalBackend(folder);
    const calls = "trace=openat,write,writev,pwritev,pwrite64,fsync,fdatasync,link,linkat,unlink";
    const prefix = ["/usr/bin/strace", "-f", "-y", "-s", "32", "-e", calls, "-o", trace];
    const server = await startLocalProcess(folder, prefix);
    const bytes = randomBytes(100_000);
    const key = freshKey();
    const signed = await storage.signUpload({ key, ...facts(bytes), expiresIn: 60 });
    expect((await send(server.forward(signed), bytes)).status).toBe(200);
    await server.kill("SIGTERM");
    const lines = finishedCalls(await readFile(trace, "utf8"));
    await stop();
    await rm(folder, { recursive: true });

    const root = path.join(folder, "storage");
    const target = path.join(root, key);
    const temporary = `${root}/tmp/`;
    const at = (what: string, matches: (line: string) => boolean, last = false) => {
      const index = last ? lines.findLastIndex(matches) : lines.findIndex(matches);
      expect(index, `${what} in\n${lines.filter((line) => line.includes(root)).join("\n")}`).toBeGreaterThan(
        -1,
      );
      return index;
    };
    const written = at("the last write", (line) => /^p?write/.test(line) && line.includes(temporary), true);
    const synced = at(
      "the fsync of the file",
      (line) => line.startsWith("fsync") && line.includes(temporary),
    );
    const linked = at("the link", (line) => line.startsWith("link") && line.includes(`"${target}"`));
    const folderSynced = at(
      "the fsync of the folder",
      (line) => line.startsWith("fsync") && line.includes(`<${path.dirname(target)}>`),
    );
    const replied = at("the reply", (line) => line.startsWith("write") && line.includes("HTTP/1.1 200"));
    expect([written, synced, linked, folderSynced, replied]).toEqual(
      [written, synced, linked, folderSynced, replied].toSorted((a, b) => a - b),
    );
  },
);

/** The calls of all threads in the order in which they returned, each as "name(arguments) = result". */
function finishedCalls(trace: string): string[] {
  const unfinished = new Map<string, string>();
  const calls: string[] = [];
  for (const line of trace.split("\n")) {
    const [, thread = "", rest = ""] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    if (rest.endsWith("<unfinished ...>"))
      unfinished.set(thread, rest.replace(/\s*<unfinished \.\.\.>$/, ""));
    else if (resumed) calls.push((unfinished.get(thread) ?? "") + (resumed[1] ?? ""));
    else if (rest !== "") calls.push(rest);
  }
  return calls;
}
