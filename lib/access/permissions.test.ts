import { describe, expect, it } from "vitest";
import {
  allPermissions,
  capabilities,
  permissions,
  rank,
  roleAllows,
  roomRoles,
} from "#lib/access/permissions";

// Written out by hand on purpose: a change to the table must be made twice, by somebody who meant it.
const expected: Record<string, string> = {
  "room.view": "OECVR",
  "room.leave": "OECVR",
  "room.update": "O",
  "room.archive": "O",
  "room.delete": "O",
  "member.list": "OECVR",
  "member.invite": "O",
  "member.update": "O",
  "member.remove": "O",
  "folder.create": "OEC",
  "folder.rename": "OE",
  "folder.remove": "OE",
  "file.list": "OECVR",
  "file.preview": "OECVR",
  "file.download": "OECV",
  "file.upload": "OEC",
  "file.rename": "OE",
  "file.rename-own": "OEC",
  "file.remove": "OE",
  "file.remove-own": "OEC",
  "audit.read": "O",
};
const letters = { owner: "O", editor: "E", contributor: "C", viewer: "V", reader: "R" } as const;

describe("permission table", () => {
  it("names every permission in the matrix", () => {
    expect(allPermissions.toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  it.each(roomRoles.flatMap((role) => allPermissions.map((permission) => ({ role, permission }))))(
    "$role × $permission",
    ({ role, permission }) => {
      expect(roleAllows(role, permission)).toBe(expected[permission]?.includes(letters[role]));
    },
  );

  it("refuses what it does not know", () => {
    for (const name of ["toString", "__proto__", "constructor", "room.burn"]) {
      expect(Reflect.apply(roleAllows, undefined, ["owner", name])).toBe(false);
    }
    expect(Reflect.apply(roleAllows, undefined, ["emperor", "room.view"])).toBe(false);
  });

  it("lets nobody change an archived room's content", () => {
    const can = capabilities("owner", { archived: true });
    for (const permission of allPermissions) {
      expect(can[permission]).toBe(!permissions[permission].changesContent);
    }
  });

  it("ranks owner above all", () => {
    expect(roomRoles.toSorted((a, b) => rank(a) - rank(b))[0]).toBe("owner");
  });
});
