import { z } from "zod";
import type { Actor } from "#lib/access/actor";
import { requireRoom } from "#lib/access/require-room";
import { db } from "#lib/db/client";
import { decodeCursor, encodeCursor, type Page } from "#lib/http/paging";
import type { InvitationItem } from "#lib/invitations/dto";
import { toInvitationItem } from "#lib/invitations/to-invitation-item";

const cursorSchema = z.tuple([z.string().max(254), z.uuid()]);

/** The invitations of a room that were neither accepted nor revoked, by address; with their links, so for those who may hand them out. */
export async function listInvitations(
  actor: Actor,
  roomId: string,
  query: { limit: number; cursor?: string | undefined },
): Promise<Page<InvitationItem>> {
  const access = await requireRoom(actor, roomId, "member.remove");
  const [email, id] = query.cursor ? decodeCursor(query.cursor, cursorSchema) : ["", null];
  const rows = await db().invitation.findMany({
    where: {
      roomId: access.roomId,
      acceptedAt: null,
      revokedAt: null,
      ...(id !== null && { OR: [{ email: { gt: email } }, { email, id: { gt: id } }] }),
    },
    orderBy: [{ email: "asc" }, { id: "asc" }],
    take: query.limit + 1,
  });
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    items: page.map(toInvitationItem),
    nextCursor: last ? encodeCursor([last.email, last.id]) : null,
  };
}
