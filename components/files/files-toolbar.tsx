"use client";
import { Download, FolderPlus, Search, Trash2, Upload, X } from "lucide-react";
import type { Row } from "#components/files/files-data";
import { Button } from "#components/ui/button";
import { Input } from "#components/ui/input";

type FilterBoxProps = { value: string; onChange: (value: string) => void };

function FilterBox({ value, onChange }: FilterBoxProps) {
  return (
    <div className="relative w-full sm:w-64">
      <Search
        aria-hidden
        className="text-muted-foreground pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2"
      />
      <Input
        type="search"
        aria-label="Filter by name"
        placeholder="Filter by name"
        value={value}
        maxLength={200}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => (event.key === "Escape" ? onChange("") : undefined)}
        className="h-8 pl-8"
      />
    </div>
  );
}

type FilesToolbarProps = FilterBoxProps & {
  chosen: Row[];
  canDownload: boolean;
  canRemove: boolean;
  onDownload: () => void;
  onRemove: () => void;
  onClear: () => void;
  onNewFolder: (() => void) | undefined;
  onUpload: (() => void) | undefined;
  uploadBlocked: boolean;
};

/** What can be done: with the folder, or with what is selected. */
export function FilesToolbar(props: FilesToolbarProps) {
  const { chosen } = props;
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-2">
      <FilterBox value={props.value} onChange={props.onChange} />
      {chosen.length > 0 ? (
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-muted-foreground px-1 text-sm whitespace-nowrap" aria-live="polite">
            {chosen.length} selected
          </span>
          {props.canDownload ? (
            <Button onClick={props.onDownload}>
              <Download aria-hidden />
              Download
            </Button>
          ) : null}
          {props.canRemove ? (
            <Button onClick={props.onRemove}>
              <Trash2 aria-hidden />
              Remove
            </Button>
          ) : null}
          <Button variant="ghost" size="icon" aria-label="Clear selection" onClick={props.onClear}>
            <X aria-hidden />
          </Button>
        </div>
      ) : null}
      <div className="ml-auto flex items-center gap-2 max-sm:w-full max-sm:*:flex-1">
        {props.onNewFolder ? (
          <Button onClick={props.onNewFolder}>
            <FolderPlus aria-hidden />
            New folder
          </Button>
        ) : null}
        {props.onUpload ? (
          <Button variant="primary" onClick={props.onUpload}>
            <Upload aria-hidden />
            Upload
          </Button>
        ) : props.uploadBlocked ? (
          <Button variant="primary" aria-disabled title="The room is archived and read-only">
            <Upload aria-hidden />
            Upload
          </Button>
        ) : null}
      </div>
    </div>
  );
}
