import { createSHA256 } from "hash-wasm";

/** Up to here a file is read whole and hashed by the browser itself, which is faster. */
const smallFile = 32 * 1024 ** 2;
const chunk = 4 * 1024 ** 2;

type Request = { id: number; file: Blob };
export type HashAnswer =
  { id: number; hashed: number } | { id: number; sha256: string } | { id: number; error: string };

const answer = (message: HashAnswer) => postMessage(message);

function toHex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function hash({ id, file }: Request): Promise<string> {
  // crypto.subtle is missing on pages that came over plain http from elsewhere than localhost
  if (file.size <= smallFile && "subtle" in crypto) {
    return toHex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  }
  const sha256 = await createSHA256();
  const read = (from: number) => file.slice(from, from + chunk).arrayBuffer();
  let next = read(0);
  for (let from = 0; from < file.size; from += chunk) {
    const bytes = new Uint8Array(await next);
    // the disk reads ahead while the processor hashes
    if (from + chunk < file.size) next = read(from + chunk);
    sha256.update(bytes);
    answer({ id, hashed: from + bytes.length });
  }
  return sha256.digest("hex");
}

addEventListener("message", (event: MessageEvent<Request>) => {
  const { id } = event.data;
  hash(event.data).then(
    (sha256) => answer({ id, sha256 }),
    (error: unknown) => answer({ id, error: String(error) }),
  );
});
