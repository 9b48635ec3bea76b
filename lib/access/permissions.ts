/** The roles of a room, strongest first. */
export const roomRoles = ["owner", "editor", "contributor", "viewer", "reader"] as const;
export type RoomRole = (typeof roomRoles)[number];

/** What each role means, for people. */
export const roleDescriptions: Record<RoomRole, string> = {
  owner: "Manages the room, its people and its record",
  editor: "Adds, renames, moves and removes files and folders",
  contributor: "Adds files, and alters only what they added",
  viewer: "Views and downloads files",
  reader: "Views files, without downloading",
};

type PermissionRule = {
  roles: readonly RoomRole[];
  /** reads as "… may <sentence>" */
  sentence: string;
  /** true where an archived (read-only) room refuses it */
  changesContent: boolean;
};

const everyone = roomRoles;
const adders = ["owner", "editor", "contributor"] as const;
const editors = ["owner", "editor"] as const;
const owners = ["owner"] as const;

/** Who may do what in a room. The only such table: the server decides by it and the interface shows by it. */
export const permissions = {
  "room.view": { roles: everyone, sentence: "open the room", changesContent: false },
  "room.leave": { roles: everyone, sentence: "leave the room", changesContent: false },
  "room.update": { roles: owners, sentence: "rename and describe the room", changesContent: true },
  "room.archive": { roles: owners, sentence: "archive the room and bring it back", changesContent: false },
  "room.delete": { roles: owners, sentence: "delete the room", changesContent: false },
  "member.list": { roles: everyone, sentence: "see who is in the room", changesContent: false },
  "member.invite": { roles: owners, sentence: "add people", changesContent: true },
  "member.update": { roles: owners, sentence: "change people's roles", changesContent: false },
  "member.remove": { roles: owners, sentence: "remove people", changesContent: false },
  "folder.create": { roles: adders, sentence: "make folders", changesContent: true },
  "folder.rename": { roles: editors, sentence: "rename folders", changesContent: true },
  "folder.remove": { roles: editors, sentence: "remove folders", changesContent: true },
  "file.list": { roles: everyone, sentence: "see the list of files", changesContent: false },
  "file.preview": { roles: everyone, sentence: "view files in the browser", changesContent: false },
  "file.download": { roles: [...adders, "viewer"], sentence: "download files", changesContent: false },
  "file.upload": { roles: adders, sentence: "add files", changesContent: true },
  "file.rename": { roles: editors, sentence: "rename any file", changesContent: true },
  "file.rename-own": { roles: adders, sentence: "rename files that they added", changesContent: true },
  "file.remove": { roles: editors, sentence: "remove any file", changesContent: true },
  "file.remove-own": { roles: adders, sentence: "remove files that they added", changesContent: true },
  "audit.read": { roles: owners, sentence: "read the room's record", changesContent: false },
} as const satisfies Record<string, PermissionRule>;

export type Permission = keyof typeof permissions;
export const allPermissions = Object.keys(permissions) as Permission[];

/** Whether a role includes a permission. Anything unknown is refused. */
export function roleAllows(role: RoomRole, permission: Permission): boolean {
  if (!Object.hasOwn(permissions, permission)) return false;
  const { roles }: PermissionRule = permissions[permission];
  return roles.includes(role);
}

/** Rank for comparisons: the smaller, the stronger. */
export function rank(role: RoomRole): number {
  return roomRoles.indexOf(role);
}

/** What a person of this role may do in a room in this state: handed to the interface as `can`. */
export function capabilities(role: RoomRole, room: { archived: boolean }): Record<Permission, boolean> {
  const entries = allPermissions.map((permission) => {
    const blocked = room.archived && permissions[permission].changesContent;
    return [permission, roleAllows(role, permission) && !blocked] as const;
  });
  return Object.fromEntries(entries) as Record<Permission, boolean>;
}
