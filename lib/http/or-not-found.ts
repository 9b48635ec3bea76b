import { notFound } from "next/navigation";
import { AppError } from "#lib/errors";

/** For pages: what the person may not see looks like what does not exist. */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && (error.code === "not_found" || error.code === "forbidden")) notFound();
    throw error;
  }
}
