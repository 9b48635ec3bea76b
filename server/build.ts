import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { compressStatic } from "#server/compress-static";

const sources = ["{app,components,lib,public}/**/*", "*.{ts,mjs,json}", "prisma/schema.prisma"];
const irrelevant = /\.test\.tsx?$|^(eslint|vitest|playwright)\.config|^tsconfig\.|^next-env\.d\.ts$/;

/** Where the build lies. */
export const buildDir = () => process.env.BUILD_DIR || ".next";
const markFile = () => path.join(buildDir(), "strongroom-sources");

async function hashOfSources(): Promise<string> {
  const files: string[] = [];
  for await (const entry of glob(sources, { withFileTypes: true })) {
    const file = path.relative(".", path.join(entry.parentPath, entry.name));
    if (entry.isFile() && !irrelevant.test(file)) files.push(file);
  }
  const hash = createHash("sha256");
  for (const file of files.sort())
    hash
      .update(file)
      .update("\0")
      .update(await readFile(file))
      .update("\0");
  return hash.digest("hex");
}

/** Builds the application unless the last build was made from these very sources. Returns whether it had to. */
export async function buildIfNeeded(): Promise<boolean> {
  const hash = await hashOfSources();
  if ((await readFile(markFile(), "utf8").catch(() => "")) === hash) return false;
  await mkdir(buildDir(), { recursive: true });
  // Gone while it builds, so that a build that was cut off does not count.
  await rm(markFile(), { force: true });
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const child = spawn(process.execPath, [next, "build"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  let output = "";
  const collect = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  await once(child, "close");
  if (child.exitCode !== 0) throw new Error(`The build failed:\n${output}`);
  await compressStatic(buildDir());
  await writeFile(markFile(), hash);
  return true;
}

if (import.meta.main) {
  const start = Date.now();
  const built = await buildIfNeeded();
  console.log(built ? `Built in ${((Date.now() - start) / 1000).toFixed(1)} s` : "The build is up to date");
}
