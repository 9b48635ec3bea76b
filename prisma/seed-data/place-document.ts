import { createHash } from "node:crypto";
import type { Actor } from "#lib/access/actor";
import { record } from "#lib/audit/record";
import { newId } from "#lib/db/new-id";
import type { Tx } from "#lib/db/transaction";
import { AppError } from "#lib/errors";
import { adoptContent } from "#lib/files/adopt-content";
import { changeInRoom } from "#lib/files/change-in-room";
import { lockFolders } from "#lib/files/lock-folders";
import { placeLinks } from "#lib/files/place-links";
import { objectKey } from "#lib/storage/keys";
import { storage } from "#lib/storage/storage-instance";

type Document = { name: string; bytes: Buffer; mediaType: string };

// An upload over HTTP takes the same steps; here the bytes are at hand, and its claim would run out by a clock that the
// demo does not turn.
/** Puts a document into a folder, on the record, dated now. Answers with the id of the file in the room. */
export async function placeDocument(
  actor: Actor,
  { roomId, folderId }: { roomId: string; folderId: string },
  { name, bytes, mediaType }: Document,
): Promise<string> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const storageKey = objectKey(newId());
  const size = bytes.length;
  await storage().put(storageKey, bytes, { size, sha256, mediaType });
  const wanted = { roomId, permission: "file.upload", target: { type: "folder", id: folderId } } as const;
  return changeInRoom(actor, wanted, async (tx, access) => {
    await lockFolders(tx, access, [folderId]);
    const arrived = { storageKey, sha256, size, mediaType, status: "verified" } as const;
    const fileId = (await adoptContent(tx, access, [arrived])).files.get(sha256)?.id;
    if (!fileId) throw new Error("The content was not adopted");
    const [link] = await placeLinks(tx, access, [
      { name, folderId, fileId, size, onConflict: "fail", uploadId: null },
    ]);
    if (!link || link instanceof AppError) throw link ?? new Error("The file was not placed");
    await record(tx, access, {
      action: "file.added",
      target: { type: "file", id: link.linkId, name },
      after: { name, folderId, fileId, sha256, size, mediaType },
    });
    await dateByRecord(tx, roomId);
    return link.linkId;
  });
}

/** Gives what is in the room the time at which the record says that it came. */
async function dateByRecord(tx: Tx, roomId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE room SET created_at = e.created_at FROM audit_log e
    WHERE room.id = ${roomId}::uuid AND e.room_id = room.id AND e.action = 'room.created'`;
  await tx.$executeRaw`
    UPDATE membership m SET created_at = r.created_at FROM room r
    WHERE r.id = ${roomId}::uuid AND m.room_id = r.id AND m.user_id = r.created_by_id`;
  await tx.$executeRaw`
    UPDATE folder SET created_at = e.created_at FROM audit_log e
    WHERE folder.room_id = ${roomId}::uuid AND e.room_id = folder.room_id
      AND (e.action, e.target_id) = ('folder.created', folder.id::text)`;
  await tx.$executeRaw`
    UPDATE membership m SET created_at = e.created_at FROM audit_log e
    WHERE m.room_id = ${roomId}::uuid AND e.room_id = m.room_id
      AND (e.action, e.target_id) = ('member.added', m.user_id::text)`;
  await tx.$executeRaw`
    UPDATE file_room_link l SET created_at = e.created_at FROM audit_log e
    WHERE l.room_id = ${roomId}::uuid AND e.room_id = l.room_id
      AND (e.action, e.target_id) = ('file.added', l.id::text)`;
}
