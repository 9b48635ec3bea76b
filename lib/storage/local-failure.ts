import { AppError } from "#lib/errors";

const full = new Set(["ENOSPC", "EDQUOT"]);

/** The code of a failed system call, if that is what it is. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** A failed system call as what it means to the caller; errors that already say so pass. */
export function localFailure(error: unknown): unknown {
  const code = systemCode(error);
  if (error instanceof AppError || code === undefined) return error;
  const detail = full.has(code) ? "The storage is full." : "The storage does not answer.";
  return new AppError("unavailable", detail, { cause: error });
}

/** Whether the disk had no room left. */
export function isStorageFull(error: unknown): boolean {
  const cause = error instanceof AppError ? error.cause : error;
  return full.has(systemCode(cause) ?? "");
}
