import { hash, verify } from "@node-rs/argon2";

// OWASP's first choice for Argon2id: 19 MiB, two passes, one lane. `algorithm: 2` is Argon2id (a const enum there).
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of some forgotten random text: checked where there is no account, so that the answer takes as long. */
const nobodysHash =
  "$argon2id$v=19$m=19456,t=2,p=1$jFI95SdH7VYy/wwDLpLMlg$CFI6HX7PdVNnfQNQu3xE0HB1JJd1SuS/xA683fAkO9c";

/** Stored for an account whose password was never set: matches nothing. */
export const unusablePasswordHash = "!";

export async function hashPassword(password: string): Promise<string> {
  return hash(password, parameters);
}

/** Whether the password is the account's; takes the same time where the account or its password does not exist. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const usable = passwordHash !== null && passwordHash !== unusablePasswordHash;
  const matches = await verify(usable ? passwordHash : nobodysHash, password);
  return usable && matches;
}
