import { requireRoom, requireRoomForShare, type RoomAccess } from "#lib/access/require-room";
import type { Actor } from "#lib/access/actor";
import type { AuditEvent } from "#lib/audit/events";
import { recordMany } from "#lib/audit/record";
import { newId } from "#lib/db/new-id";
import { transaction, type Tx } from "#lib/db/transaction";
import { AppError, notFound } from "#lib/errors";
import { chooseNames } from "#lib/files/choose-names";
import { lockFolders } from "#lib/files/lock-folders";
import { nameTaken, placeLinks } from "#lib/files/place-links";
import { readItems } from "#lib/files/read-items";
import { refusedOnRecord } from "#lib/files/refuse-unknown";
import { objectKey } from "#lib/storage/keys";
import { checkClaim } from "#lib/uploads/check-claim";
import type { ClaimAnswer, CompletedClaim } from "#lib/uploads/dto";
import { claimSeconds } from "#lib/uploads/limits";
import type { Claim } from "#lib/uploads/schema";
import { signSinglePut } from "#lib/uploads/sign-single-put";

type Place = Claim & { folderId: string };
type NewUpload = Place & { uploadId: string; storageKey: string; expiresAt: string };
type Settled = AppError | CompletedClaim | NewUpload;
/** What has been decided so far, by claim, and the events that go with it. */
type Ledger = { results: Map<Place, Settled>; events: AuditEvent[] };

/**
 * Claims to send bytes, in one transaction and a handful of statements for any number. Content that the person owns
 * already is linked at once and nothing need be sent. One refused claim does not refuse the others; the answers are
 * in order.
 */
export async function claimMany(
  actor: Actor,
  roomId: string,
  claims: readonly Claim[],
): Promise<(ClaimAnswer | AppError)[]> {
  const access = await requireRoom(actor, roomId, "file.upload");
  const places = claims.map(checkClaim).map((claim): Place | AppError => {
    return claim instanceof AppError ? claim : { ...claim, folderId: claim.folderId ?? roomId };
  });
  const settled = await refusedOnRecord(access, { type: "room", id: roomId }, () =>
    transaction((tx) => settle(tx, access, places)),
  );
  return Promise.all(settled.map((item) => ("uploadId" in item ? toPending(item) : item)));
}

async function settle(tx: Tx, access: RoomAccess, places: readonly (Place | AppError)[]): Promise<Settled[]> {
  await requireRoomForShare(tx, access);
  const ledger: Ledger = { results: new Map(), events: [] };
  const valid = places.filter((place): place is Place => !(place instanceof AppError));
  const folderIds = valid.map((place) => place.folderId);
  const folders = await lockFolders(tx, access, folderIds);
  const unknown = folderIds.find((id) => !folders.has(id));
  if (unknown !== undefined) throw notFound();
  const owned = await lockOwnedFiles(tx, access, valid);
  const isOwned = (place: Place) => owned.has(contentKey(place));
  await linkOwned(tx, access, valid.filter(isOwned), owned, ledger);
  const toSend = valid.filter((place) => !isOwned(place));
  await insertUploads(tx, access, toSend, ledger);
  await recordMany(tx, access, ledger.events);
  return places.map((place) => {
    return place instanceof AppError ? place : (ledger.results.get(place) ?? nameTaken(place.name));
  });
}

function contentKey(content: { sha256: string; size: number | bigint }): string {
  return `${content.sha256}/${content.size}`;
}

/** Ids of the verified content that the person owns, by hash and size; held until the transaction ends. */
async function lockOwnedFiles(
  tx: Tx,
  access: RoomAccess,
  places: readonly Place[],
): Promise<Map<string, string>> {
  const hashes = [...new Set(places.map((place) => place.sha256))];
  const rows = await tx.$queryRaw<{ id: string; sha256: string; size: bigint }[]>`
    SELECT id, sha256::text AS sha256, size FROM file
    WHERE user_id = ${access.actor.userId}::uuid AND sha256 = ANY(${hashes}::bpchar[]) AND status = 'verified'
    ORDER BY id FOR SHARE`;
  return new Map(rows.map((row) => [contentKey(row), row.id]));
}

async function linkOwned(
  tx: Tx,
  access: RoomAccess,
  places: readonly Place[],
  owned: ReadonlyMap<string, string>,
  { results, events }: Ledger,
): Promise<void> {
  if (places.length === 0) return;
  const placements = places.map((place) => ({ ...place, fileId: owned.get(contentKey(place)) ?? "" }));
  const placed = await placeLinks(tx, access, placements);
  const linkIds = placed.flatMap((link) => (link instanceof AppError ? [] : [link.linkId]));
  const items = await readItems(tx, access, linkIds);
  for (const [index, place] of places.entries()) {
    const link = placed[index];
    if (!link || link instanceof AppError) {
      results.set(place, link ?? nameTaken(place.name));
      continue;
    }
    const file = items.get(link.linkId);
    if (!file) throw new Error("A link that was just made cannot be read");
    results.set(place, { status: "complete", duplicate: true, file });
    events.push({
      action: "file.linked",
      target: { type: "file", id: file.id, name: file.name },
      after: contentOf({ ...place, name: file.name }, file.fileId),
    });
  }
}

async function insertUploads(
  tx: Tx,
  access: RoomAccess,
  places: readonly Place[],
  { results, events }: Ledger,
): Promise<void> {
  if (places.length === 0) return;
  const names = await chooseNames(tx, access, places);
  const expiresAt = new Date(Date.now() + claimSeconds * 1000).toISOString();
  const uploads: NewUpload[] = [];
  for (const [index, place] of places.entries()) {
    const name = names[index];
    if (typeof name !== "string") {
      results.set(place, nameTaken(place.name));
      continue;
    }
    const uploadId = newId();
    const upload = { ...place, name, uploadId, storageKey: objectKey(uploadId), expiresAt };
    uploads.push(upload);
    results.set(place, upload);
    events.push({
      action: "upload.started",
      target: { type: "upload", id: uploadId, name },
      after: contentOf(upload),
    });
  }
  await tx.$executeRaw`
    INSERT INTO upload (id, room_id, folder_id, user_id, name, media_type, size, sha256, storage_key, part_size,
      expires_at)
    SELECT u."uploadId", ${access.roomId}::uuid, u."folderId", ${access.actor.userId}::uuid, u.name, u."mediaType",
      u.size, u.sha256, u."storageKey", u.size, u."expiresAt"
    FROM jsonb_to_recordset(${JSON.stringify(uploads)}::jsonb) AS u("uploadId" uuid, "folderId" uuid, name text,
      "mediaType" text, size bigint, sha256 text, "storageKey" text, "expiresAt" timestamptz)`;
}

function contentOf({ name, folderId, sha256, size, mediaType }: Place, fileId?: string) {
  return { name, folderId, sha256, size, mediaType, ...(fileId !== undefined && { fileId }) };
}

async function toPending(upload: NewUpload): Promise<ClaimAnswer> {
  const { uploadId, name, expiresAt, size } = upload;
  return {
    status: "pending",
    uploadId,
    name,
    parts: [await signSinglePut(upload)],
    partSize: size,
    expiresAt,
  };
}
