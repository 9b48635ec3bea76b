import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { AppError } from "#lib/errors";

/** Passwords that a guesser tries among his first million are refused; what they are composed of does not matter. */
const guessesAtLeast = 1_000_000;
/** Longer passwords are judged by their beginning: the estimate's time grows faster than the length. */
const judgedLength = 64;

let estimator: Promise<ZxcvbnFactory> | undefined;

// Loaded at the first new password: the word lists take megabytes, and most processes never need them.
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: judgedLength });
}

/**
 * Refuses a new password that is common, a simple pattern, or made of the person's own name or address. Offline: the
 * lists are in the product. The length is checked by the input's schema.
 * @param field the name of the input that carries the password
 * @throws AppError `invalid_input`
 */
export async function requireStrongPassword(
  password: string,
  person: { email: string; name: string },
  field = "password",
): Promise<void> {
  estimator ??= loadEstimator();
  const known = [person.email, ...person.email.split(/[@.+_-]/), person.name, ...person.name.split(/\s+/)];
  const own = [...known, "strongroom"].filter((word) => word.length > 2);
  const { guesses } = (await estimator).check(password.slice(0, judgedLength), own);
  if (guesses >= guessesAtLeast) return;
  const message =
    "This password is easy to guess. Use several unrelated words, or let a password manager make one.";
  throw new AppError("invalid_input", message, { errors: [{ path: field, message }] });
}
