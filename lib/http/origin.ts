import { env } from "#lib/env";
import { AppError } from "#lib/errors";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

export function isSafeMethod(method: string): boolean {
  return safeMethods.has(method);
}

/**
 * Refuses a state-changing request that a browser sends on behalf of another site. A bearer token is not sent by
 * itself, so requests that carry one are exempt.
 * @throws AppError `wrong_origin`
 */
export function requireSameOrigin(request: Request): void {
  if (isSafeMethod(request.method) || request.headers.has("authorization")) return;
  if (request.headers.get("origin") !== new URL(env().appUrl).origin) {
    throw new AppError("wrong_origin", "Open Strongroom at its own address and try again.");
  }
}
