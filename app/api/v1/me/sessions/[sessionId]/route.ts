import { route } from "#lib/http/route";
import { revokeSession } from "#lib/sessions/revoke-session";
import { sessionParams } from "#lib/sessions/schema";

/** Signs one of the person's own browsers out. */
export const DELETE = route({ permission: "signed-in", params: sessionParams }, async ({ actor, params }) => {
  await revokeSession(actor, params.sessionId);
  return null;
});
