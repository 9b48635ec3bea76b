import { roleDescriptions, roomRoles, type RoomRole } from "#lib/access/permissions";

export const roleLabels: Record<RoomRole, string> = {
  owner: "Owner",
  editor: "Editor",
  contributor: "Contributor",
  viewer: "Viewer",
  reader: "Reader",
};

/** The roles as choices, each with what it means. */
export const roleOptions = roomRoles.map((role) => ({
  value: role,
  label: roleLabels[role],
  description: roleDescriptions[role],
}));

/** The role of that name. */
export function toRole(value: string): RoomRole | undefined {
  return roomRoles.find((role) => role === value);
}
