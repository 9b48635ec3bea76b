import { z } from "zod";
import { emailField, presentedPasswordField } from "#lib/users/schema";

export const signInInput = z.object({ email: emailField, password: presentedPasswordField });
export type SignIn = z.output<typeof signInInput>;

export const sessionParams = z.object({ sessionId: z.uuid() });
