import { z } from "zod";
import { roomRoles } from "#lib/access/permissions";

export const roleField = z.enum(roomRoles, "Choose one of the roles.");

const emailField = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "This address is too long.")
  .pipe(z.email("Enter an e-mail address, like name@example.com."));

export const memberParams = z.object({ roomId: z.uuid(), userId: z.uuid() });

export const addMemberInput = z.strictObject({ email: emailField, role: roleField });
export type AddMemberInput = z.output<typeof addMemberInput>;

export const changeRoleInput = z.strictObject({ role: roleField });
export type ChangeRoleInput = z.output<typeof changeRoleInput>;
