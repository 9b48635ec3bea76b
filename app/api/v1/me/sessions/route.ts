import { pageQuery } from "#lib/http/paging";
import { route } from "#lib/http/route";
import { listSessions } from "#lib/sessions/queries";
import { revokeOtherSessions } from "#lib/sessions/revoke-sessions";

/** The person's own signed-in browsers, newest first. */
export const GET = route({ permission: "signed-in", query: pageQuery }, ({ actor, query }) =>
  listSessions(actor, query),
);

/** Signs the person out everywhere but here. */
export const DELETE = route({ permission: "signed-in" }, async ({ actor }) => ({
  revoked: await revokeOtherSessions(actor),
}));
