import { isDatabaseAway } from "#lib/db/error-code";
import { AppError, errorCodes } from "#lib/errors";
import { log } from "#lib/log";

/** RFC 9457: the one form in which errors leave the server. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: { path: string; message: string }[];
};

/**
 * Any thrown value as an answer. What is not an AppError is logged whole and told as a plain 500; a database or a
 * storage that cannot be reached is a 503 that asks to try again.
 */
export function problemResponse(error: unknown, requestId: string): Response {
  const known = toAppError(error);
  if (known.status >= 500) log.error({ err: error, requestId }, "request failed");
  const { title, status } = errorCodes[known.code];
  const problem: Problem = {
    type: `urn:strongroom:problem:${known.code}`,
    title,
    status,
    code: known.code,
    detail:
      known.code === "internal"
        ? "Try again. If it happens again, give the request id to your administrator."
        : known.message,
    ...(known.errors && { errors: known.errors }),
  };
  const retryAfter = known.retryAfter ?? (status === 503 ? 5 : undefined);
  return Response.json(problem, {
    status,
    headers: {
      "content-type": "application/problem+json",
      ...(retryAfter !== undefined && { "retry-after": String(Math.ceil(retryAfter)) }),
    },
  });
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (!isDatabaseAway(error)) return new AppError("internal", undefined, { cause: error });
  return new AppError("unavailable", "The database is not reachable. Try again in a moment.", {
    cause: error,
  });
}
