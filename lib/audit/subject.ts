import type { Actor, RequestContext } from "#lib/access/actor";
import type { AdminAccess } from "#lib/access/require-admin";
import type { RoomAccess } from "#lib/access/require-room";

/** Who did it, from where, and in which room. */
export type AuditSubject = {
  actor: {
    kind: "user" | "token" | "system" | "anonymous";
    userId: string | null;
    name: string | null;
    email: string | null;
    sessionId: string | null;
    tokenId: string | null;
  };
  context: RequestContext | null;
  roomId: string | null;
  roomName?: string | null;
};

/** Everything that can stand for the one who acts. */
export type Recordable = RoomAccess | AdminAccess | Actor | AuditSubject;

const nobody = { userId: null, name: null, email: null, sessionId: null, tokenId: null };

/** The product itself: jobs, sweepers, the launcher. */
export const systemSubject: AuditSubject = {
  actor: { ...nobody, kind: "system" },
  context: null,
  roomId: null,
};

/** Somebody who has not signed in. */
export function anonymousSubject(context: RequestContext | null): AuditSubject {
  return { actor: { ...nobody, kind: "anonymous" }, context, roomId: null };
}

function fromActor(actor: Actor, room: { roomId: string; roomName: string } | null): AuditSubject {
  const { userId, name, email, sessionId, tokenId, context } = actor;
  return {
    actor: { kind: tokenId ? "token" : "user", userId, name, email, sessionId, tokenId },
    context,
    roomId: room?.roomId ?? null,
    roomName: room?.roomName ?? null,
  };
}

function isSubject(from: RoomAccess | AdminAccess | AuditSubject): from is AuditSubject {
  return "kind" in from.actor;
}

function isRoomAccess(from: RoomAccess | AdminAccess): from is RoomAccess {
  return "roomId" in from;
}

/** The subject in an access, in an actor, or itself. */
export function toSubject(from: Recordable): AuditSubject {
  if ("userId" in from) return fromActor(from, null);
  if (isSubject(from)) return from;
  return fromActor(from.actor, isRoomAccess(from) ? from : null);
}
