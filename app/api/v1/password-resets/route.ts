import { route } from "#lib/http/route";
import { resetPassword } from "#lib/users/reset-password";
import { resetPasswordInput } from "#lib/users/schema";

/** Sets a password by a one-time link. */
export const POST = route({ permission: "public", body: resetPasswordInput }, async ({ body, context }) => {
  await resetPassword(body, context);
  return null;
});
