import { createHash, randomBytes } from "node:crypto";
import canonicalize from "canonicalize";
import { auditEvent, type AuditEvent, type AuditOutcome } from "#lib/audit/events";
import type { AuditSubject } from "#lib/audit/record";
import { newId } from "#lib/db/new-id";

/** A row of the record, ready to be written: its columns, and the leaf that a proof is made over. */
export type AuditEntry = {
  id: string;
  createdAt: string;
  action: string;
  outcome: AuditOutcome;
  actorKind: string;
  actorUserId: string | null;
  actorName: string | null;
  actorEmail: string | null;
  sessionId: string | null;
  tokenId: string | null;
  roomId: string | null;
  roomName: string | null;
  targetType: string | null;
  targetId: string | null;
  targetName: string | null;
  before: unknown;
  after: unknown;
  detail: unknown;
  address: string | null;
  userAgent: string | null;
  requestId: string | null;
};

/** What is stored beside the columns: the same entry as canonical bytes (RFC 8785), and its Merkle leaf (RFC 6962). */
export type SealedEntry = AuditEntry & { payload: string; nonce: Buffer; leaf: Buffer };

// PostgreSQL's text has no NUL, and canonical JSON no half of a surrogate pair. An event with such a name in it must
// still be recorded, so they are replaced and not refused.
function storable(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed().replaceAll("\0", "\uFFFD");
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storable(key), storable(inner)]));
}

function text(value: string | null | undefined, limit = 1000): string | null {
  return typeof value === "string" ? String(storable(value.slice(0, limit))) : null;
}

/**
 * The entry of one event. Dropping the nonce later (with the row) makes the leaf say nothing about the event; keeping
 * it lets anybody check the leaf against the row.
 */
export function makeEntry(subject: AuditSubject, event: AuditEvent, outcome: AuditOutcome): SealedEntry {
  const parsed = auditEvent.parse(event);
  const { actor, context } = subject;
  const target = parsed.target ?? null;
  const part = (key: "before" | "after" | "detail") => storable(Reflect.get(parsed, key) ?? null);
  const roomId = parsed.roomId ?? subject.roomId;
  const entry: AuditEntry = {
    id: newId(),
    createdAt: new Date().toISOString(),
    action: parsed.action,
    outcome,
    actorKind: actor.kind,
    actorUserId: actor.userId,
    actorName: text(actor.name),
    actorEmail: text(actor.email),
    sessionId: actor.sessionId,
    tokenId: actor.tokenId,
    roomId: roomId ?? (target?.type === "room" ? target.id : null),
    roomName: text(target?.type === "room" ? target.name : subject.roomName),
    targetType: target?.type ?? null,
    targetId: text(target?.id),
    targetName: text(target?.name),
    before: part("before"),
    after: part("after"),
    detail: part("detail"),
    address: text(context?.address, 100),
    userAgent: text(context?.userAgent),
    requestId: text(context?.requestId, 100),
  };
  const payload = canonicalize(entry);
  if (payload === undefined) throw new TypeError("An audit entry has no canonical form");
  const nonce = randomBytes(16);
  const leaf = createHash("sha256").update(Buffer.of(0)).update(nonce).update(payload).digest();
  return { ...entry, payload, nonce, leaf };
}
