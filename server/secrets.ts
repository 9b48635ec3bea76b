import { randomBytes } from "node:crypto";
import { chmod, mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";

/** A secret of this installation, made at its first use and kept in DATA_DIR/secrets, where only we can read it. */
export async function secret(dataDir: string, name: string): Promise<string> {
  const folder = path.join(dataDir, "secrets");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const file = path.join(folder, name);
  const known = await readFile(file, "utf8").catch(() => "");
  if (known.trim()) return known.trim();
  const value = randomBytes(32).toString("base64url");
  const handle = await open(file, "w", 0o600);
  try {
    await handle.writeFile(`${value}\n`);
    // The database may soon have this password: losing it to a power cut would lock us out.
    await handle.sync();
  } finally {
    await handle.close();
  }
  const parent = await open(folder, "r");
  await parent.sync().finally(() => parent.close());
  return value;
}
