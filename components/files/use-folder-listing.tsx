"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "#components/api-client";
import type { FilesView, Listing, Row } from "#components/files/files-data";
import type { FileItem } from "#lib/files/dto";
import type { FolderDto } from "#lib/folders/dto";
import type { Page } from "#lib/http/paging";

const pageSize = 100;

export const filesKey = (roomId: string, folderId: string) => ["files", roomId, folderId] as const;
export const foldersKey = (roomId: string, folderId: string) => ["folders", roomId, folderId] as const;

function address(path: string, query: Record<string, string | null>): string {
  const search = new URLSearchParams({ limit: String(pageSize) });
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value);
  return `${path}?${search}`;
}

/** The lines of a folder: folders first, then files, page by page; the first page came with the document. */
export function useFolderListing({ room, folderId, initial }: FilesView, listing: Listing) {
  const base = `/api/v1/rooms/${room.id}`;
  const asRendered = listing.sort === initial.sort && listing.q === initial.q;

  const folders = useInfiniteQuery({
    queryKey: foldersKey(room.id, folderId),
    queryFn: ({ pageParam, signal }) =>
      api<Page<FolderDto>>(address(`${base}/folders`, { parentId: folderId, cursor: pageParam }), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    initialData: { pages: [initial.folders], pageParams: [null] },
    // Coming back, the server has rendered a newer first page than the one we would have kept.
    gcTime: 0,
  });
  const files = useInfiniteQuery({
    queryKey: [...filesKey(room.id, folderId), listing],
    queryFn: ({ pageParam, signal }) => {
      const query = { folderId, sort: listing.sort, q: listing.q, cursor: pageParam };
      return api<Page<FileItem>>(address(`${base}/files`, query), { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    gcTime: 0,
    ...(asRendered && { initialData: { pages: [initial.files], pageParams: [null] } }),
  });

  const rows = useMemo<Row[]>(() => {
    const wanted = listing.q.toLocaleLowerCase();
    const lines = (folders.data?.pages ?? [])
      .flatMap((page) => page.items)
      .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
      .map((folder): Row => ({ kind: "folder", id: folder.id, name: folder.name, folder }));
    if (listing.sort === "-name") lines.reverse();
    if (folders.hasNextPage) return lines;
    const items = (files.data?.pages ?? []).flatMap((page) => page.items);
    return [...lines, ...items.map((file): Row => ({ kind: "file", id: file.id, name: file.name, file }))];
  }, [folders.data, folders.hasNextPage, files.data, listing]);

  const next = folders.hasNextPage ? folders : files;
  return {
    rows,
    error: files.error ?? folders.error,
    retry: () => void Promise.all([folders.refetch(), files.refetch()]),
    changing: files.isPlaceholderData,
    loading: files.isLoading,
    hasMore: next.hasNextPage,
    loadMore: () => {
      if (next.hasNextPage && !next.isFetching) void next.fetchNextPage();
    },
  };
}
