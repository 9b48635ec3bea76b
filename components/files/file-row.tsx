"use client";
import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { memo, type FocusEvent, type MouseEvent as ReactMouseEvent } from "react";
import { FileStatus } from "#components/files/file-status";
import { FileTypeIcon } from "#components/files/file-type-icon";
import { folderHref, type Row } from "#components/files/files-data";
import { RenameInput } from "#components/files/rename-input";
import { Button } from "#components/ui/button";
import { cn } from "#components/ui/cn";
import { formatSize } from "#components/ui/format-size";
import { MiddleTruncate } from "#components/ui/middle-truncate";
import { PlainCheckbox } from "#components/ui/plain-checkbox";
import { RelativeTime } from "#components/ui/relative-time";

/** The columns that head and lines share; on a phone a line has two rows of text instead. */
export const columns =
  "grid grid-cols-[44px_minmax(0,1fr)_44px] sm:grid-cols-[40px_minmax(0,1fr)_88px_104px_40px] lg:grid-cols-[40px_minmax(0,1fr)_96px_160px_112px_96px_40px]";

export type RowHandlers = {
  onClick(row: Row, event: ReactMouseEvent): void;
  onOpen(row: Row): void;
  onToggle(row: Row, shift: boolean): void;
  onMenu(row: Row, at: { x: number; y: number }): void;
  onFocus(row: Row): void;
  onRenamed(row: Row, name: string | null): void;
};

type FileRowProps = RowHandlers & {
  row: Row;
  roomId: string;
  index: number;
  active: boolean;
  selected: boolean;
  renaming: boolean;
};

const cell = "flex min-w-0 items-center";
const secondary = "text-caption text-muted-foreground";

function Name({ row, roomId, onOpen }: Pick<FileRowProps, "row" | "roomId" | "onOpen">) {
  const style = "flex max-w-full min-w-0 rounded-sm text-left text-sm hover:underline underline-offset-2";
  const name = <MiddleTruncate text={row.name} />;
  if (row.kind === "folder") {
    return (
      <Link href={folderHref(roomId, row.id)} tabIndex={-1} className={cn(style, "font-medium")}>
        {name}
      </Link>
    );
  }
  return (
    <button type="button" tabIndex={-1} className={style} onClick={() => onOpen(row)}>
      {name}
    </button>
  );
}

/** A line of the list. The line itself has the focus; its controls are there for the pointer. */
export const FileRow = memo(function FileRow(props: FileRowProps) {
  const { row, index, active, selected, renaming } = props;
  const file = row.kind === "file" ? row.file : null;
  const createdAt = file?.createdAt ?? (row.kind === "folder" ? row.folder.createdAt : "");
  const openMenu = (event: ReactMouseEvent) => {
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    // the menu key sends a click without a place
    const keyboard = event.type === "contextmenu" && event.clientX === 0 && event.clientY === 0;
    const byPointer = event.type === "contextmenu" && !keyboard;
    props.onMenu(
      row,
      byPointer ? { x: event.clientX, y: event.clientY } : { x: box.right - 8, y: box.bottom - 4 },
    );
  };
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid around it listens to the keys
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-row={row.id}
      tabIndex={active ? 0 : -1}
      onClick={(event) => props.onClick(row, event)}
      onDoubleClick={() => props.onOpen(row)}
      onContextMenu={openMenu}
      onFocus={(event: FocusEvent) => (event.target === event.currentTarget ? props.onFocus(row) : undefined)}
      className={cn(
        columns,
        "group h-14 cursor-default border-b -outline-offset-2 select-none last:border-b-0 sm:h-10",
        selected ? "bg-primary-subtle" : "hover:bg-hover",
      )}
    >
      <div role="gridcell" className={cn(cell, "justify-center")}>
        <PlainCheckbox
          tabIndex={-1}
          aria-label={`Select ${row.name}`}
          checked={selected}
          onChange={(event) =>
            props.onToggle(row, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
          }
        />
      </div>
      <div role="gridcell" className={cn(cell, "gap-2.5 pr-3")}>
        <FileTypeIcon row={row} />
        <div className="min-w-0 flex-1">
          {renaming ? (
            <RenameInput row={row} onDone={(name) => props.onRenamed(row, name)} />
          ) : (
            <Name row={row} roomId={props.roomId} onOpen={(opened) => props.onOpen(opened)} />
          )}
          <div className={cn(secondary, "flex gap-1.5 truncate sm:hidden")}>
            {file ? (
              <span className="figures text-xs/[18px]">{formatSize(file.size)}</span>
            ) : (
              <span>Folder</span>
            )}
            {file ? <span className="truncate">· {file.addedBy.name}</span> : null}
            <span>
              · <RelativeTime value={createdAt} />
            </span>
          </div>
        </div>
      </div>
      <div
        role="gridcell"
        className={cn(cell, "figures text-muted-foreground justify-end pr-4 max-sm:hidden")}
      >
        {file ? formatSize(file.size) : "—"}
      </div>
      <div role="gridcell" className={cn(cell, secondary, "pr-3 max-lg:hidden")}>
        <span className="truncate">{file?.addedBy.name ?? "—"}</span>
      </div>
      <div role="gridcell" className={cn(cell, secondary, "max-sm:hidden")}>
        <RelativeTime value={createdAt} />
      </div>
      <div role="gridcell" className={cn(cell, "max-lg:hidden")}>
        {file ? <FileStatus status={file.status} /> : null}
      </div>
      <div role="gridcell" className={cn(cell, "justify-center")}>
        <Button
          variant="ghost"
          size="icon-sm"
          tabIndex={-1}
          aria-label={`Actions for ${row.name}`}
          aria-haspopup="menu"
          onClick={openMenu}
          className="text-muted-foreground group-hover:opacity-100 group-focus:opacity-100 focus-visible:opacity-100 sm:opacity-0 pointer-coarse:opacity-100"
        >
          <Ellipsis aria-hidden />
        </Button>
      </div>
    </div>
  );
});
