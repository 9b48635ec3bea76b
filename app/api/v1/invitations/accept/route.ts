import { sealSessionCookie } from "#lib/auth/session-cookie";
import { AppError } from "#lib/errors";
import { route } from "#lib/http/route";
import { acceptAsNewPerson } from "#lib/invitations/accept-as-new-person";
import { acceptInvitation } from "#lib/invitations/accept-invitation";
import { acceptInvitationInput } from "#lib/invitations/schema";

/** Accepts an invitation: as the signed-in person, or with a new account, which is signed in then. */
export const POST = route(
  { permission: "public", body: acceptInvitationInput },
  async ({ actor, body, context }) => {
    if (!body.account) {
      if (!actor) throw new AppError("signed_out", "Sign in, or send `account` to make one.");
      return acceptInvitation(actor, body.token);
    }
    if (actor) throw new AppError("conflict", "You are signed in. Sign out to make another account.");
    const { sessionId, roomId } = await acceptAsNewPerson(body.token, body.account, context);
    const headers = { "set-cookie": await sealSessionCookie(sessionId) };
    return Response.json({ roomId }, { status: 201, headers });
  },
);
