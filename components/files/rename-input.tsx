"use client";
import { useRef } from "react";
import type { Row } from "#components/files/files-data";
import { Input } from "#components/ui/input";

type RenameInputProps = { row: Row; onDone: (name: string | null) => void };

/** The name of a line while it is edited: Enter and leaving keep, Escape gives up. */
export function RenameInput({ row, onDone }: RenameInputProps) {
  const finished = useRef(false);
  const finish = (name: string | null) => {
    if (finished.current) return;
    finished.current = true;
    const wanted = name?.trim() ?? "";
    onDone(wanted === "" || wanted === row.name ? null : wanted);
  };
  const select = (input: HTMLInputElement | null) => {
    if (!input || input === document.activeElement) return;
    const dot = row.kind === "file" ? row.name.lastIndexOf(".") : -1;
    input.focus();
    input.setSelectionRange(0, dot > 0 ? dot : row.name.length);
  };
  return (
    <Input
      ref={select}
      aria-label={`New name of ${row.name}`}
      defaultValue={row.name}
      maxLength={255}
      className="h-7 px-2"
      onBlur={(event) => finish(event.target.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") finish(event.currentTarget.value);
        if (event.key === "Escape") finish(null);
      }}
    />
  );
}
