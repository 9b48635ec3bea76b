"use client";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect, useImperativeHandle, useRef, useState, useSyncExternalStore, type Ref } from "react";
import { columns, FileRow, type RowHandlers } from "#components/files/file-row";
import type { Row, Sort } from "#components/files/files-data";
import { cn } from "#components/ui/cn";
import { PlainCheckbox } from "#components/ui/plain-checkbox";

/** Frame header and column head, which stay on top of the lines. */
const stickyHeight = 52 + 36;

function watchPhone(listener: () => void): () => void {
  const query = matchMedia("(max-width: 639px)");
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

type ColumnHeadProps = {
  label: string;
  by?: "name" | "size" | "createdAt";
  sort: Sort;
  onSort: (sort: Sort) => void;
  className?: string;
};

function ColumnHead({ label, by, sort, onSort, className }: ColumnHeadProps) {
  const current = by !== undefined && sort.replace("-", "") === by;
  const descending = sort.startsWith("-");
  const Arrow = descending ? ArrowDown : ArrowUp;
  return (
    <div
      role="columnheader"
      aria-sort={current ? (descending ? "descending" : "ascending") : undefined}
      className={cn("text-caption text-muted-foreground flex items-center", className)}
    >
      {by ? (
        <button
          type="button"
          onClick={() => onSort(current && !descending ? `-${by}` : by)}
          className={cn(
            "hover:text-foreground flex h-full items-center gap-1 rounded-sm -outline-offset-2",
            current && "text-foreground",
          )}
        >
          {label}
          {current ? <Arrow aria-hidden className="size-3.5" /> : null}
        </button>
      ) : (
        label
      )}
    </div>
  );
}

export type FileTableHandle = { focusRow(index: number): void };

type FileTableProps = {
  ref: Ref<FileTableHandle>;
  roomId: string;
  rows: Row[];
  sort: Sort;
  onSort: (sort: Sort) => void;
  activeId: string | null;
  selected: ReadonlySet<string>;
  renamingId: string | null;
  onSelectAll: (all: boolean) => void;
  onKeyDown: (event: React.KeyboardEvent) => void;
  hasMore: boolean;
  loadMore: () => void;
  handlers: RowHandlers;
};

/** The lines, of which only those near the window exist. */
export function FileTable({
  ref,
  rows,
  sort,
  onSort,
  handlers,
  hasMore,
  loadMore,
  ...props
}: FileTableProps) {
  const list = useRef<HTMLDivElement>(null);
  const [scrollMargin, setScrollMargin] = useState(200);
  const phone = useSyncExternalStore(
    watchPhone,
    () => matchMedia("(max-width: 639px)").matches,
    () => false,
  );
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => (phone ? 56 : 40),
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
    scrollMargin,
    scrollPaddingStart: stickyHeight,
    scrollPaddingEnd: 48,
    initialRect: { width: 1280, height: 1200 },
  });
  useEffect(() => {
    virtualizer.measure();
  }, [virtualizer, phone]);
  useEffect(() => {
    const measure = () => {
      const box = list.current?.getBoundingClientRect();
      if (box) setScrollMargin(Math.round(box.top + scrollY));
    };
    measure();
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, []);

  useImperativeHandle(ref, () => ({
    focusRow(index) {
      const id = rows[index]?.id;
      if (id === undefined) return;
      virtualizer.scrollToIndex(index, { align: "auto" });
      const find = () => list.current?.querySelector<HTMLElement>(`[data-row="${id}"]`);
      const focus = (attempts: number) => {
        const row = find();
        if (row) row.focus({ preventScroll: true });
        else if (attempts > 0) requestAnimationFrame(() => focus(attempts - 1));
      };
      requestAnimationFrame(() => focus(10));
    },
  }));

  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const nearEnd = hasMore && (last?.index ?? 0) >= rows.length - 40;
  useEffect(() => {
    if (nearEnd) loadMore();
  }, [nearEnd, loadMore]);

  const all = rows.length > 0 && rows.every(({ id }) => props.selected.has(id));
  return (
    <div
      role="grid"
      aria-label="Files"
      aria-rowcount={hasMore ? -1 : rows.length + 1}
      aria-multiselectable
      onKeyDown={props.onKeyDown}
      className="rounded-lg border"
      tabIndex={-1}
    >
      <div
        role="row"
        aria-rowindex={1}
        className={cn(columns, "bg-sidebar sticky top-13 z-20 h-9 rounded-t-lg border-b")}
      >
        <div role="columnheader" className="flex items-center justify-center">
          <PlainCheckbox
            aria-label="Select all"
            checked={all}
            indeterminate={!all && props.selected.size > 0}
            onChange={() => props.onSelectAll(!all)}
          />
        </div>
        <ColumnHead label="Name" by="name" sort={sort} onSort={onSort} />
        <ColumnHead
          label="Size"
          by="size"
          sort={sort}
          onSort={onSort}
          className="justify-end pr-4 max-sm:hidden"
        />
        <ColumnHead label="Added by" sort={sort} onSort={onSort} className="max-lg:hidden" />
        <ColumnHead label="Added" by="createdAt" sort={sort} onSort={onSort} className="max-sm:hidden" />
        <ColumnHead label="Status" sort={sort} onSort={onSort} className="max-lg:hidden" />
        <div role="columnheader">
          <span className="sr-only">Actions</span>
        </div>
      </div>
      <div
        ref={list}
        role="rowgroup"
        style={{
          paddingTop: first ? first.start - scrollMargin : 0,
          paddingBottom: last ? virtualizer.getTotalSize() - (last.end - scrollMargin) : 0,
        }}
      >
        {items.map(({ index, key }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <FileRow
              key={key}
              row={row}
              index={index}
              roomId={props.roomId}
              active={row.id === props.activeId}
              selected={props.selected.has(row.id)}
              renaming={row.id === props.renamingId}
              {...handlers}
            />
          );
        })}
      </div>
    </div>
  );
}
