"use client";
import { useQuery } from "@tanstack/react-query";
import { api } from "#components/api-client";
import type { AuditItem } from "#lib/audit/schema";

/** The event of an id: from the list when it is there, else asked for, so that its address can be passed on. */
export function useAuditEvent(
  path: string,
  id: string | null,
  items: readonly AuditItem[],
): AuditItem | null {
  const listed = items.find((item) => item.id === id) ?? null;
  const asked = useQuery({
    queryKey: ["audit-event", path, id],
    queryFn: ({ signal }) => api<AuditItem>(`${path}/${encodeURIComponent(id ?? "")}`, { signal }),
    enabled: id !== null && listed === null,
    staleTime: Infinity,
  });
  return id === null ? null : (listed ?? asked.data ?? null);
}
