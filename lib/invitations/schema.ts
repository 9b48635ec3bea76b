import { z } from "zod";
import { newPasswordField, personNameField } from "#lib/users/schema";

export const invitationParams = z.object({ roomId: z.uuid(), invitationId: z.uuid() });

const token = z.string().min(20).max(200);

/** What a new person chooses when they accept. */
export const newAccountFields = z.strictObject({ name: personNameField, password: newPasswordField });
export type NewAccountFields = z.output<typeof newAccountFields>;

/** Without `account`, the signed-in person accepts. */
export const acceptInvitationInput = z.strictObject({ token, account: newAccountFields.optional() });
export type AcceptInvitationInput = z.output<typeof acceptInvitationInput>;

/** How long an invitation holds. */
export const invitationDays = 14;
