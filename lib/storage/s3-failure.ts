import { S3ServiceException } from "@aws-sdk/client-s3";
import { AppError } from "#lib/errors";

/** The HTTP status with which the storage refused, or undefined when it was not an answer of the storage. */
export function s3Status(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}

export function isMissing(error: unknown): boolean {
  return s3Status(error) === 404 && s3Name(error) !== "NoSuchBucket";
}

/** Whether a condition on the write did not hold, or a write to the same key was under way. */
export function isTaken(error: unknown): boolean {
  const status = s3Status(error);
  return status === 412 || (status === 409 && s3Name(error) === "ConditionalRequestConflict");
}

function s3Name(error: unknown): string {
  return error instanceof Error ? error.name : "";
}

/** A failure of the storage as what it means to the caller; errors that already say so pass. */
export function s3Failure(error: unknown): unknown {
  if (error instanceof AppError) return error;
  if (isTaken(error))
    return new AppError("conflict", "There is already an object under this key.", { cause: error });
  if (s3Name(error) === "BadDigest" || s3Name(error) === "XAmzContentChecksumMismatch") {
    return new AppError("content_mismatch", "The bytes do not have the declared SHA-256.", { cause: error });
  }
  if (isMissing(error))
    return new AppError("not_found", "There is no such object in the storage.", { cause: error });
  // wrong credentials or a missing bucket are the operator's to mend: to everybody else the storage is away
  return new AppError("unavailable", "The storage does not answer.", { cause: error });
}

/** Runs a request to the storage; what it throws is an AppError. */
export async function s3Call<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw s3Failure(error);
  }
}

/** As `s3Call`, with null for what is not there. */
export async function s3Find<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (isMissing(error)) return null;
    throw s3Failure(error);
  }
}
