"use client";
import { Copy, Download, FolderOpen, Info, Pencil, Trash2 } from "lucide-react";
import type { Row } from "#components/files/files-data";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
  MenuShortcut,
} from "#components/ui/dropdown-menu";

export type MenuRequest = { row: Row; x: number; y: number };

type RowMenuProps = {
  request: MenuRequest;
  canDownload: boolean;
  canRename: boolean;
  canRemove: boolean;
  onOpen: () => void;
  onDownload: () => void;
  onRename: () => void;
  onRemove: () => void;
  onCopyLink: () => void;
  /** `focusRow` is false when what was chosen takes the focus itself */
  onClose: () => void;
};

/** The one menu of all lines: at the button that was pressed, or where the pointer was. */
export function RowMenu({ request, onClose, ...props }: RowMenuProps) {
  const { row, x, y } = request;
  return (
    <DropdownMenu open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DropdownMenuTrigger asChild>
        <span aria-hidden tabIndex={-1} className="fixed size-px" style={{ left: x, top: y }} />
      </DropdownMenuTrigger>
      <DropdownMenuContent
        align="start"
        aria-label={`Actions for ${row.name}`}
        className="w-52"
        onCloseAutoFocus={(event) => event.preventDefault()}
      >
        <DropdownMenuItem onSelect={props.onOpen}>
          {row.kind === "folder" ? <FolderOpen aria-hidden /> : <Info aria-hidden />}
          {row.kind === "folder" ? "Open" : "Details"}
          <MenuShortcut>Enter</MenuShortcut>
        </DropdownMenuItem>
        {props.canDownload && row.kind === "file" ? (
          <DropdownMenuItem onSelect={props.onDownload}>
            <Download aria-hidden />
            Download
          </DropdownMenuItem>
        ) : null}
        <DropdownMenuItem onSelect={props.onCopyLink}>
          <Copy aria-hidden />
          Copy link
        </DropdownMenuItem>
        {props.canRename ? (
          <DropdownMenuItem onSelect={props.onRename}>
            <Pencil aria-hidden />
            Rename
            <MenuShortcut>F2</MenuShortcut>
          </DropdownMenuItem>
        ) : null}
        {props.canRemove ? (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem destructive onSelect={props.onRemove}>
              <Trash2 aria-hidden />
              Remove
              <MenuShortcut>Del</MenuShortcut>
            </DropdownMenuItem>
          </>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
