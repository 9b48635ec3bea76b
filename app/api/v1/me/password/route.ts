import { route } from "#lib/http/route";
import { changePassword } from "#lib/users/change-password";
import { changePasswordInput } from "#lib/users/schema";

/** Sets a new password; the current one is asked for, and other browsers are signed out. */
export const POST = route(
  { permission: "signed-in", body: changePasswordInput, beforePasswordChange: true },
  async ({ actor, body }) => {
    await changePassword(actor, body);
    return null;
  },
);
