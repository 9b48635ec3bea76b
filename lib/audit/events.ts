import { z } from "zod";
import { roomRoles } from "#lib/access/permissions";

/** The kinds of thing that an event can be about. A file is named by its link in the room. */
export const targetTypes = [
  "instance",
  "user",
  "session",
  "token",
  "room",
  "invitation",
  "folder",
  "upload",
  "import",
  "file",
] as const;
export type TargetType = (typeof targetTypes)[number];

export const auditOutcomes = ["success", "refused", "failed"] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

const text = z.string();
const count = z.number();
const flag = z.boolean();
const textOrNull = text.nullable();
const roomRole = z.enum(roomRoles);
const instanceRole = z.enum(["admin", "member"]);

type Shape = { before?: z.ZodType; after?: z.ZodType; detail?: z.ZodType };

/** One event: its name, the kind of thing that it is about, and what it keeps beside that. */
function about<A extends string, T extends TargetType, S extends Shape>(action: A, type: T, shape: S) {
  const target = z.object({ type: z.literal(type), id: text, name: textOrNull });
  return z.object({ action: z.literal(action), target, roomId: text.optional(), ...shape });
}

const person = z.object({ email: text, name: text, instanceRole }).partial();
const roomText = z.object({ name: text, description: text }).partial();
const nameOnly = z.object({ name: text });
const place = z.object({ name: text, parentId: textOrNull, folderId: textOrNull }).partial();
const content = z.object({ fileId: text, sha256: text, size: count, mediaType: text }).partial();
const placed = content.extend({ name: text.optional(), folderId: textOrNull.optional() });
const reason = z.object({ reason: text });
const counts = z.object({ folders: count, files: count, links: count }).partial();
const invited = z.object({ email: text, role: roomRole, expiresAt: text.optional() });
const role = z.object({ role: roomRole });
const member = z.object({ role: roomRole, email: text.optional() });

/** Every event that the record knows. A new one is a line here and a line in sentence.ts. */
export const auditEvent = z.discriminatedUnion("action", [
  about("setup.completed", "user", { after: person }),

  about("session.signed_in", "session", { detail: z.object({ method: text }).partial().optional() }),
  // a failed sign-in need not name an account that exists
  z.object({
    action: z.literal("session.sign_in_failed"),
    target: z.object({ type: z.literal("user"), id: text, name: textOrNull }).optional(),
    roomId: text.optional(),
    detail: z.object({ email: text, reason: text }),
  }),
  about("session.signed_out", "session", {}),
  about("session.revoked", "session", {
    detail: z.object({ userId: text, reason: text }).partial().optional(),
  }),

  about("user.created", "user", { after: person, detail: z.object({ invitationId: text }).optional() }),
  about("user.updated", "user", { before: person, after: person }),
  about("user.disabled", "user", { detail: z.object({ sessionsRevoked: count }).partial().optional() }),
  about("user.enabled", "user", {}),
  about("user.role_changed", "user", {
    before: z.object({ instanceRole }),
    after: z.object({ instanceRole }),
  }),
  about("user.password_changed", "user", {
    detail: z.object({ sessionsRevoked: count, rehashed: flag }).partial().optional(),
  }),
  about("user.password_reset_issued", "user", { detail: z.object({ expiresAt: text }).partial().optional() }),
  about("user.password_reset", "user", {
    detail: z.object({ sessionsRevoked: count }).partial().optional(),
  }),

  about("token.created", "token", {
    after: z.object({ name: text, scope: text, expiresAt: textOrNull.optional() }),
  }),
  about("token.revoked", "token", { detail: z.object({ userId: text, reason: text }).partial().optional() }),

  about("room.created", "room", { after: roomText }),
  about("room.updated", "room", { before: roomText, after: roomText }),
  about("room.archived", "room", {}),
  about("room.unarchived", "room", {}),
  about("room.deleted", "room", { detail: z.object({ purgeAfter: text }).partial().optional() }),
  about("room.restored", "room", {}),
  about("room.purged", "room", { detail: counts.optional() }),

  about("member.added", "user", { after: member, detail: z.object({ invitationId: text }).optional() }),
  about("member.role_changed", "user", { before: role, after: role }),
  about("member.removed", "user", { before: role }),
  about("member.left", "user", { before: role }),
  about("invitation.created", "invitation", { after: invited }),
  about("invitation.revoked", "invitation", { before: invited.partial().optional() }),
  about("invitation.accepted", "invitation", { after: z.object({ userId: text, role: roomRole }).partial() }),

  about("folder.created", "folder", { after: place }),
  about("folder.renamed", "folder", { before: nameOnly, after: nameOnly }),
  about("folder.moved", "folder", { before: place, after: place }),
  about("folder.removed", "folder", { before: place.optional(), detail: counts.optional() }),
  about("folder.restored", "folder", { after: place.optional(), detail: counts.optional() }),
  about("folder.purged", "folder", { before: place.optional() }),

  about("upload.started", "upload", {
    after: placed,
    detail: z.object({ parts: count }).partial().optional(),
  }),
  about("upload.cancelled", "upload", { before: placed.optional() }),
  about("upload.failed", "upload", {
    before: placed.optional(),
    detail: reason.extend({ code: text.optional() }),
  }),
  about("upload.expired", "upload", { before: placed.optional() }),

  // added: bytes were sent; linked: the person had these bytes already, nothing was sent
  about("file.added", "file", { after: placed, detail: z.object({ uploadId: text }).partial().optional() }),
  about("file.linked", "file", { after: placed, detail: z.object({ uploadId: text }).partial().optional() }),
  about("file.renamed", "file", { before: nameOnly, after: nameOnly }),
  about("file.moved", "file", { before: place, after: place }),
  about("file.removed", "file", { before: placed.optional() }),
  about("file.restored", "file", { after: placed.optional() }),
  about("file.downloaded", "file", { detail: content.optional() }),
  about("file.previewed", "file", { detail: content.optional() }),
  about("file.verified", "file", { detail: content.optional() }),
  about("file.quarantined", "file", { detail: content.extend({ reason: text }) }),
  about("file.purged", "file", { before: placed.optional() }),

  // whatever was asked for and refused
  z.object({
    action: z.literal("access.refused"),
    target: z.object({ type: z.enum(targetTypes), id: text, name: textOrNull }).optional(),
    roomId: text.optional(),
    detail: z.object({ code: text, permission: text.optional() }),
  }),
]);

/** What a domain function records. `roomId` is taken from the access unless it is given here. */
export type AuditEvent = z.infer<typeof auditEvent>;
export type AuditAction = AuditEvent["action"];

/** All action names, in the order above. */
export const auditActions: readonly AuditAction[] = auditEvent.options.map(
  (option) => option.shape.action.value,
);

/** The event of one action. */
export type EventOf<A extends AuditAction> = Extract<AuditEvent, { action: A }>;
