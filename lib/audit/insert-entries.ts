import type { SealedEntry } from "#lib/audit/entry";
import type { Tx } from "#lib/db/transaction";

/**
 * Writes entries in one statement. They travel as one JSON parameter, so that the statement is the same (and planned once) for any number.
 */
export async function insertEntries(tx: Tx, entries: readonly SealedEntry[]): Promise<void> {
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
