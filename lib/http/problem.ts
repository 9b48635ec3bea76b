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

/** Codes of node-postgres, PostgreSQL (class 08, 57P0x, 53300) and Prisma that mean "the database is away". */
const awayCodes =
  /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|08...|57P0.|53300|P1001|P1002|P1008|P1017|P2024)$/;

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  for (let cause: unknown = error, depth = 0; cause && depth < 5; depth++) {
    if (typeof cause !== "object") break;
    const codes = ["code", "originalCode", "sqlState"].map((key) => Reflect.get(cause as object, key));
    if (codes.some((code) => typeof code === "string" && awayCodes.test(code))) {
      return new AppError("unavailable", "The database is not reachable. Try again in a moment.", {
        cause: error,
      });
    }
    cause =
      Reflect.get(cause, "cause") ?? Reflect.get(Reflect.get(cause, "meta") ?? {}, "driverAdapterError");
  }
  return new AppError("internal", undefined, { cause: error });
}
