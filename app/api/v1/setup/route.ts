import { sealSessionCookie } from "#lib/auth/session-cookie";
import { route } from "#lib/http/route";
import { completeSetup } from "#lib/users/complete-setup";
import { setupInput } from "#lib/users/schema";

/** Makes the first administrator by the link that the launcher printed, and signs them in. */
export const POST = route({ permission: "public", body: setupInput }, async ({ body, context }) => {
  const { sessionId } = await completeSetup(body, context);
  return new Response(null, { status: 204, headers: { "set-cookie": await sealSessionCookie(sessionId) } });
});
