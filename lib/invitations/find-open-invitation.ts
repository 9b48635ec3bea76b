import { hashSecret } from "#lib/auth/secret-hash";
import type { Tx } from "#lib/db/transaction";
import { AppError } from "#lib/errors";

/**
 * The invitation that a link names, with its room.
 * @throws AppError `gone`, the same for a link that never was, was used or revoked, ran out, or whose room is deleted
 */
export async function findOpenInvitation(tx: Tx, token: string) {
  const invitation = await tx.invitation.findUnique({
    where: {
      tokenHash: new Uint8Array(hashSecret(token)),
      acceptedAt: null,
      revokedAt: null,
      expiresAt: { gt: new Date() },
      room: { deletedAt: null },
    },
    include: { room: { select: { id: true, name: true, archivedAt: true } } },
  });
  if (!invitation) {
    throw new AppError(
      "gone",
      "This invitation is no longer valid. Ask the person who sent it for a new one.",
    );
  }
  return invitation;
}
