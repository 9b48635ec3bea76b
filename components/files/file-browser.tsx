"use client";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { ApiError, messageOf } from "#components/api-client";
import { download } from "#components/files/download";
import { EmptyFolder } from "#components/files/empty-folder";
import { FileTable, type FileTableHandle } from "#components/files/file-table";
import type { RowHandlers } from "#components/files/file-row";
import { folderHref, type FilesView, type Row } from "#components/files/files-data";
import { FilesToolbar } from "#components/files/files-toolbar";
import type { MenuRequest } from "#components/files/row-menu";
import { useFileChanges } from "#components/files/use-file-changes";
import { useFilterText } from "#components/files/use-filter-text";
import { useFolderListing } from "#components/files/use-folder-listing";
import { setQuery, useListingAddress } from "#components/files/use-listing-address";
import { useRowsFocus } from "#components/files/use-rows-focus";
import { useUploadedRefresh } from "#components/files/use-uploaded-refresh";
import { DropArea } from "#components/uploads/drop-area";
import { filesOfList } from "#components/uploads/picked-files";
import { upload } from "#components/uploads/upload-events";
import { cn } from "#components/ui/cn";
import { ErrorState } from "#components/ui/error-state";
import { SkeletonRows } from "#components/ui/skeleton";
import { toast } from "#components/ui/toast";

const RowMenu = lazy(() => import("#components/files/row-menu").then((file) => ({ default: file.RowMenu })));
const FileDrawer = lazy(() =>
  import("#components/files/file-drawer").then((file) => ({ default: file.FileDrawer })),
);
const NewFolderDialog = lazy(() =>
  import("#components/files/new-folder-dialog").then((file) => ({ default: file.NewFolderDialog })),
);

