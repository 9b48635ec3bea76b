"use client";
import { ScrollText } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { useEffect, useRef } from "react";
import { ApiError, messageOf } from "#components/api-client";
import { AuditDrawer } from "#components/audit/audit-drawer";
import { AuditFilterBar } from "#components/audit/audit-filter-bar";
import { AuditTable } from "#components/audit/audit-table";
import { NewEventsPill } from "#components/audit/new-events-pill";
import { toApiQuery } from "#components/audit/audit-filters";
import { useAuditFilters } from "#components/audit/use-audit-filters";
import { useAuditEvent } from "#components/audit/use-audit-event";
import { useAuditPages } from "#components/audit/use-audit-pages";
import { Button } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { ErrorState } from "#components/ui/error-state";
import { SkeletonRows } from "#components/ui/skeleton";
import type { AuditPage } from "#lib/audit/schema";

type AuditViewProps = {
  scope: "instance" | "room";
  /** `/api/v1/audit` or `/api/v1/rooms/{roomId}/audit` */
  path: string;
  /** the first page as the server rendered it, for the filters in `initialQuery` */
  initial: AuditPage | null;
  initialQuery: string;
};

/** The record: filters, the events newest first, what is new, and one event whole in a drawer. */
export function AuditView({ scope, path, initial, initialQuery }: AuditViewProps) {
  const state = useAuditFilters();
  const query = toApiQuery(state.filters);
  // days begin at another moment where the server is
  const rendered = query === initialQuery && !state.filters.from && !state.filters.to;
  const list = useAuditPages({ path, query, initial: rendered ? initial : null });
  const [eventId, setEventId] = useQueryState("event", parseAsString.withOptions({ history: "replace" }));
  const event = useAuditEvent(path, eventId, list.items);
  const index = list.items.findIndex((item) => item.id === eventId);
  const at = (position: number) => {
    const item = index < 0 ? undefined : list.items[position];
    return item && (() => void setEventId(item.id));
  };
  const close = () => {
    void setEventId(null);
    document.querySelector<HTMLElement>(`[data-event="${CSS.escape(eventId ?? "")}"]`)?.focus();
  };
  useEffect(() => {
    if (eventId)
      document.querySelector(`[data-event="${CSS.escape(eventId)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [eventId]);
  const showNew = () => {
    void list.showNew();
    window.scrollTo({ top: 0 });
  };

  return (
    <div className="flex flex-col gap-4">
      <AuditFilterBar {...state} scope={scope} path={path} />
      <NewEventsPill count={list.fresh.length} more={list.moreThanFresh} onShow={showNew} />
      {body()}
      {event ? (
        <AuditDrawer
          event={event}
          showRoom={scope === "instance"}
          onClose={close}
          onPrevious={at(index - 1)}
          onNext={at(index + 1)}
          onOnlyPerson={(actorId) => void state.setFilters({ actorId })}
        />
      ) : null}
    </div>
  );

  function body() {
    const { error, pages, items } = list;
    if (error) {
      const requestId = error instanceof ApiError ? error.requestId : null;
      return (
        <ErrorState
          title="The record could not be loaded"
          description={messageOf(error)}
          requestId={requestId}
          onRetry={() => void pages.refetch()}
        />
      );
    }
    if (pages.isPending) {
      return (
        <div className="rounded-lg border">
          <SkeletonRows rows={12} label="Loading the record" />
        </div>
      );
    }
    if (items.length === 0)
      return <NothingHere filtered={state.active > 0} onClear={() => void state.clearFilters()} />;
    return (
      <>
        <AuditTable
          items={items}
          showRoom={scope === "instance"}
          selectedId={eventId}
          onOpen={(id) => void setEventId(id)}
        />
        <Older
          hasOlder={pages.hasNextPage}
          pending={pages.isFetchingNextPage}
          onOlder={() => void pages.fetchNextPage()}
        />
      </>
    );
  }
}

function NothingHere({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  return filtered ? (
    <EmptyState
      icon={<ScrollText />}
      title="Nothing matches these filters"
      description="Take a filter away, or widen the time."
      action={<Button onClick={onClear}>Clear the filters</Button>}
    />
  ) : (
    <EmptyState
      icon={<ScrollText />}
      title="Nothing has happened yet"
      description="Every change, download and refusal will be listed here as it happens."
    />
  );
}

type OlderProps = { hasOlder: boolean; pending: boolean; onOlder: () => void };

/** Loads what is older when the end of the list comes near; the button says so, and works without scrolling. */
function Older({ hasOlder, pending, onOlder }: OlderProps) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!end.current || !hasOlder || pending) return;
    const observer = new IntersectionObserver(([entry]) => (entry?.isIntersecting ? onOlder() : undefined), {
      rootMargin: "600px",
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [hasOlder, pending, onOlder]);
  return (
    <div ref={end} className="text-caption text-muted-foreground flex justify-center pb-2">
      {hasOlder ? (
        <Button variant="ghost" pending={pending} onClick={onOlder}>
          {pending ? "Loading older events" : "Show older events"}
        </Button>
      ) : (
        "This is where the record begins."
      )}
    </div>
  );
}
