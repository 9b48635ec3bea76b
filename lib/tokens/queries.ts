import { z } from "zod";
import type { Actor } from "#lib/access/actor";
import { db } from "#lib/db/client";
import { decodeCursor, encodeCursor, type Page } from "#lib/http/paging";
import { toTokenDto, type TokenDto } from "#lib/tokens/dto";

const cursorShape = z.tuple([z.iso.datetime(), z.uuid()]);

/** The actor's own tokens that were not revoked, newest first. */
export async function listTokens(
  actor: Actor,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<TokenDto>> {
  const after = page.cursor ? decodeCursor(page.cursor, cursorShape) : null;
  const rows = await db().apiToken.findMany({
    where: {
      userId: actor.userId,
      revokedAt: null,
      ...(after && {
        OR: [{ createdAt: { lt: after[0] } }, { createdAt: after[0], id: { lt: after[1] } }],
      }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: page.limit + 1,
  });
  const shown = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(toTokenDto),
    nextCursor: last ? encodeCursor([last.createdAt.toISOString(), last.id]) : null,
  };
}
