import { z } from "zod";
import { allPermissions, roomRoles } from "#lib/access/permissions";
import type { FileItem } from "#lib/files/dto";
import type { FolderDto, FolderWithPath } from "#lib/folders/dto";
import type { Problem } from "#lib/http/problem";
import type { AcceptedInvitation, InvitationItem } from "#lib/invitations/dto";
import type { AddedMember, MemberItem } from "#lib/members/dto";
import type { CappedCount, DeletedRoomItem, RoomDto, RoomListItem } from "#lib/rooms/dto";
import type { SessionDto } from "#lib/sessions/dto";
import type { CreatedTokenDto, TokenDto } from "#lib/tokens/dto";
import type {
  UploadDto,
  ClaimBatchItem,
  CompletedClaim,
  CompleteBatchAnswerItem,
  PendingClaim,
  SignedPart,
} from "#lib/uploads/dto";
import type { MeDto, OneTimeLinkDto, UserDto } from "#lib/users/dto";

// The answers of the API as schemas. Each is checked by the compiler against the DTO that the code returns, both ways:
// a field added to one and not to the other does not compile.
function exactly<T>() {
  return <S extends z.ZodType<T>>(id: string, schema: S & (T extends z.output<S> ? unknown : never)): S =>
    schema.meta({ id });
}

const id = z.uuid();
const time = z.iso.datetime();
const timeOrNull = time.nullable();
const role = z.enum(roomRoles);
const named = z.object({ id, name: z.string() });

/** One page of a list. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const problem = exactly<Problem>()(
  "Problem",
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string().meta({ description: "Stable; what a program should look at" }),
    detail: z.string().meta({ description: "For people" }),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
);

const cappedCount = exactly<CappedCount>()(
  "CappedCount",
  z.object({ count: z.number().int(), capped: z.boolean() }),
);
const roomText = {
  id,
  name: z.string(),
  description: z.string(),
  role,
  archivedAt: timeOrNull,
  createdAt: time,
};

export const room = exactly<RoomDto>()(
  "Room",
  z.object({ ...roomText, can: z.record(z.enum(allPermissions), z.boolean()) }),
);
export const roomListItem = exactly<RoomListItem>()(
  "RoomListItem",
  z.object({ ...roomText, lastActivityAt: time, files: cappedCount, people: cappedCount }),
);
export const deletedRoom = exactly<DeletedRoomItem>()(
  "DeletedRoom",
  z.object({ id, name: z.string(), deletedAt: time, purgeAfter: time }),
);

export const member = exactly<MemberItem>()(
  "Member",
  z.object({
    userId: id,
    name: z.string(),
    email: z.string(),
    role,
    joinedAt: time,
    isYou: z.boolean(),
    can: z.object({ changeRole: z.boolean(), remove: z.boolean() }),
  }),
);
export const invitation = exactly<InvitationItem>()(
  "Invitation",
  z.object({
    id,
    email: z.string(),
    role,
    createdAt: time,
    expiresAt: time,
    expired: z.boolean(),
    link: z.string().nullable(),
  }),
);
export const addedMember = exactly<AddedMember>()(
  "AddedMember",
  z.object({
    status: z.enum(["member", "invited"]),
    email: z.string(),
    role,
    member: member.nullable(),
    invitation: invitation.nullable(),
    mailed: z.boolean(),
  }),
);
export const acceptedInvitation = exactly<AcceptedInvitation>()(
  "AcceptedInvitation",
  z.object({ roomId: id }),
);

const folderText = { id, name: z.string(), parentId: id.nullable(), createdAt: time };
export const folder = exactly<FolderDto>()("Folder", z.object(folderText));
export const folderWithPath = exactly<FolderWithPath>()(
  "FolderWithPath",
  z.object({ ...folderText, path: z.array(named) }),
);

export const file = exactly<FileItem>()(
  "File",
  z.object({
    id: id.meta({ description: "The place of the file in the room; `fileId` is its content" }),
    fileId: id,
    name: z.string(),
    folderId: id,
    size: z.number().int(),
    mediaType: z.string(),
    sha256: z.string().length(64),
    status: z.enum(["verifying", "verified", "quarantined"]),
    addedBy: named,
    createdAt: time,
  }),
);

const signedPart = exactly<SignedPart>()(
  "SignedPart",
  z.object({
    partNumber: z.number().int(),
    size: z.number().int(),
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
  }),
);
export const signedParts = z.object({ parts: z.array(signedPart) });
export const completedClaim = exactly<CompletedClaim>()(
  "CompletedClaim",
  z.object({ status: z.literal("complete"), duplicate: z.literal(true), file }),
);
export const pendingClaim = exactly<PendingClaim>()(
  "PendingClaim",
  z.object({
    status: z.literal("pending"),
    uploadId: id,
    name: z.string(),
    parts: z.array(signedPart),
    partSize: z.number().int(),
    expiresAt: time,
  }),
);
const failedItem = z.object({ status: z.literal("failed"), problem }).meta({ id: "FailedItem" });
export const claimBatchAnswer = z.object({
  items: z.array(
    exactly<ClaimBatchItem>()("ClaimBatchItem", z.union([completedClaim, pendingClaim, failedItem])),
  ),
});
export const completeAnswer = z.object({ file });
export const completeBatchAnswer = z.object({
  items: z.array(
    exactly<CompleteBatchAnswerItem>()(
      "CompleteBatchItem",
      z.union([z.object({ status: z.literal("complete"), file }), failedItem]),
    ),
  ),
});
export const upload = exactly<UploadDto>()(
  "Upload",
  z.object({
    uploadId: id,
    status: z.enum(["pending", "completed", "cancelled", "expired", "failed"]),
    partSize: z.number().int(),
    expiresAt: time,
    uploadedParts: z.array(
      z.object({ partNumber: z.number().int(), size: z.number().int(), etag: z.string().optional() }),
    ),
  }),
);

const personText = {
  id,
  email: z.string(),
  name: z.string(),
  instanceRole: z.enum(["admin", "member"]),
  mustChangePassword: z.boolean(),
};
export const me = exactly<MeDto>()("Me", z.object(personText));
export const user = exactly<UserDto>()(
  "User",
  z.object({ ...personText, disabledAt: timeOrNull, createdAt: time, lastSeenAt: timeOrNull }),
);
export const oneTimeLink = exactly<OneTimeLinkDto>()(
  "OneTimeLink",
  z.object({ url: z.string(), expiresAt: time }),
);
export const createdUser = z.object({ user, link: oneTimeLink.nullable() });

export const session = exactly<SessionDto>()(
  "Session",
  z.object({
    id,
    address: z.string().nullable(),
    userAgent: z.string().nullable(),
    createdAt: time,
    lastSeenAt: time,
    expiresAt: time,
    current: z.boolean(),
  }),
);
const tokenText = {
  id,
  name: z.string(),
  scope: z.enum(["read", "write"]),
  createdAt: time,
  lastUsedAt: timeOrNull,
  expiresAt: timeOrNull,
};
export const token = exactly<TokenDto>()("Token", z.object(tokenText));
export const createdToken = exactly<CreatedTokenDto>()(
  "CreatedToken",
  z.object({ ...tokenText, token: z.string() }),
);
export const revokedCount = z.object({ revoked: z.number().int() });
