import type { Actor, RequestContext } from "#lib/access/actor";
import type { AdminAccess } from "#lib/access/require-admin";
import type { RoomAccess } from "#lib/access/require-room";
import { makeEntry } from "#lib/audit/entry";
import type { AuditEvent, AuditOutcome, EventOf } from "#lib/audit/events";
import { findNames } from "#lib/audit/find-names";
import { insertEntries } from "#lib/audit/insert-entries";
import { transaction, type Tx } from "#lib/db/transaction";

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
type Recordable = RoomAccess | AdminAccess | Actor | AuditSubject;

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
function toSubject(from: Recordable): AuditSubject {
  if ("userId" in from) return fromActor(from, null);
  if (isSubject(from)) return from;
  return fromActor(from.actor, isRoomAccess(from) ? from : null);
}

/**
 * Puts one event on the record, in the transaction of the change that it tells of: both are committed or neither is.
 * The room is the access's, unless the event names another one.
 */
export async function record(
  tx: Tx,
  subject: Recordable,
  event: AuditEvent,
  outcome: AuditOutcome = "success",
): Promise<void> {
  await insertEntries(tx, [makeEntry(toSubject(subject), event, outcome)]);
}

/** As `record`, for many events in one statement. */
export async function recordMany(tx: Tx, subject: Recordable, events: readonly AuditEvent[]): Promise<void> {
  const from = toSubject(subject);
  const entries = events.map((event) => makeEntry(from, event, "success"));
  if (entries.length > 0) await insertEntries(tx, entries);
}

type Refusal = {
  /** why, as the caller is told it: an ErrorCode */
  code: string;
  permission?: string;
  roomId?: string;
  target?: EventOf<"access.refused">["target"];
};

/** Puts a refusal on the record in a transaction of its own, since what was asked for does not happen. */
export async function recordRefusal(subject: Recordable, refusal: Refusal): Promise<void> {
  const { code, permission, target } = refusal;
  await transaction(async (tx) => {
    const from = toSubject(subject);
    const roomId = refusal.roomId ?? from.roomId;
    const names = await findNames(tx, roomId, target);
    const event = {
      action: "access.refused" as const,
      target: target && { ...target, name: target.name ?? names.target },
      detail: { code, permission },
    };
    await record(tx, { ...from, roomId, roomName: from.roomName ?? names.room }, event, "refused");
  });
}
