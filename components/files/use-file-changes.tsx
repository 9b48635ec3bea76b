"use client";
import { useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, messageOf } from "#components/api-client";
import type { FilesView, Row } from "#components/files/files-data";
import { filesKey, foldersKey } from "#components/files/use-folder-listing";
import { toast } from "#components/ui/toast";
import type { FileItem } from "#lib/files/dto";
import type { FolderDto } from "#lib/folders/dto";
import type { Page } from "#lib/http/paging";

type Pages<T> = InfiniteData<Page<T>, string | null>;

function mapItems<T extends { id: string }>(pages: Pages<T> | undefined, change: (item: T) => T | null) {
  return (
    pages && {
      ...pages,
      pages: pages.pages.map((page) => ({
        ...page,
        items: page.items.map(change).filter((item) => item !== null),
      })),
    }
  );
}

function counted(rows: Row[]): string {
  const [only] = rows;
  return rows.length === 1 && only ? `“${only.name}”` : `${rows.length} items`;
}

/** Runs work over a list, a few at a time; what failed comes back with its error. */
async function each<T>(
  items: T[],
  work: (item: T) => Promise<unknown>,
): Promise<{ item: T; error: unknown }[]> {
  const failed: { item: T; error: unknown }[] = [];
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      const current = item;
      await work(current).catch((error: unknown) => failed.push({ item: current, error }));
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  return failed;
}

/** The changes one can make to the lines of a folder: shown at once, taken back when the server refuses. */
export function useFileChanges({ room, folderId }: FilesView) {
  const queryClient = useQueryClient();
  return useMemo(() => {
    const files = filesKey(room.id, folderId);
    const folders = foldersKey(room.id, folderId);
    const addressOf = (row: Row) =>
      `/api/v1/rooms/${room.id}/${row.kind === "file" ? "files" : "folders"}/${row.id}`;
    const refresh = () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: files }),
        queryClient.invalidateQueries({ queryKey: folders }),
      ]);
    /** Changes the lines here; the answer puts everything back. */
    const optimistically = (
      ids: Set<string>,
      change: <T extends { id: string; name: string }>(item: T) => T | null,
    ) => {
      const before = [
        ...queryClient.getQueriesData<Pages<FileItem>>({ queryKey: files }),
        ...queryClient.getQueriesData<Pages<FolderDto>>({ queryKey: folders }),
      ];
      void queryClient.cancelQueries({ queryKey: files });
      void queryClient.cancelQueries({ queryKey: folders });
      queryClient.setQueriesData<Pages<FileItem>>({ queryKey: files }, (pages) =>
        mapItems(pages, (item) => (ids.has(item.id) ? change(item) : item)),
      );
      queryClient.setQueriesData<Pages<FolderDto>>({ queryKey: folders }, (pages) =>
        mapItems(pages, (item) => (ids.has(item.id) ? change(item) : item)),
      );
      return () => {
        for (const [key, data] of before) queryClient.setQueryData(key, data);
      };
    };

    const restore = async (rows: Row[]) => {
      const failed = await each(rows, (row) =>
        api(`${addressOf(row)}/restore`, { method: "POST", body: {} }),
      );
      await refresh();
      const [first] = failed;
      if (first) toast.error(`Not all could be brought back: ${messageOf(first.error)}`);
      else toast.success(`Brought back ${counted(rows)}`);
    };

    return {
      refresh,
      async rename(row: Row, name: string): Promise<void> {
        const rollBack = optimistically(new Set([row.id]), (item) => ({ ...item, name }));
        try {
          await api(addressOf(row), { method: "PATCH", body: { name } });
        } catch (error) {
          rollBack();
          toast.error(`“${row.name}” was not renamed`, { description: messageOf(error) });
        }
        await refresh();
      },
      async remove(rows: Row[]): Promise<void> {
        const rollBack = optimistically(new Set(rows.map(({ id }) => id)), () => null);
        const failed = await each(rows, (row) => api(addressOf(row), { method: "DELETE" }));
        const refused = new Set(failed.map(({ item }) => item.id));
        const removed = rows.filter(({ id }) => !refused.has(id));
        const [first] = failed;
        if (first) {
          rollBack();
          toast.error(`${counted(failed.map(({ item }) => item))} not removed`, {
            description: messageOf(first.error),
          });
        }
        if (removed.length > 0) {
          toast.success(`Removed ${counted(removed)}`, {
            description: `${removed.length === 1 ? "It" : "They"} can be restored for 30 days.`,
            undo: () => void restore(removed),
          });
        }
        await refresh();
      },
      async createFolder(name: string): Promise<FolderDto> {
        const folder = await api<FolderDto>(`/api/v1/rooms/${room.id}/folders`, {
          method: "POST",
          body: { name, parentId: folderId },
        });
        await refresh();
        return folder;
      },
    };
  }, [queryClient, room.id, folderId]);
}

export type FileChanges = ReturnType<typeof useFileChanges>;
