// The one test command: each step in turn, stopping at the first that fails; ends with the count of tests.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const needed = {
  chromium: [process.env.CHROMIUM_PATH ?? "/usr/bin/chromium"],
  "redis-server": ["/usr/bin/redis-server"],
  radosgw: ["/usr/bin/radosgw"],
  "ceph-mon": ["/usr/bin/ceph-mon"],
  "ceph-osd": ["/usr/bin/ceph-osd"],
};
const missing = Object.entries(needed).filter(([, files]) => !files.some((file) => existsSync(file)));
if (missing.length > 0) {
  const names = missing.map(([name]) => name).join(" ");
  console.error(`The tests run against real services. Install first (Debian): apt-get install ${names}`);
  process.exit(1);
}

const reports = mkdtempSync(path.join(tmpdir(), "strongroom-test-"));
const vitestReport = path.join(reports, "vitest.json");
const playwrightReport = path.join(reports, "playwright.json");
const started = Date.now();
let failed = false;
try {
  await Promise.all([
    run("format", "prettier", ["--check", "--log-level", "warn", "."]),
    run("lint", "eslint", ["--max-warnings", "0", "."]),
    run("types", "tsc", ["--noEmit"]),
  ]);
  await run("build", "node", ["server/build.ts"]);
  await run("tests", "vitest", [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${vitestReport}`,
  ]);
  await run("stories", "playwright", ["test"], { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport });
} catch (error) {
  failed = true;
  console.error(error instanceof Error ? error.message : error);
}
const counts = total();
rmSync(reports, { recursive: true, force: true });
console.log(`Took ${Math.round((Date.now() - started) / 1000)} s`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(failed || counts.failed > 0 || counts.passed === 0 ? 1 : 0);

/** Runs one step with the tools of this project; rejects when it fails. */
function run(
  step: string,
  command: string,
  args: string[],
  extra: Record<string, string> = {},
): Promise<void> {
  console.log(`\n== ${step}`);
  const begun = Date.now();
  const bin = path.resolve("node_modules/.bin");
  const child = spawn(path.join(bin, command), args, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, PATH: `${bin}:${process.env.PATH ?? ""}`, ...extra },
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      console.log(
        `== ${step}: ${code === 0 ? "ok" : "FAILED"} after ${Math.round((Date.now() - begun) / 1000)} s`,
      );
      if (code === 0) resolve();
      else reject(new Error(`${step} failed (${signal ?? code})`));
    });
  });
}

function total(): { passed: number; failed: number } {
  const counts = { passed: 0, failed: 0 };
  if (existsSync(vitestReport)) {
    const report = JSON.parse(readFileSync(vitestReport, "utf8")) as {
      numPassedTests: number;
      numFailedTests: number;
    };
    counts.passed += report.numPassedTests;
    counts.failed += report.numFailedTests;
  }
  if (existsSync(playwrightReport)) {
    const { stats } = JSON.parse(readFileSync(playwrightReport, "utf8")) as {
      stats: { expected: number; unexpected: number };
    };
    counts.passed += stats.expected;
    counts.failed += stats.unexpected;
  }
  return counts;
}
