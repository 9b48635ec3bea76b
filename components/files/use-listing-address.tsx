"use client";
import { useSearchParams } from "next/navigation";
import type { Listing, Sort } from "#components/files/files-data";

const sorts: readonly string[] = [
  "name",
  "-name",
  "size",
  "-size",
  "createdAt",
  "-createdAt",
] satisfies Sort[];

function isSort(value: string | null): value is Sort {
  return value !== null && sorts.includes(value);
}

/** Changes the query of the address in place, without asking the server. */
export function setQuery(changes: Record<string, string | null>, how: "push" | "replace" = "replace"): void {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  if (url.href === location.href) return;
  if (how === "push") history.pushState(null, "", url);
  else history.replaceState(null, "", url);
}

/** Sort, filter and the open file, as the address has them. */
export function useListingAddress(): { listing: Listing; openFileId: string | null } {
  const params = useSearchParams();
  const sort = params.get("sort");
  return {
    listing: { sort: isSort(sort) ? sort : "name", q: params.get("q") ?? "" },
    openFileId: params.get("file"),
  };
}
