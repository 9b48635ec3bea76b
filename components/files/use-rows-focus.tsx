"use client";
import { useCallback, useMemo, useState, type KeyboardEvent, type MouseEvent } from "react";
import type { Row } from "#components/files/files-data";

type State = { activeId: string | null; anchorId: string | null; selected: ReadonlySet<string> };
type Actions = { open(row: Row): void; rename(row: Row): void; remove(rows: Row[]): void };

const nothing: State = { activeId: null, anchorId: null, selected: new Set() };

function range(rows: Row[], from: string | null, to: string): Set<string> {
  const start = Math.max(
    0,
    rows.findIndex(({ id }) => id === from),
  );
  const end = rows.findIndex(({ id }) => id === to);
  return new Set(rows.slice(Math.min(start, end), Math.max(start, end) + 1).map(({ id }) => id));
}

function toggled(selected: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}

/**
 * One line of the list has the focus, any number are selected. Arrows move, with shift they select a range; space
 * selects, Enter opens, F2 renames, Delete removes, Ctrl-A takes all, Escape lets go.
 */
export function useRowsFocus(rows: Row[], actions: Actions, focusRow: (index: number) => void) {
  const [state, setState] = useState(nothing);
  const chosen = useMemo(() => rows.filter(({ id }) => state.selected.has(id)), [rows, state.selected]);
  const activeIndex = Math.max(
    0,
    rows.findIndex(({ id }) => id === state.activeId),
  );

  const clear = useCallback(() => setState((was) => ({ ...was, selected: new Set<string>() })), []);

  const go = (index: number, extend: boolean) => {
    const target = rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (!target) return;
    setState((was) => {
      const anchorId = extend ? (was.anchorId ?? was.activeId ?? target.id) : target.id;
      return {
        activeId: target.id,
        anchorId,
        selected: extend ? range(rows, anchorId, target.id) : was.selected,
      };
    });
    focusRow(rows.indexOf(target));
  };

  const toggle = (row: Row, shift: boolean) =>
    setState((was) => ({
      activeId: row.id,
      anchorId: shift ? was.anchorId : row.id,
      selected: shift && was.anchorId ? range(rows, was.anchorId, row.id) : toggled(was.selected, row.id),
    }));

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[activeIndex];
    if (!row || !(event.target instanceof HTMLElement) || event.target.closest("input, [role=menu]")) return;
    const among = chosen.some(({ id }) => id === row.id) ? chosen : [row];
    const keys: Record<string, (() => void) | undefined> = {
      ArrowDown: () => go(activeIndex + 1, event.shiftKey),
      ArrowUp: () => go(activeIndex - 1, event.shiftKey),
      PageDown: () => go(activeIndex + 15, event.shiftKey),
      PageUp: () => go(activeIndex - 15, event.shiftKey),
      Home: () => go(0, event.shiftKey),
      End: () => go(rows.length - 1, event.shiftKey),
      " ": () => toggle(row, event.shiftKey),
      Enter: () => actions.open(row),
      F2: () => actions.rename(row),
      Delete: () => actions.remove(among),
      Escape: clear,
      ...((event.ctrlKey || event.metaKey) && {
        a: () => setState((was) => ({ ...was, selected: new Set(rows.map(({ id }) => id)) })),
      }),
    };
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (!act || event.altKey) return;
    // a focused control of the row answers Enter and space itself
    if ((event.key === "Enter" || event.key === " ") && event.target.closest("button, a")) return;
    event.preventDefault();
    act();
  };

  const onRowClick = (row: Row, event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest("a, button, input")) return;
    if (event.shiftKey || event.ctrlKey || event.metaKey) return toggle(row, event.shiftKey);
    setState({ activeId: row.id, anchorId: row.id, selected: new Set([row.id]) });
  };

  return {
    activeId: rows[activeIndex]?.id ?? null,
    selected: state.selected,
    chosen,
    clear,
    toggle,
    selectAll: (all: boolean) =>
      setState((was) => ({ ...was, selected: new Set(all ? rows.map(({ id }) => id) : []) })),
    activate: (row: Row) => setState((was) => (was.activeId === row.id ? was : { ...was, activeId: row.id })),
    onKeyDown,
    onRowClick,
  };
}
