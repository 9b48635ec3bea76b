"use client";
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
  type InfiniteData,
} from "@tanstack/react-query";
import { api, messageOf } from "#components/api-client";
import { toast } from "#components/ui/toast";
import type { UserDto } from "#lib/users/dto";
import type { UpdateUser } from "#lib/users/schema";

export type PeoplePage = { items: UserDto[]; nextCursor: string | null };
type Pages = InfiniteData<PeoplePage, string | null>;

const key = ["people"];

function pagePath(q: string, cursor: string | null): string {
  const search = new URLSearchParams({ limit: "50" });
  if (q) search.set("q", q);
  if (cursor) search.set("cursor", cursor);
  return `/api/v1/users?${search}`;
}

/** The people of the instance, page after page; `initial` is the first page without a search. */
export function usePeople(q: string, initial: PeoplePage) {
  return useInfiniteQuery({
    queryKey: [...key, q],
    queryFn: ({ pageParam, signal }) => api<PeoplePage>(pagePath(q, pageParam), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    ...(q === "" && { initialData: { pages: [initial], pageParams: [null] } }),
  });
}

export function useRefreshPeople(): () => void {
  const queryClient = useQueryClient();
  return () => void queryClient.invalidateQueries({ queryKey: key });
}

export type PersonChange = { person: UserDto; changes: UpdateUser };

function apply(person: UserDto, { name, instanceRole, disabled }: UpdateUser): UserDto {
  return {
    ...person,
    ...(name !== undefined && { name }),
    ...(instanceRole && { instanceRole }),
    ...(disabled !== undefined && { disabledAt: disabled ? new Date().toISOString() : null }),
  };
}

/** Changes a person: shown at once, taken back when the server refuses. */
export function useUpdatePerson() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ person, changes }: PersonChange) =>
      api<UserDto>(`/api/v1/users/${person.id}`, { method: "PATCH", body: changes }),
    onMutate: async ({ person, changes }) => {
      await queryClient.cancelQueries({ queryKey: key });
      const before = queryClient.getQueriesData<Pages>({ queryKey: key });
      queryClient.setQueriesData<Pages>({ queryKey: key }, (data) => {
        const change = (each: UserDto) => (each.id === person.id ? apply(each, changes) : each);
        return data && { ...data, pages: data.pages.map((p) => ({ ...p, items: p.items.map(change) })) };
      });
      return before;
    },
    onError: (error, { person }, before) => {
      for (const [queryKey, data] of before ?? []) queryClient.setQueryData(queryKey, data);
      toast.error(`${person.name} was not changed`, { description: messageOf(error) });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: key }),
  });
}
