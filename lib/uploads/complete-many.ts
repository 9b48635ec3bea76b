import type { Actor } from "#lib/access/actor";
import { requireRoomForShare, type RoomAccess } from "#lib/access/require-room";
import type { AuditEvent } from "#lib/audit/events";
import { recordMany } from "#lib/audit/record";
import { transaction, type Tx } from "#lib/db/transaction";
import { AppError, notFound } from "#lib/errors";
import { adoptContent } from "#lib/files/adopt-content";
import type { FileItem } from "#lib/files/dto";
import { placeLinks } from "#lib/files/place-links";
import { readItems } from "#lib/files/read-items";
import { refusedOnRecord, refuseUnknown } from "#lib/files/refuse-unknown";
import { removeObjectsLater, removeObjectsNow } from "#lib/files/remove-objects";
import type { CompleteBatchItem } from "#lib/uploads/schema";
import { failUpload } from "#lib/uploads/fail-upload";
import { findUploads, lockUploads, requireRoomAndUploads, type UploadRow } from "#lib/uploads/find-uploads";
import { inspectContent, type Inspection } from "#lib/uploads/inspect-content";
import { uploadOver } from "#lib/uploads/upload-over";

type Arrival = UploadRow & { inspection: Inspection; onConflict: "fail" | "rename" };
type Answer = FileItem | AppError;
type Settled = { answers: Map<string, Answer>; surplus: string[] };

/** Rolls a transaction back and keeps what is to be answered. */
class NothingPlaced extends Error {
  readonly answers: Map<string, Answer>;

  constructor(answers: Map<string, Answer>) {
    super("None of the uploads could be placed");
    this.answers = answers;
  }
}

/** How many objects are looked at in the storage at a time. */
const lanes = 16;

/**
 * Completes uploads: compares what arrived with what was declared, then makes the files appear, in one transaction.
 * Completing again, or fifty times at once, answers with the same file. One that fails does not hold up the others;
 * the answers are in order.
 */
export async function completeMany(
  actor: Actor,
  roomId: string,
  items: readonly CompleteBatchItem[],
): Promise<Answer[]> {
  const ids = items.map((item) => item.uploadId);
  const { access, uploads } = await requireRoomAndUploads(actor, roomId, ids);
  const inspected = await inLanes(items, (item) => inspect(access, uploads.get(item.uploadId), item));
  const ready = inspected.filter((item): item is Arrival => !(item instanceof AppError));
  const target = { type: "room", id: roomId } as const;
  const { answers, surplus } = await refusedOnRecord(access, target, () =>
    transaction((tx) => settle(tx, access, ready)).catch((error: unknown): Settled => {
      if (error instanceof NothingPlaced) return { answers: error.answers, surplus: [] };
      throw error;
    }),
  );
  await removeObjectsNow(surplus);
  return inspected.map((item) => (item instanceof AppError ? item : (answers.get(item.id) ?? notFound())));
}

async function inspect(
  access: RoomAccess,
  upload: UploadRow | undefined,
  item: CompleteBatchItem,
): Promise<Arrival | AppError> {
  if (!upload) return refuseUnknown(access, { type: "upload", id: item.uploadId });
  const { onConflict } = item;
  if (upload.status === "completed") return { ...upload, onConflict, inspection: "verified" };
  const over = uploadOver(upload);
  if (over) return over;
  try {
    return { ...upload, onConflict, inspection: await inspectContent(upload) };
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error;
    // somebody else may have completed it since it was read, and its object may have been surplus
    const now = (await findUploads(access, [upload.id])).get(upload.id);
    if (now?.status === "completed") return { ...now, onConflict, inspection: "verified" };
    if (error.code === "content_mismatch") await failUpload(access, upload, error);
    return error;
  }
}

async function settle(tx: Tx, access: RoomAccess, ready: readonly Arrival[]): Promise<Settled> {
  const answers = new Map<string, Answer>();
  if (ready.length === 0) return { answers, surplus: [] };
  await requireRoomForShare(tx, access);
  const states = await lockUploads(
    tx,
    access,
    ready.map((upload) => upload.id),
  );
  const done = new Map<string, string>();
  const pending = new Map<string, Arrival>();
  for (const upload of ready) {
    const state = states.get(upload.id);
    const over = state ? uploadOver(state) : notFound();
    if (over) answers.set(upload.id, over);
    else if (state?.status === "completed") done.set(upload.id, state.linkId ?? "");
    else if (!state?.folderThere) answers.set(upload.id, folderGone());
    else pending.set(upload.id, upload);
  }
  await answerWithFiles(tx, access, done, answers);
  const { links, surplus } = await place(tx, access, [...pending.values()], answers);
  await answerWithFiles(tx, access, links, answers);
  return { answers, surplus };
}

async function answerWithFiles(
  tx: Tx,
  access: RoomAccess,
  links: ReadonlyMap<string, string>,
  answers: Map<string, Answer>,
): Promise<void> {
  const files = await readItems(tx, access, [...links.values()].filter(Boolean));
  for (const [uploadId, linkId] of links) {
    answers.set(uploadId, files.get(linkId) ?? new AppError("gone", "The file was removed since."));
  }
}

/** Turns arrived uploads into files of the room; those that can't be are answered and stay pending. */
async function place(
  tx: Tx,
  access: RoomAccess,
  uploads: readonly Arrival[],
  answers: Map<string, Answer>,
): Promise<{ links: Map<string, string>; surplus: string[] }> {
  const links = new Map<string, string>();
  if (uploads.length === 0) return { links, surplus: [] };
  const content = uploads.map((upload) => ({ ...upload, status: upload.inspection }));
  const { files, kept, replaced } = await adoptContent(tx, access, content);
  const placements = uploads.map((upload) => {
    const file = files.get(upload.sha256);
    if (!file) throw new Error("Content that was just stored cannot be read");
    return { ...upload, fileId: file.id, size: file.size, uploadId: upload.id };
  });
  const placed = await placeLinks(tx, access, placements);
  const events: AuditEvent[] = [];
  for (const [index, upload] of placements.entries()) {
    const link = placed[index];
    if (!link || link instanceof AppError) {
      answers.set(upload.id, link ?? notFound());
      continue;
    }
    links.set(upload.id, link.linkId);
    const { fileId, folderId, sha256, size, mediaType } = upload;
    events.push({
      action: "file.added",
      target: { type: "file", id: link.linkId, name: link.name },
      after: { name: link.name, folderId, fileId, sha256, size, mediaType },
      detail: { uploadId: upload.id },
    });
  }
  // nothing would be to show for it: the content is undone as well, and the uploads stay as they are
  if (links.size === 0) throw new NothingPlaced(answers);
  const unused = uploads.filter((upload) => links.has(upload.id) && !kept.has(upload.storageKey));
  const surplus = [...unused.map((upload) => upload.storageKey), ...replaced];
  await removeObjectsLater(tx, surplus);
  await recordMany(tx, access, events);
  return { links, surplus };
}

function folderGone(): AppError {
  return new AppError("conflict", "The folder was removed meanwhile. Restore it, then complete again.");
}

async function inLanes<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += lanes) {
    results.push(...(await Promise.all(items.slice(start, start + lanes).map(work))));
  }
  return results;
}
