import { permissions } from "#lib/access/permissions";
import type { AuditAction, AuditOutcome } from "#lib/audit/events";

/** What a sentence is made of: an item of the record. */
export type Told = {
  action: string;
  outcome: AuditOutcome;
  actor: { kind: string; name: string | null; email: string | null };
  room: { name: string | null } | null;
  target: { type: string; name: string | null } | null;
  before: unknown;
  after: unknown;
  detail: unknown;
};

/** `label` names the action in a filter; `tell` says what the person did, to be read after their name. */
type Telling = { label: string; tell: (event: Told) => string };

function text(part: unknown, key: string): string | null {
  const value: unknown = typeof part === "object" && part !== null ? Reflect.get(part, key) : undefined;
  return typeof value === "string" && value !== "" ? value : null;
}

const what = (event: Told) => event.target?.name ?? "something that has no name";
const named = (part: unknown) => text(part, "name") ?? "another name";
const role = (part: unknown) => text(part, "role") ?? text(part, "instanceRole") ?? "another role";
const inRoom = (event: Told) => (event.room?.name ? ` in ${event.room.name}` : "");
const because = (event: Told) => (text(event.detail, "reason") ? ` (${text(event.detail, "reason")})` : "");
const article = (word: string) => (/^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`);

const reasonsToRefuse: Record<string, string> = {
  not_found: "not a member, or it does not exist",
  room_archived: "the room is archived",
  wrong_origin: "the request came from another site",
  too_many_requests: "too many attempts",
};

const signInFailures: Record<string, string> = {
  unknown_account: "no such account",
  wrong_password: "wrong password",
  disabled: "the account is disabled",
  throttled: "too many attempts",
};

function tellRefusal(event: Told): string {
  const permission = text(event.detail, "permission") ?? "";
  const code = text(event.detail, "code") ?? "";
  const known = Object.entries(permissions).find(([name]) => name === permission)?.[1];
  const wanted = known?.sentence ?? (permission === "admin" ? "administer this instance" : "do this");
  const object = event.target?.name ? `: ${event.target.name}` : "";
  const reason = reasonsToRefuse[code] ? ` (${reasonsToRefuse[code]})` : "";
  return `was not allowed to ${wanted}${inRoom(event)}${object}${reason}`;
}

function tellFailedSignIn(event: Told): string {
  const reason = text(event.detail, "reason") ?? "";
  return `could not sign in as ${text(event.detail, "email") ?? "an unnamed person"} (${signInFailures[reason] ?? reason})`;
}

/** Each event as a sentence. Typed over every action, so that a new one without its sentence does not compile. */
export const tellings: Record<AuditAction, Telling> = {
  "setup.completed": { label: "Set up", tell: () => "set up this instance" },
  "session.signed_in": { label: "Signed in", tell: () => "signed in" },
  "session.sign_in_failed": { label: "Failed to sign in", tell: tellFailedSignIn },
  "session.signed_out": { label: "Signed out", tell: () => "signed out" },
  "session.revoked": { label: "Ended a session", tell: (e) => `ended a session${because(e)}` },
  "user.created": { label: "Created an account", tell: (e) => `created the account of ${what(e)}` },
  "user.updated": { label: "Changed an account", tell: (e) => `changed the account of ${what(e)}` },
  "user.disabled": { label: "Disabled an account", tell: (e) => `disabled the account of ${what(e)}` },
  "user.enabled": { label: "Enabled an account", tell: (e) => `enabled the account of ${what(e)}` },
  "user.role_changed": {
    label: "Changed an instance role",
    tell: (e) => `made ${what(e)} ${article(role(e.after))} of this instance`,
  },
  "user.password_changed": { label: "Changed a password", tell: (e) => `changed the password of ${what(e)}` },
  "user.password_reset_issued": {
    label: "Issued a password link",
    tell: (e) => `issued a link to reset the password of ${what(e)}`,
  },
  "user.password_reset": { label: "Reset a password", tell: (e) => `reset the password of ${what(e)}` },
  "token.created": { label: "Created an API token", tell: (e) => `created the API token ${what(e)}` },
  "token.revoked": { label: "Revoked an API token", tell: (e) => `revoked the API token ${what(e)}` },
  "room.created": { label: "Created a room", tell: (e) => `created the room ${what(e)}` },
  "room.updated": { label: "Changed a room", tell: tellRoomUpdate },
  "room.archived": { label: "Archived a room", tell: (e) => `archived the room ${what(e)}` },
  "room.unarchived": { label: "Reopened a room", tell: (e) => `reopened the room ${what(e)}` },
  "room.deleted": { label: "Deleted a room", tell: (e) => `deleted the room ${what(e)}` },
  "room.restored": { label: "Restored a room", tell: (e) => `restored the room ${what(e)}` },
  "room.purged": { label: "Purged a room", tell: (e) => `removed the room ${what(e)} for good` },
  "member.added": {
    label: "Added a person",
    tell: (e) => `added ${what(e)} as ${article(role(e.after))}${inRoom(e)}`,
  },
  "member.role_changed": {
    label: "Changed a role",
    tell: (e) => `changed ${what(e)} from ${role(e.before)} to ${role(e.after)}${inRoom(e)}`,
  },
  "member.removed": { label: "Removed a person", tell: (e) => `removed ${what(e)} from ${roomName(e)}` },
  "member.left": { label: "Left a room", tell: (e) => `left ${roomName(e)}` },
  "invitation.created": {
    label: "Invited a person",
    tell: (e) => `invited ${what(e)} as ${article(role(e.after))}${inRoom(e)}`,
  },
  "invitation.revoked": {
    label: "Withdrew an invitation",
    tell: (e) => `withdrew the invitation of ${what(e)}${inRoom(e)}`,
  },
  "invitation.accepted": {
    label: "Accepted an invitation",
    tell: (e) => `accepted the invitation to ${roomName(e)}`,
  },
  "folder.created": { label: "Made a folder", tell: (e) => `made the folder ${what(e)}` },
  "folder.renamed": {
    label: "Renamed a folder",
    tell: (e) => `renamed the folder ${named(e.before)} to ${named(e.after)}`,
  },
  "folder.moved": { label: "Moved a folder", tell: (e) => `moved the folder ${what(e)}` },
  "folder.removed": { label: "Removed a folder", tell: (e) => `removed the folder ${what(e)}` },
  "folder.restored": { label: "Restored a folder", tell: (e) => `restored the folder ${what(e)}` },
  "folder.purged": { label: "Purged a folder", tell: (e) => `removed the folder ${what(e)} for good` },
  "upload.started": { label: "Started an upload", tell: (e) => `started to upload ${what(e)}` },
  "upload.cancelled": { label: "Cancelled an upload", tell: (e) => `cancelled the upload of ${what(e)}` },
  "upload.failed": { label: "Failed to upload", tell: (e) => `could not upload ${what(e)}${because(e)}` },
  "upload.expired": { label: "Let an upload expire", tell: (e) => `let the upload of ${what(e)} expire` },
  "file.added": { label: "Added a file", tell: (e) => `added ${what(e)}` },
  "file.linked": { label: "Added a file again", tell: (e) => `added ${what(e)}, which was stored already` },
  "file.renamed": { label: "Renamed a file", tell: (e) => `renamed ${named(e.before)} to ${named(e.after)}` },
  "file.moved": { label: "Moved a file", tell: (e) => `moved ${what(e)}` },
  "file.removed": { label: "Removed a file", tell: (e) => `removed ${what(e)}` },
  "file.restored": { label: "Restored a file", tell: (e) => `restored ${what(e)}` },
  "file.downloaded": { label: "Downloaded a file", tell: (e) => `downloaded ${what(e)}` },
  "file.previewed": { label: "Viewed a file", tell: (e) => `viewed ${what(e)}` },
  "file.verified": { label: "Verified a file", tell: (e) => `verified the bytes of ${what(e)}` },
  "file.quarantined": { label: "Quarantined a file", tell: (e) => `set ${what(e)} aside${because(e)}` },
  "file.purged": { label: "Purged a file", tell: (e) => `removed ${what(e)} for good` },
  "access.refused": { label: "Was refused", tell: tellRefusal },
};

function roomName(event: Told): string {
  return event.room?.name ?? "the room";
}

function tellRoomUpdate(event: Told): string {
  const [was, is] = [text(event.before, "name"), text(event.after, "name")];
  return was && is && was !== is
    ? `renamed the room ${was} to ${is}`
    : `changed the description of the room ${what(event)}`;
}

/** Who did it, as people call them. */
export function actorName(event: Told): string {
  if (event.actor.kind === "system") return "Strongroom";
  return event.actor.name ?? event.actor.email ?? "Somebody";
}

/** What was done, to be read after the name. An action that this version does not know is given by its name. */
export function predicateOf(event: Told): string {
  const telling = Object.entries(tellings).find(([action]) => action === event.action)?.[1];
  const predicate = telling ? telling.tell(event) : `did ${event.action} on ${what(event)}`;
  return event.outcome === "failed" && !/could not/.test(predicate)
    ? `tried, and failed: ${predicate}`
    : predicate;
}

/** The whole event as a sentence for people: "Ana Ruiz downloaded Articles.pdf". */
export function sentenceOf(event: Told): string {
  return `${actorName(event)} ${predicateOf(event)}`;
}
