import {
  createLoader,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from "nuqs/server";

export const outcomes = ["success", "refused", "failed"] as const;

/** The filters of the record as they stand in the address. */
export const auditFilterParsers = {
  q: parseAsString,
  actorId: parseAsString,
  roomId: parseAsString,
  action: parseAsArrayOf(parseAsString),
  outcome: parseAsStringLiteral(outcomes),
  from: parseAsString,
  to: parseAsString,
};

export type AuditFilters = inferParserType<typeof auditFilterParsers>;

/** Reads the filters from a page's search parameters. */
export const loadAuditFilters = createLoader(auditFilterParsers);

// A day in the address is a day where the reader is; the API is asked by the moments at which it starts and ends.
function startOfDay(day: string | null, plusDays: number): string | null {
  const [year, month, date] = (day ?? "").split("-").map(Number);
  if (!year || !month || !date) return null;
  const start = new Date(year, month - 1, date + plusDays);
  return Number.isNaN(start.getTime()) ? null : start.toISOString();
}

/** The filters as the API's query; the same filters always give the same text. */
export function toApiQuery(filters: AuditFilters): string {
  const query = new URLSearchParams();
  const set = (name: string, value: string | null) => {
    if (value) query.set(name, value);
  };
  const q = filters.q?.trim() ?? "";
  set("q", q.length >= 2 ? q : null);
  set("actorId", filters.actorId);
  set("roomId", filters.roomId);
  set("action", filters.action && filters.action.length > 0 ? filters.action.toSorted().join(",") : null);
  set("outcome", filters.outcome);
  set("from", startOfDay(filters.from, 0));
  set("to", startOfDay(filters.to, 1));
  return query.toString();
}
