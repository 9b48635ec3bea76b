import { errorCodes, type AppError } from "#lib/errors";
import type { FailedItem } from "#lib/uploads/dto";

/** What a batch says of an item that was refused: the same problem that the single request would answer with. */
export function failedItem(error: AppError): FailedItem {
  const { title, status } = errorCodes[error.code];
  const problem = {
    type: `urn:strongroom:problem:${error.code}`,
    title,
    status,
    code: error.code,
    detail: error.message,
  };
  return { status: "failed", problem: error.errors ? { ...problem, errors: error.errors } : problem };
}
