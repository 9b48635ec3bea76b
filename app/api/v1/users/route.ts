import { created, route } from "#lib/http/route";
import { createUser } from "#lib/users/create-user";
import { listUsers } from "#lib/users/queries";
import { createUserInput, listUsersQuery } from "#lib/users/schema";

/** Everybody with an account, by name. */
export const GET = route({ permission: "admin", query: listUsersQuery }, ({ actor, query }) =>
  listUsers(actor, query),
);

/** Gives a person an account, with a first password or a one-time link to set one. */
export const POST = route({ permission: "admin", body: createUserInput }, async ({ actor, body }) =>
  created(await createUser(actor, body)),
);
