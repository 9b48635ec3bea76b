import { created, route } from "#lib/http/route";
import { issuePasswordReset } from "#lib/users/issue-password-reset";
import { userParams } from "#lib/users/schema";

/** Makes a one-time link with which the person sets a new password. */
export const POST = route({ permission: "admin", params: userParams }, async ({ actor, params }) =>
  created(await issuePasswordReset(actor, params.userId)),
);
