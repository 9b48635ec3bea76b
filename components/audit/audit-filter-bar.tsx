"use client";
import { useCallback } from "react";
import { ActionFilter } from "#components/audit/action-filter";
import { LookupFilter } from "#components/audit/lookup-filter";
import { SearchFilter } from "#components/audit/search-filter";
import { outcomes } from "#components/audit/audit-filters";
import type { useAuditFilters } from "#components/audit/use-audit-filters";
import { Button } from "#components/ui/button";
import { Input } from "#components/ui/input";
import { Select } from "#components/ui/select";

const outcomeLabels = { success: "Done", refused: "Refused", failed: "Failed" };
const outcomeOptions = [
  { value: "any", label: "Any outcome" },
  ...outcomes.map((value) => ({ value, label: outcomeLabels[value] })),
];

type AuditFilterBarProps = ReturnType<typeof useAuditFilters> & { scope: "instance" | "room"; path: string };

/** The filters of the record, in one line that wraps. */
export function AuditFilterBar(props: AuditFilterBarProps) {
  const { filters, active, setFilters, clearFilters, scope, path } = props;
  const search = useCallback((q: string | null) => void setFilters({ q }), [setFilters]);
  return (
    <div role="search" aria-label="Filter the record" className="flex flex-wrap items-center gap-2">
      <SearchFilter value={filters.q} onChange={search} />
      <LookupFilter
        label="Person"
        path={`${path}/people`}
        value={filters.actorId}
        onChange={(actorId) => void setFilters({ actorId })}
      />
      <ActionFilter
        scope={scope}
        value={filters.action ?? []}
        onChange={(action) => void setFilters({ action })}
      />
      {scope === "instance" ? (
        <LookupFilter
          label="Room"
          path={`${path}/rooms`}
          value={filters.roomId}
          onChange={(roomId) => void setFilters({ roomId })}
        />
      ) : null}
      <Select
        size="sm"
        aria-label="Outcome"
        className="w-36"
        options={outcomeOptions}
        value={filters.outcome ?? "any"}
        onValueChange={(value) =>
          void setFilters({ outcome: outcomes.find((each) => each === value) ?? null })
        }
      />
      <div className="text-caption text-muted-foreground flex items-center gap-1.5">
        <Input
          type="date"
          aria-label="From this day"
          className="h-8 w-34 px-2 max-sm:w-40"
          value={filters.from ?? ""}
          max={filters.to ?? undefined}
          onChange={(event) => void setFilters({ from: event.target.value || null })}
        />
        to
        <Input
          type="date"
          aria-label="To this day"
          className="h-8 w-34 px-2 max-sm:w-40"
          value={filters.to ?? ""}
          min={filters.from ?? undefined}
          onChange={(event) => void setFilters({ to: event.target.value || null })}
        />
      </div>
      {active > 0 ? (
        <Button variant="ghost" onClick={() => void clearFilters()}>
          Clear
        </Button>
      ) : null}
    </div>
  );
}
