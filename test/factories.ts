import { createHash, randomBytes } from "node:crypto";
import type { Actor } from "#lib/access/actor";
import type { RoomRole } from "#lib/access/permissions";
import type { AuditEvent } from "#lib/audit/events";
import { record, systemSubject } from "#lib/audit/record";
import { hashPassword, unusablePasswordHash } from "#lib/auth/password-hash";
import { hashSecret, newSecret } from "#lib/auth/secret-hash";
import { newId } from "#lib/db/new-id";
import { transaction, type Tx } from "#lib/db/transaction";
import type {
  File,
  FileRoomLink,
  FileStatus,
  Folder,
  InstanceRole,
  Invitation,
  Membership,
  Room,
  Session,
  User,
} from "#prisma/generated/client";

// Each factory builds the parents that it was not given, and writes an audit row beside what it inserts: the database
// refuses a change without one, in tests as well.
function insert<T>(event: AuditEvent, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(async (tx) => {
    const made = await work(tx);
    await record(tx, systemSubject, event);
    return made;
  });
}

/** A short random word, for names and addresses that must not clash. */
export function unique(prefix = "x"): string {
  return `${prefix}-${randomBytes(5).toString("hex")}`;
}

type UserInput = {
  email?: string;
  name?: string;
  /** without one, nobody can sign in as this person */
  password?: string;
  instanceRole?: InstanceRole;
  mustChangePassword?: boolean;
  disabledAt?: Date | null;
};

/** A person with an account. */
export async function makeUser(input: UserInput = {}): Promise<User> {
  const { password, ...given } = input;
  const id = newId();
  const data = {
    id,
    email: `${unique("person")}@example.test`,
    name: unique("Person"),
    ...given,
    passwordHash: password === undefined ? unusablePasswordHash : await hashPassword(password),
  };
  const event: AuditEvent = {
    action: "user.created",
    target: { type: "user", id, name: data.name },
    after: { email: data.email, name: data.name, instanceRole: data.instanceRole ?? "member" },
  };
  return insert(event, (tx) => tx.user.create({ data }));
}

/** A person who administers the instance. */
export function makeAdmin(input: UserInput = {}): Promise<User> {
  return makeUser({ ...input, instanceRole: "admin" });
}

/** The actor that a signed-in request of this person would have. */
export function makeActor(user: User, given: Partial<Actor> = {}): Actor {
  return {
    userId: user.id,
    email: user.email,
    name: user.name,
    instanceRole: user.instanceRole,
    sessionId: null,
    tokenId: null,
    scope: "write",
    mustChangePassword: user.mustChangePassword,
    context: { requestId: newId(), address: "192.0.2.1", userAgent: "test" },
    ...given,
  };
}

/** A session row of a person. */
export async function makeSession(input: { user?: User; expiresAt?: Date } = {}): Promise<Session> {
  const user = input.user ?? (await makeUser());
  const id = newId();
  const expiresAt = input.expiresAt ?? new Date(Date.now() + 86_400_000);
  return insert({ action: "session.signed_in", target: { type: "session", id, name: null } }, (tx) =>
    tx.session.create({ data: { id, userId: user.id, expiresAt } }),
  );
}

type RoomInput = {
  owner?: User;
  name?: string;
  description?: string;
  archivedAt?: Date | null;
  deletedAt?: Date | null;
};

/** A room with its root folder and its owner. */
export async function makeRoom(input: RoomInput = {}): Promise<Room & { owner: User }> {
  const { owner = await makeUser(), name = unique("Room"), ...given } = input;
  const id = newId();
  const event: AuditEvent = {
    action: "room.created",
    target: { type: "room", id, name },
    after: { name, description: given.description ?? "" },
  };
  const room = await insert(event, async (tx) => {
    const made = await tx.room.create({ data: { ...given, id, name, createdById: owner.id } });
    await tx.folder.create({ data: { id, roomId: id, name: "", createdById: owner.id } });
    await tx.membership.create({ data: { roomId: id, userId: owner.id, role: "owner" } });
    return made;
  });
  return { ...room, owner };
}

