"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Laptop } from "lucide-react";
import { browserName } from "#components/account/browser-name";
import { api, messageOf } from "#components/api-client";
import { Badge } from "#components/ui/badge";
import { Button } from "#components/ui/button";
import { ErrorState } from "#components/ui/error-state";
import { RelativeTime } from "#components/ui/relative-time";
import { toast } from "#components/ui/toast";
import type { SessionDto } from "#lib/sessions/dto";

type Sessions = { items: SessionDto[]; nextCursor: string | null };

const path = "/api/v1/me/sessions";
const queryKey = ["me", "sessions"];

/** The person's signed-in browsers; each can be signed out, or all but this one. */
export function SessionList({ initial }: { initial: Sessions }) {
  const queryClient = useQueryClient();
  const sessions = useQuery({
    queryKey,
    queryFn: () => api<Sessions>(`${path}?limit=200`),
    initialData: initial,
  });
  const revoke = useMutation({
    // null: every other one
    mutationFn: (id: string | null) => api(id === null ? path : `${path}/${id}`, { method: "DELETE" }),
    onMutate: async (id) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData<Sessions>(queryKey);
      const stays = (session: SessionDto) => (id === null ? session.current : session.id !== id);
      queryClient.setQueryData<Sessions>(
        queryKey,
        (now) => now && { ...now, items: now.items.filter(stays) },
      );
      return before;
    },
    onSuccess: (_, id) => toast.success(id === null ? "Signed out everywhere else" : "Signed out"),
    onError: (error, _, before) => {
      queryClient.setQueryData(queryKey, before);
      toast.error("Could not sign out", { description: messageOf(error) });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
  if (sessions.isError) {
    return <ErrorState description={messageOf(sessions.error)} onRetry={() => void sessions.refetch()} />;
  }
  const others = sessions.data.items.filter((session) => !session.current);
  return (
    <>
      <ul className="divide-y rounded-lg border">
        {sessions.data.items.map((session) => (
          <li key={session.id} className="flex items-center gap-3 px-3 py-2.5">
            <Laptop aria-hidden className="text-muted-foreground size-4 shrink-0" />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-x-2">
                <span className="truncate">{browserName(session.userAgent)}</span>
                {session.current ? <Badge tone="good">This browser</Badge> : null}
              </p>
              <p className="text-caption text-muted-foreground">
                {session.address ? (
                  <>
                    <span className="figures">{session.address}</span> ·{" "}
                  </>
                ) : null}
                Seen <RelativeTime value={session.lastSeenAt} /> · signed in{" "}
                <RelativeTime value={session.createdAt} />
              </p>
            </div>
            {session.current ? null : (
              <Button
                size="sm"
                aria-label={`Sign out ${browserName(session.userAgent)}`}
                onClick={() => revoke.mutate(session.id)}
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 ? (
        <Button className="mt-3" pending={revoke.isPending} onClick={() => revoke.mutate(null)}>
          Sign out everywhere else
        </Button>
      ) : null}
    </>
  );
}
