import { hash, randomBytes } from "node:crypto";

/** SHA-256 of a secret of ours: they are 256 random bits, so a slow hash would add nothing. */
export function hashSecret(secret: string): Buffer {
  return hash("sha256", secret, "buffer");
}

/** A fresh secret of 256 bits for a link or a token. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}
