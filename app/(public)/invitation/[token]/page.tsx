import type { Metadata } from "next";
import Link from "next/link";
import { DeadLink } from "#components/account/dead-link";
import { AcceptInvitation } from "#components/members/accept-invitation";
import { NewAccountForm } from "#components/members/new-account-form";
import { OtherAccount } from "#components/members/other-account";
import { roleLabels } from "#components/rooms/role-labels";
import { Button } from "#components/ui/button";
import { roleDescriptions } from "#lib/access/permissions";
import { optionalPageActor } from "#lib/auth/page-actor";
import { AppError } from "#lib/errors";
import type { InvitationPreview } from "#lib/invitations/dto";
import { previewInvitation } from "#lib/invitations/preview-invitation";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

type InvitationPageProps = { params: Promise<{ token: string }> };

async function open(token: string): Promise<InvitationPreview | null> {
  try {
    return await previewInvitation(token);
  } catch (error) {
    if (error instanceof AppError && error.code === "gone") return null;
    throw error;
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export default async function InvitationPage({ params }: InvitationPageProps) {
  const { token } = await params;
  const invitation = await open(token);
  if (!invitation) return <DeadLink>Ask the person who sent it for a new one.</DeadLink>;
  const { roomName, invitedBy, role } = invitation;
  return (
    <>
      <h1 className="text-lg font-semibold tracking-tight break-words">Join “{roomName}”</h1>
      <p className="text-muted-foreground mt-1 mb-5">
        {invitedBy} invites you. Your role: {roleLabels[role].toLowerCase()} (
        {lowerFirst(roleDescriptions[role])}).
      </p>
      <Way token={token} invitation={invitation} />
    </>
  );
}

/** How this person gets in: signed in, with an account, or without one. */
async function Way({ token, invitation }: { token: string; invitation: InvitationPreview }) {
  const actor = await optionalPageActor();
  const { email, hasAccount } = invitation;
  if (actor?.mustChangePassword) return <PasswordFirst />;
  if (actor) {
    const theirs = actor.email.toLowerCase() === email.toLowerCase();
    return theirs ? (
      <AcceptInvitation token={token} />
    ) : (
      <OtherAccount invited={email} signedIn={actor.email} />
    );
  }
  if (!hasAccount) return <NewAccountForm token={token} email={email} />;
  return (
    <Button variant="primary" size="lg" className="w-full" asChild>
      <Link href={`/sign-in?callbackUrl=${encodeURIComponent(`/invitation/${token}`)}`}>
        Sign in as {email} to accept
      </Link>
    </Button>
  );
}

function PasswordFirst() {
  return (
    <>
      <p className="text-muted-foreground mb-5">
        First set a password of your own. Then open this invitation again.
      </p>
      <Button variant="primary" size="lg" className="w-full" asChild>
        <Link href="/account/password">Set a password</Link>
      </Button>
    </>
  );
}
