import { databaseErrorCode } from "#lib/db/error-code";

/** Whether a statement failed because something with the same key exists. */
export function isUniqueViolation(error: unknown): boolean {
  return databaseErrorCode(error) === "23505" || Reflect.get(Object(error), "code") === "P2002";
}
