import { route } from "#lib/http/route";
import { getUser } from "#lib/users/queries";
import { updateUserInput, userParams } from "#lib/users/schema";
import { updateUser } from "#lib/users/update-user";

/** One person. */
export const GET = route({ permission: "admin", params: userParams }, ({ actor, params }) =>
  getUser(actor, params.userId),
);

/** Renames a person, changes the instance role, disables or re-enables the account. */
export const PATCH = route(
  { permission: "admin", params: userParams, body: updateUserInput },
  ({ actor, params, body }) => updateUser(actor, params.userId, body),
);