/** A person in a room. */
export async function makeMember(
  input: { room?: Room; user?: User; role?: RoomRole } = {},
): Promise<Membership & { user: User }> {
  const user = input.user ?? (await makeUser());
  const room = input.room ?? (await makeRoom());
  const role = input.role ?? "viewer";
  const event: AuditEvent = {
    action: "member.added",
    target: { type: "user", id: user.id, name: user.name },
    roomId: room.id,
    after: { role, email: user.email },
  };
  const membership = await insert(event, (tx) =>
    tx.membership.create({ data: { roomId: room.id, userId: user.id, role } }),
  );
  return { ...membership, user };
}

type InvitationInput = { room?: Room; email?: string; role?: RoomRole; expiresAt?: Date; token?: string };

/** An open invitation, with the secret that its link carries. */
export async function makeInvitation(input: InvitationInput = {}): Promise<Invitation & { token: string }> {
  const room = input.room ?? (await makeRoom());
  const {
    email = `${unique("guest")}@example.test`,
    role = "viewer",
    expiresAt = new Date(Date.now() + 86_400_000),
    token = newSecret(),
  } = input;
  const id = newId();
  const event: AuditEvent = {
    action: "invitation.created",
    target: { type: "invitation", id, name: email },
    roomId: room.id,
    after: { email, role, expiresAt: expiresAt.toISOString() },
  };
  const data = { id, roomId: room.id, email, role, expiresAt, invitedById: room.createdById };
  const invitation = await insert(event, (tx) =>
    tx.invitation.create({ data: { ...data, tokenHash: new Uint8Array(hashSecret(token)) } }),
  );
  return { ...invitation, token };
}

type FolderInput = { room?: Room; parentId?: string; name?: string; removedAt?: Date | null };

/** A folder, in the room's root unless told otherwise. */
export async function makeFolder(input: FolderInput = {}): Promise<Folder> {
  const { room = await makeRoom(), name = unique("Folder"), ...given } = input;
  const id = newId();
  const parentId = given.parentId ?? room.id;
  const event: AuditEvent = {
    action: "folder.created",
    target: { type: "folder", id, name },
    roomId: room.id,
    after: { name, parentId },
  };
  const data = { ...given, id, roomId: room.id, parentId, name, createdById: room.createdById };
  return insert(event, (tx) => tx.folder.create({ data }));
}

type FileInput = {
  user?: User;
  content?: string | Buffer;
  size?: bigint;
  mediaType?: string;
  storageKey?: string;
  status?: FileStatus;
};

/** Content that a person owns; only its row, no bytes in the storage. */
export async function makeFile(input: FileInput = {}): Promise<File> {
  const { user = await makeUser(), content = randomBytes(16), ...given } = input;
  const bytes = Buffer.from(content);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const id = newId();
  const event: AuditEvent = {
    action: "file.verified",
    target: { type: "file", id, name: null },
    detail: { sha256, size: Number(given.size ?? bytes.length) },
  };
  const data = {
    id,
    userId: user.id,
    sha256,
    size: BigInt(bytes.length),
    mediaType: "application/octet-stream",
    storageKey: `files/${user.id}/${sha256}`,
    status: "verified" as const,
    ...given,
  };
  return insert(event, (tx) => tx.file.create({ data }));
}

type LinkInput = {
  room?: Room;
  folderId?: string;
  file?: File;
  user?: User;
  name?: string;
  removedAt?: Date | null;
};

/** A file placed in a room, in the root unless told otherwise. */
export async function makeLink(input: LinkInput = {}): Promise<FileRoomLink & { file: File }> {
  const { room = await makeRoom(), name = `${unique("file")}.pdf`, ...given } = input;
  const file = given.file ?? (await makeFile(given.user ? { user: given.user } : {}));
  const id = newId();
  const folderId = given.folderId ?? room.id;
  const event: AuditEvent = {
    action: "file.added",
    target: { type: "file", id, name },
    roomId: room.id,
    after: { name, folderId, fileId: file.id, sha256: file.sha256, size: Number(file.size) },
  };
  const data = {
    id,
    roomId: room.id,
    folderId,
    fileId: file.id,
    name,
    size: file.size,
    addedById: given.user?.id ?? file.userId,
    removedAt: given.removedAt ?? null,
  };
  const link = await insert(event, async (tx) => {
    const made = await tx.fileRoomLink.create({ data });
    await tx.fileVersion.create({
      data: { linkId: id, fileId: file.id, number: 1, addedById: data.addedById },
    });
    return made;
  });
  return { ...link, file };
}
