/** A person as administrators see them. */
export type UserDto = {
  id: string;
  email: string;
  name: string;
  instanceRole: "admin" | "member";
  mustChangePassword: boolean;
  disabledAt: string | null;
  createdAt: string;
  lastSeenAt: string | null;
};

/** The signed-in person. */
export type MeDto = {
  id: string;
  email: string;
  name: string;
  instanceRole: "admin" | "member";
  mustChangePassword: boolean;
};

/** A link that works once; its address is shown this one time. */
export type OneTimeLinkDto = { url: string; expiresAt: string };

type UserRecord = {
  id: string;
  email: string;
  name: string;
  instanceRole: "admin" | "member";
  mustChangePassword: boolean;
  disabledAt: Date | null;
  createdAt: Date;
  lastSeenAt?: Date | null;
};

export function toUserDto(user: UserRecord): UserDto {
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    instanceRole: user.instanceRole,
    mustChangePassword: user.mustChangePassword,
    disabledAt: user.disabledAt?.toISOString() ?? null,
    createdAt: user.createdAt.toISOString(),
    lastSeenAt: user.lastSeenAt?.toISOString() ?? null,
  };
}

/** The actor as the API tells them of themselves. */
export function toMeDto(actor: Omit<MeDto, "id"> & { userId: string }): MeDto {
  return {
    id: actor.userId,
    email: actor.email,
    name: actor.name,
    instanceRole: actor.instanceRole,
    mustChangePassword: actor.mustChangePassword,
  };
}
