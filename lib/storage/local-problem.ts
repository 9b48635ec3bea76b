import type { ServerResponse } from "node:http";
import { AppError } from "#lib/errors";
import { isStorageFull } from "#lib/storage/local-failure";

/** What the storage's own addresses answer when they refuse. */
const problems = {
  bad_request: { status: 400, title: "The request is not well formed" },
  signature_missing: { status: 403, title: "The address is not signed" },
  signature_invalid: { status: 403, title: "The address or the method is not the one that was signed" },
  signature_expired: { status: 403, title: "The address has expired" },
  not_found: { status: 404, title: "Not found" },
  method_not_allowed: { status: 405, title: "This address does not answer to that method" },
  length_required: { status: 411, title: "Say how long the body is" },
  already_stored: { status: 412, title: "The bytes are there already" },
  too_large: { status: 413, title: "Larger than declared" },
  range_not_satisfiable: { status: 416, title: "The range lies outside the file" },
  content_mismatch: { status: 422, title: "The bytes are not the ones that were declared" },
  internal: { status: 500, title: "Something went wrong on our side" },
  unavailable: { status: 503, title: "The storage is not available right now" },
  storage_full: { status: 507, title: "The storage is full" },
} as const;

export type LocalProblem = keyof typeof problems;

/** Answers with problem+json and closes the connection when a body may still be on its way. */
export function sendProblem(
  response: ServerResponse,
  code: LocalProblem,
  detail?: string,
  headers: Record<string, string> = {},
): void {
  const { status, title } = problems[code];
  const body = JSON.stringify({
    type: `urn:strongroom:problem:${code}`,
    title,
    status,
    code,
    detail: detail ?? title,
  });
  response.writeHead(status, {
    "content-type": "application/problem+json",
    "content-length": Buffer.byteLength(body),
    ...(status === 503 && { "retry-after": "5" }),
    ...headers,
  });
  response.end(body);
}

/** Which answer an error of the driver is. */
export function problemOf(error: unknown): LocalProblem {
  if (isStorageFull(error)) return "storage_full";
  if (!(error instanceof AppError)) return "internal";
  switch (error.code) {
    case "conflict":
      return "already_stored";
    case "content_mismatch":
    case "not_found":
    case "bad_request":
    case "unavailable":
      return error.code;
    default:
      return "internal";
  }
}
