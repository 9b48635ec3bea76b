import { z } from "zod";
import { AppError } from "#lib/errors";

/**
 * Input by its schema; fields that an object schema does not name are refused.
 * @throws AppError `invalid_input` with one entry for each value that is wrong
 */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const strict = schema instanceof z.ZodObject ? schema.strict() : schema;
  const parsed = strict.safeParse(value);
  if (parsed.success) return parsed.data as z.output<S>;
  const errors = parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  throw new AppError(
    "invalid_input",
    errors.map((e) => (e.path ? `${e.path}: ${e.message}` : e.message)).join("; "),
    {
      errors,
    },
  );
}
