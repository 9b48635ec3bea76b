function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/**
 * The SQLSTATE of an error that PostgreSQL answered, from wherever Prisma keeps it (a known request error, a raw query's,
 * the adapter's own at COMMIT, `pg`'s), or null when the error is not the database's.
 */
export function databaseErrorCode(error: unknown): string | null {
  const candidates = [
    property(property(error, "cause"), "originalCode"),
    property(property(property(property(error, "meta"), "driverAdapterError"), "cause"), "originalCode"),
    property(property(error, "meta"), "code"),
    property(error, "code"),
  ];
  for (const code of candidates) {
    // Prisma's own codes have the length of an SQLSTATE too: P2034 is its name for a conflict that should be retried.
    if (code === "P2034") return "40001";
    if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && !/^P[1-6]\d{3}$/.test(code)) return code;
  }
  return null;
}

/** Of the socket, of PostgreSQL (class 08, 57P0x, 53300) and of Prisma, where the database cannot be reached at all. */
const awayCodes =
  /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|08...|57P0.|53300|P1001|P1002|P1008|P1017|P2024)$/;

/** Whether the error means that the database is away: trying again later makes sense. */
export function isDatabaseAway(error: unknown): boolean {
  for (let cause = error, depth = 0; cause && depth < 5; depth += 1) {
    const codes = ["code", "originalCode"].map((name) => property(cause, name));
    if (codes.some((code) => typeof code === "string" && awayCodes.test(code))) return true;
    cause = property(cause, "cause") ?? property(property(cause, "meta"), "driverAdapterError");
  }
  return false;
}
