import { makeEntry, type SealedEntry } from "#lib/audit/entry";
import type { AuditEvent, AuditOutcome, EventOf } from "#lib/audit/events";
import { toSubject, type Recordable } from "#lib/audit/subject";
import { transaction, type Tx } from "#lib/db/transaction";

export { anonymousSubject, systemSubject } from "#lib/audit/subject";
export type { AuditSubject } from "#lib/audit/subject";

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
  await insert(tx, [makeEntry(toSubject(subject), event, outcome)]);
}

/** As `record`, for many events in one statement. */
export async function recordMany(tx: Tx, subject: Recordable, events: readonly AuditEvent[]): Promise<void> {
  const from = toSubject(subject);
  const entries = events.map((event) => makeEntry(from, event, "success"));
  if (entries.length > 0) await insert(tx, entries);
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
  const { code, permission, roomId, target } = refusal;
  await transaction((tx) =>
    record(
      tx,
      subject,
      { action: "access.refused", target, roomId, detail: { code, permission } },
      "refused",
    ),
  );
}

/** The rows travel as one JSON parameter, so that the statement is the same (and planned once) for any number. */
async function insert(tx: Tx, entries: readonly SealedEntry[]): Promise<void> {
  const rows = JSON.stringify(
    entries.map((entry) => ({
      ...entry,
      nonce: entry.nonce.toString("hex"),
      leaf: entry.leaf.toString("hex"),
    })),
  );
  await tx.$executeRaw`
    WITH entry AS (
      SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS e(
        id uuid, "createdAt" timestamptz, action text, outcome text, "actorKind" text, "actorUserId" uuid,
        "actorName" text, "actorEmail" text, "sessionId" uuid, "tokenId" uuid, "roomId" uuid, "roomName" text,
        "targetType" text, "targetId" text, "targetName" text, before jsonb, after jsonb, detail jsonb,
        address text, "userAgent" text, "requestId" text, payload text, nonce text, leaf text)
    ), logged AS (
      INSERT INTO audit_log (
        id, created_at, action, outcome, actor_kind, actor_user_id, actor_name, actor_email, session_id, token_id,
        room_id, room_name, target_type, target_id, target_name, before, after, detail, address, user_agent,
        request_id, payload, nonce)
      SELECT id, "createdAt", action, outcome, "actorKind", "actorUserId", "actorName", "actorEmail", "sessionId",
        "tokenId", "roomId", "roomName", "targetType", "targetId", "targetName", before, after, detail, address,
        "userAgent", "requestId", payload, decode(nonce, 'hex')
      FROM entry
    )
    INSERT INTO audit_pending (audit_id, created_at, leaf)
    SELECT id, "createdAt", decode(leaf, 'hex') FROM entry`;
}