/** A folder of a room: its lines, and all that can be done with them. */
export function FileBrowser(view: FilesView) {
  const { room, folderId, can, meId } = view;
  const router = useRouter();
  const table = useRef<FileTableHandle>(null);
  const picker = useRef<HTMLInputElement>(null);
  const { listing, openFileId } = useListingAddress();
  const { rows, error, retry, loading, changing, hasMore, loadMore } = useFolderListing(view, listing);
  const changes = useFileChanges(view);
  const [renamingId, setRenamingId] = useState<string | null>(null);
  const [menu, setMenu] = useState<MenuRequest | null>(null);
  const [making, setMaking] = useState(false);
  const filter = useFilterText(listing.q);
  useUploadedRefresh(changes.refresh);

  const mayAlter = (row: Row, any: boolean, own: boolean) =>
    any || (own && row.kind === "file" && row.file.addedBy.id === meId);
  const mayRename = (row: Row) =>
    row.kind === "folder" ? can["folder.rename"] : mayAlter(row, can["file.rename"], can["file.rename-own"]);
  const mayRemove = (row: Row) =>
    row.kind === "folder" ? can["folder.remove"] : mayAlter(row, can["file.remove"], can["file.remove-own"]);

  const open = (row: Row) => {
    if (row.kind === "folder") router.push(folderHref(room.id, row.id));
    else setQuery({ file: row.id }, openFileId ? "replace" : "push");
  };
  const rename = (row: Row) => (mayRename(row) ? setRenamingId(row.id) : undefined);
  const remove = (some: Row[]) => {
    const mine = some.filter(mayRemove);
    if (mine.length === 0) return;
    const next = rows.findIndex(({ id }) => id === mine[0]?.id);
    focus.clear();
    void changes.remove(mine);
    table.current?.focusRow(Math.max(0, next - 1));
  };
  const focus = useRowsFocus(rows, { open, rename, remove }, (index) => table.current?.focusRow(index));
  const refocus = (row: Row) => table.current?.focusRow(rows.findIndex(({ id }) => id === row.id));

  // lines are drawn again only when they change, so what they call must stay the same
  const latest = useRef<RowHandlers>(null);
  useEffect(() => {
    latest.current = {
      onClick: focus.onRowClick,
      onOpen: open,
      onToggle: focus.toggle,
      onMenu: (row, at) => {
        focus.activate(row);
        setMenu({ row, ...at });
      },
      onFocus: focus.activate,
      onRenamed: (row, name) => {
        setRenamingId(null);
        if (name !== null) void changes.rename(row, name);
        refocus(row);
      },
    };
  });
  const handlers = useMemo<RowHandlers>(
    () => ({
      onClick: (...rest) => latest.current?.onClick(...rest),
      onOpen: (...rest) => latest.current?.onOpen(...rest),
      onToggle: (...rest) => latest.current?.onToggle(...rest),
      onMenu: (...rest) => latest.current?.onMenu(...rest),
      onFocus: (...rest) => latest.current?.onFocus(...rest),
      onRenamed: (...rest) => latest.current?.onRenamed(...rest),
    }),
    [],
  );

  const pick = useCallback(() => picker.current?.click(), []);
  const onUpload = can["file.upload"] ? pick : undefined;
  const copyLink = async (row: Row) => {
    const path =
      row.kind === "folder" ? folderHref(room.id, row.id) : `${folderHref(room.id, folderId)}?file=${row.id}`;
    await navigator.clipboard.writeText(new URL(path, location.origin).href);
    toast.success("Link copied", { description: "It opens for people of this room." });
  };
  const among = (row: Row) => (focus.selected.has(row.id) ? focus.chosen : [row]);

  return (
    <div className="flex flex-1 flex-col gap-3">
      <FilesToolbar
        value={filter.text}
        onChange={filter.change}
        chosen={focus.chosen}
        canDownload={can["file.download"] && focus.chosen.some(({ kind }) => kind === "file")}
        canRemove={focus.chosen.some(mayRemove)}
        onDownload={() => void download(room.id, focus.chosen)}
        onRemove={() => remove(focus.chosen)}
        onClear={focus.clear}
        onNewFolder={can["folder.create"] ? () => setMaking(true) : undefined}
        onUpload={onUpload}
        uploadBlocked={view.uploadBlocked}
      />
      {loading ? (
        <SkeletonRows />
      ) : error && rows.length === 0 ? (
        <ErrorState
          description={messageOf(error)}
          requestId={error instanceof ApiError ? error.requestId : null}
          onRetry={retry}
        />
      ) : rows.length === 0 && !changing && !hasMore ? (
        <EmptyFolder
          atTop={folderId === room.id}
          filter={listing.q}
          onUpload={onUpload}
          onClearFilter={() => filter.change("")}
        />
      ) : (
        <div className={cn("transition-opacity", changing && "opacity-60 delay-300")}>
          <FileTable
            ref={table}
            roomId={room.id}
            rows={rows}
            sort={listing.sort}
            onSort={(sort) => setQuery({ sort: sort === "name" ? null : sort })}
            activeId={focus.activeId}
            selected={focus.selected}
            renamingId={renamingId}
            onSelectAll={focus.selectAll}
            onKeyDown={focus.onKeyDown}
            hasMore={hasMore}
            loadMore={loadMore}
            handlers={handlers}
          />
        </div>
      )}
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label="Files to add"
        onChange={(event) => {
          void upload({ roomId: room.id, folderId }, filesOfList(event.target.files));
          event.target.value = "";
        }}
      />
      <DropArea
        target={{ roomId: room.id, folderId }}
        label={view.path.at(-1)?.name ?? room.name}
        disabled={!can["file.upload"]}
      />
      <Suspense fallback={null}>
        {menu ? (
          <RowMenu
            request={menu}
            canDownload={can["file.download"]}
            canRename={mayRename(menu.row)}
            canRemove={mayRemove(menu.row)}
            onOpen={() => open(menu.row)}
            onDownload={() => void download(room.id, among(menu.row))}
            onRename={() => setTimeout(() => rename(menu.row))}
            onRemove={() => remove(among(menu.row))}
            onCopyLink={() => void copyLink(menu.row)}
            onClose={() => {
              refocus(menu.row);
              setMenu(null);
            }}
          />
        ) : null}
        {making ? (
          <NewFolderDialog onCreate={(name) => changes.createFolder(name)} onClose={() => setMaking(false)} />
        ) : null}
        {openFileId ? (
          <FileDrawer
            roomId={room.id}
            linkId={openFileId}
            rows={rows}
            canDownload={can["file.download"]}
            onGo={(file) => setQuery({ file })}
            onClose={() => {
              setQuery({ file: null });
              table.current?.focusRow(rows.findIndex(({ id }) => id === openFileId));
            }}
          />
        ) : null}
      </Suspense>
    </div>
  );
}
