"use client";
import { useQueryStates } from "nuqs";
import { auditFilterParsers, type AuditFilters } from "#components/audit/audit-filters";

const none: AuditFilters = {
  q: null,
  actorId: null,
  roomId: null,
  action: null,
  outcome: null,
  from: null,
  to: null,
};

/** The filters of the record, which live in the address. */
export function useAuditFilters() {
  const [filters, setFilters] = useQueryStates(auditFilterParsers, { history: "replace" });
  const active = Object.values(filters).filter((value) => value !== null).length;
  return { filters, active, setFilters, clearFilters: () => setFilters(none) };
}
