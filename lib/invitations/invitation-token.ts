import { createHmac, timingSafeEqual } from "node:crypto";
import { hashSecret } from "#lib/auth/secret-hash";
import { env } from "#lib/env";

// Derived, so that an owner can copy the link again although the database keeps a hash only: who reads the database
// without the instance's secret gets no link.
function deriveToken(invitationId: string): string {
  return createHmac("sha256", env().authSecret).update(`invitation:${invitationId}`).digest("base64url");
}

function toLink(token: string): string {
  return `${env().appUrl}/invitation/${token}`;
}

/** The secret of a new invitation, as the database keeps it and as the link that carries it. */
export function newInvitationToken(invitationId: string): {
  tokenHash: Uint8Array<ArrayBuffer>;
  link: string;
} {
  const token = deriveToken(invitationId);
  return { tokenHash: new Uint8Array(hashSecret(token)), link: toLink(token) };
}

/** The link of an invitation, or null when the secret that it was made with is another one. */
export function invitationLink(invitation: { id: string; tokenHash: Uint8Array }): string | null {
  const token = deriveToken(invitation.id);
  return timingSafeEqual(hashSecret(token), invitation.tokenHash) ? toLink(token) : null;
}
