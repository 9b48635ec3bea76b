import type { RoomAccess } from "#lib/access/require-room";
import type { Actor } from "#lib/access/actor";
import type { AuditEvent } from "#lib/audit/events";
import { recordMany } from "#lib/audit/record";
import { newId } from "#lib/db/new-id";
import type { Tx } from "#lib/db/transaction";
import { AppError, notFound } from "#lib/errors";
import { changeInRoom } from "#lib/files/change-in-room";
import { pickNames } from "#lib/files/choose-names";
import { nameTaken, placeLinks } from "#lib/files/place-links";
import { readItems } from "#lib/files/read-items";
import { objectKey } from "#lib/storage/keys";
import { checkClaim } from "#lib/uploads/check-claim";
import type { ClaimAnswer, CompletedClaim } from "#lib/uploads/dto";
import { claimSeconds } from "#lib/uploads/limits";
import type { Claim } from "#lib/uploads/schema";
import { signSinglePut } from "#lib/uploads/sign-single-put";
import { surveyClaims } from "#lib/uploads/survey-claims";

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
  const places = claims.map(checkClaim).map((claim): Place | AppError => {
    return claim instanceof AppError ? claim : { ...claim, folderId: claim.folderId ?? roomId };
  });
  const wanted = { roomId, permission: "file.upload", target: { type: "room", id: roomId } } as const;
  const settled = await changeInRoom(actor, wanted, (tx, access) => settle(tx, access, places));
  return Promise.all(settled.map(async (item) => ("uploadId" in item ? toPending(item) : item)));
}

async function settle(tx: Tx, access: RoomAccess, places: readonly (Place | AppError)[]): Promise<Settled[]> {
  const ledger: Ledger = { results: new Map(), events: [] };
  const valid = places.filter((place): place is Place => !(place instanceof AppError));
  const { folders, taken, owned } = await surveyClaims(tx, access, valid);
  if (valid.some((place) => !folders.includes(place.folderId))) throw notFound();
  const files = new Map(owned.map((file) => [contentKey(file), file.id]));
  const isOwned = (place: Place) => files.has(contentKey(place));
  await linkOwned(tx, access, valid.filter(isOwned), files, ledger);
  const toSend = valid.filter((place) => !isOwned(place));
  const linked = [...ledger.results.values()].flatMap((result) => {
    return "file" in result ? [{ folder_id: result.file.folderId, name: result.file.name }] : [];
  });
  await insertUploads(tx, access, toSend, pickNames(toSend, [...taken, ...linked]), ledger);
  await recordMany(tx, access, ledger.events);
  return places.map((place) => {
    return place instanceof AppError ? place : (ledger.results.get(place) ?? nameTaken(place.name));
  });
}

function contentKey(content: { sha256: string; size: number }): string {
  return `${content.sha256}/${content.size}`;
}

async function linkOwned(
  tx: Tx,
  access: RoomAccess,
  places: readonly Place[],
  owned: ReadonlyMap<string, string>,
  { results, events }: Ledger,
): Promise<void> {
  if (places.length === 0) return;
  const placements = places.map((place) => ({
    ...place,
    fileId: owned.get(contentKey(place)) ?? "",
    uploadId: null,
  }));
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
  names: readonly (string | null)[],
  { results, events }: Ledger,
): Promise<void> {
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
  if (uploads.length === 0) return;
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
