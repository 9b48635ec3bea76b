"use client";
import { useInfiniteQuery, useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { api } from "#components/api-client";

export type ListPage<T> = { items: T[]; nextCursor: string | null };
type Key = readonly string[];

/** A list of the API, page after page; the server has rendered the first one. */
export function usePages<T>(queryKey: Key, path: string, initial: ListPage<T>) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === null ? "" : `${path.includes("?") ? "&" : "?"}cursor=${pageParam}`;
      return api<ListPage<T>>(`${path}${cursor}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [initial], pageParams: [null] },
    // Coming back, the server has rendered a newer first page than the one we would have kept.
    gcTime: 0,
  });
  return { ...query, items: query.data.pages.flatMap((page) => page.items) };
}

/** Changes what a list shows at once, before the server has answered. @returns what takes the change back */
export function useEditPages() {
  const queryClient = useQueryClient();
  return async function editPages<T>(queryKey: Key, edit: (items: T[]) => T[]): Promise<() => void> {
    await queryClient.cancelQueries({ queryKey });
    const before = queryClient.getQueryData<InfiniteData<ListPage<T>>>(queryKey);
    if (before) {
      const pages = before.pages.map((page) => ({ ...page, items: edit(page.items) }));
      queryClient.setQueryData(queryKey, { ...before, pages });
    }
    return () => void queryClient.setQueryData(queryKey, before);
  };
}
