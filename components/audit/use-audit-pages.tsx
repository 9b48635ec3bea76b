"use client";
import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, ApiError } from "#components/api-client";
import type { AuditItem, AuditPage } from "#lib/audit/schema";

const pollMilliseconds = 4_000;

type AuditPages = {
  /** the API's list: the instance's record or a room's */
  path: string;
  /** filters, as the API's query */
  query: string;
  /** the first page for exactly these filters, when the server rendered it */
  initial: AuditPage | null;
};

function withQuery(path: string, query: string, more: Record<string, string>): string {
  const params = new URLSearchParams(query);
  for (const [name, value] of Object.entries(more)) params.set(name, value);
  return `${path}?${params}`;
}

function unique(items: AuditItem[]): AuditItem[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

/** The pages read so far, newest first, and what has come since the first one was read. */
export function useAuditPages({ path, query, initial }: AuditPages) {
  const client = useQueryClient();
  const key = ["audit", path, query];
  const pages = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      api<AuditPage>(withQuery(path, query, pageParam ? { cursor: pageParam } : {}), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // what was read stays as it was; news are asked for below
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    ...(initial && { initialData: { pages: [initial], pageParams: [null] } }),
  });
  const items = useMemo(() => unique((pages.data?.pages ?? []).flatMap((page) => page.items)), [pages.data]);

  const newestCursor = pages.data?.pages[0]?.newestCursor ?? null;
  const news = useQuery({
    queryKey: [...key, "news", newestCursor],
    queryFn: ({ signal }) =>
      api<AuditPage>(withQuery(path, query, { after: newestCursor ?? "", limit: "200" }), { signal }),
    enabled: newestCursor !== null,
    refetchInterval: pollMilliseconds,
    staleTime: 0,
    gcTime: 0,
  });
  const fresh = useMemo(() => {
    const known = new Set(items.map((item) => item.id));
    return (news.data?.items ?? []).filter((item) => !known.has(item.id));
  }, [items, news.data]);

  /** Puts what is new at the top. */
  const showNew = async () => {
    const page = news.data;
    if (!page) return;
    // more than one answer holds: start again from the top
    if (page.nextCursor !== null) return client.resetQueries({ queryKey: key, exact: true });
    client.setQueryData<InfiniteData<AuditPage, string | null>>(key, (data) => {
      const [first, ...older] = data?.pages ?? [];
      if (!data || !first) return data;
      const merged = { ...first, items: [...fresh, ...first.items], newestCursor: page.newestCursor };
      return { ...data, pages: [merged, ...older] };
    });
  };
  const lost =
    news.error instanceof ApiError && [401, 403, 404].includes(news.error.status) ? news.error : null;
  return {
    pages,
    items,
    fresh,
    moreThanFresh: news.data?.nextCursor != null,
    showNew,
    error: pages.error ?? lost,
  };
}
