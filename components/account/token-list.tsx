"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { CreateTokenDialog } from "#components/account/create-token-dialog";
import { api, messageOf } from "#components/api-client";
import { AlertDialog } from "#components/ui/alert-dialog";
import { Badge } from "#components/ui/badge";
import { Button } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { ErrorState } from "#components/ui/error-state";
import { RelativeTime } from "#components/ui/relative-time";
import { toast } from "#components/ui/toast";
import type { TokenDto } from "#lib/tokens/dto";

type Tokens = { items: TokenDto[]; nextCursor: string | null };

const queryKey = ["me", "tokens"];

function hasExpired(token: TokenDto): boolean {
  return token.expiresAt !== null && new Date(token.expiresAt) <= new Date();
}

/** The person's API tokens. */
export function TokenList({ initial }: { initial: Tokens }) {
  const queryClient = useQueryClient();
  const [revoking, setRevoking] = useState<TokenDto | null>(null);
  const refresh = () => queryClient.invalidateQueries({ queryKey });
  const tokens = useQuery({
    queryKey,
    queryFn: () => api<Tokens>("/api/v1/tokens?limit=200"),
    initialData: initial,
  });
  const revoke = useMutation({
    mutationFn: (token: TokenDto) => api(`/api/v1/tokens/${token.id}`, { method: "DELETE" }),
    onSuccess: async (_, token) => {
      await refresh();
      setRevoking(null);
      toast.success(`Revoked ${token.name}`);
    },
  });
  if (tokens.isError) {
    return <ErrorState description={messageOf(tokens.error)} onRetry={() => void tokens.refetch()} />;
  }
  return (
    <>
      {tokens.data.items.length === 0 ? (
        <EmptyState
          className="rounded-lg border border-dashed py-8"
          icon={<KeyRound />}
          title="No tokens"
          description="A token lets a script use the API with your rights."
        />
      ) : (
        <ul className="divide-y rounded-lg border">
          {tokens.data.items.map((token) => (
            <li key={token.id} className="flex items-center gap-3 px-3 py-2.5">
              <KeyRound aria-hidden className="text-muted-foreground size-4 shrink-0" />
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-x-2">
                  <span className="truncate">{token.name}</span>
                  <Badge>{token.scope === "read" ? "Reads" : "Reads and writes"}</Badge>
                  {hasExpired(token) ? <Badge tone="attention">Expired</Badge> : null}
                </p>
                <p className="text-caption text-muted-foreground">
                  Made <RelativeTime value={token.createdAt} /> ·{" "}
                  {token.lastUsedAt ? (
                    <>
                      used <RelativeTime value={token.lastUsedAt} />
                    </>
                  ) : (
                    "never used"
                  )}
                  {token.expiresAt ? (
                    <>
                      {" "}
                      · {hasExpired(token) ? "expired" : "expires"} <RelativeTime value={token.expiresAt} />
                    </>
                  ) : null}
                </p>
              </div>
              <Button size="sm" aria-label={`Revoke ${token.name}`} onClick={() => setRevoking(token)}>
                Revoke
              </Button>
            </li>
          ))}
        </ul>
      )}
      {/* always in this place, so that the first token does not close the dialog which shows it */}
      <div className="mt-3">
        <CreateTokenDialog onCreated={() => void refresh()} />
      </div>
      <AlertDialog
        open={revoking !== null}
        onOpenChange={(open) => {
          if (!open) setRevoking(null);
          revoke.reset();
        }}
        title={`Revoke ${revoking?.name ?? "the token"}?`}
        description="Whatever uses it is refused from its next request on. A token can't be brought back."
        confirmLabel="Revoke token"
        pending={revoke.isPending}
        error={revoke.isError ? messageOf(revoke.error) : undefined}
        onConfirm={() => {
          if (revoking) revoke.mutate(revoking);
        }}
      />
    </>
  );
}
