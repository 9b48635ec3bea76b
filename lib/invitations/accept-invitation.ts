import type { Actor } from "#lib/access/actor";
import { recordRefusal } from "#lib/audit/record";
import { sessionSubject } from "#lib/sessions/start-session";
import { transaction } from "#lib/db/transaction";
import { AppError } from "#lib/errors";
import type { AcceptedInvitation } from "#lib/invitations/dto";
import { joinByInvitation } from "#lib/invitations/join-by-invitation";

/** Takes the signed-in person into the room that an invitation names; it has to be for their address. */
export async function acceptInvitation(actor: Actor, token: string): Promise<AcceptedInvitation> {
  const person = { id: actor.userId, name: actor.name, email: actor.email };
  const subject = sessionSubject(person, actor.sessionId, actor.context);
  subject.actor = { ...subject.actor, kind: actor.tokenId ? "token" : "user", tokenId: actor.tokenId };
  try {
    // its route is public, so the gate that asks this of others lets it through
    if (actor.mustChangePassword) throw new AppError("forbidden", "Set a new password first.");
    return await transaction((tx) => joinByInvitation(tx, token, person, subject));
  } catch (error) {
    if (error instanceof AppError) {
      await recordRefusal(actor, { code: error.code, permission: "invitation.accept" });
    }
    throw error;
  }
}
