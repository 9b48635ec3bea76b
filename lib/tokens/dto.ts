/** An API token without its secret. */
export type TokenDto = {
  id: string;
  name: string;
  scope: "read" | "write";
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
};

/** A token just made: the only time that its secret is told. */
export type CreatedTokenDto = TokenDto & { token: string };

type TokenRecord = {
  id: string;
  name: string;
  scope: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
};

export function toTokenDto(token: TokenRecord): TokenDto {
  return {
    id: token.id,
    name: token.name,
    scope: token.scope === "write" ? "write" : "read",
    createdAt: token.createdAt.toISOString(),
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
    expiresAt: token.expiresAt?.toISOString() ?? null,
  };
}
