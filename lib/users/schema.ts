import { z } from "zod";

export const minPasswordLength = 12;
export const maxPasswordLength = 256;

export const emailField = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, "Enter an e-mail address")
  .max(254, "This address is too long")
  .pipe(z.email("Enter an e-mail address, like name@example.com"));

export const personNameField = z
  .string()
  .trim()
  .min(1, "Enter a name")
  .max(100, "Use at most 100 characters")
  .regex(/^(?:\P{C}|[\u200c\u200d])+$/u, "Use letters, spaces and punctuation only");

/** A password somebody sets. Length is the only rule on its form; spaces and any script are welcome. */
export const newPasswordField = z
  .string()
  .min(minPasswordLength, `Use at least ${minPasswordLength} characters`)
  .max(maxPasswordLength, `Use at most ${maxPasswordLength} characters`);

/** A password somebody shows; whatever was set matches, so there is no rule but that there is one. */
export const presentedPasswordField = z.string().min(1, "Enter your password").max(1024, "This is too long");

export const instanceRoleField = z.enum(["admin", "member"]);

export const userParams = z.object({ userId: z.uuid() });

export const createUserInput = z.object({
  email: emailField,
  name: personNameField,
  instanceRole: instanceRoleField.default("member"),
  /** absent: a one-time link is made with which the person sets it */
  password: newPasswordField.optional(),
});
export type CreateUser = z.output<typeof createUserInput>;

export const updateUserInput = z
  .strictObject({ name: personNameField, instanceRole: instanceRoleField, disabled: z.boolean() })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, "Name at least one thing to change");
export type UpdateUser = z.output<typeof updateUserInput>;

export const listUsersQuery = z.object({
  q: z.string().trim().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1000).optional(),
});
export type ListUsers = z.output<typeof listUsersQuery>;

export const updateMeInput = z.object({ name: personNameField });

export const changePasswordInput = z.object({
  currentPassword: presentedPasswordField,
  newPassword: newPasswordField,
});
export type ChangePassword = z.output<typeof changePasswordInput>;

const linkToken = z.string().min(1).max(200);

export const resetPasswordInput = z.object({ token: linkToken, password: newPasswordField });
export type ResetPassword = z.output<typeof resetPasswordInput>;

export const setupInput = z.object({
  token: linkToken,
  name: personNameField,
  email: emailField,
  password: newPasswordField,
});
export type Setup = z.output<typeof setupInput>;
