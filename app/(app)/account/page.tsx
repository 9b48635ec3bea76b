import type { Metadata } from "next";
import { ChangePasswordForm } from "#components/account/change-password-form";
import { ProfileForm } from "#components/account/profile-form";
import { SessionList } from "#components/account/session-list";
import { ThemeChoice } from "#components/account/theme-choice";
import { TokenList } from "#components/account/token-list";
import { Page, Section } from "#components/ui/page";
import { PageHeader } from "#components/ui/page-header";
import { pageActor } from "#lib/auth/page-actor";
import { listSessions } from "#lib/sessions/queries";
import { listTokens } from "#lib/tokens/queries";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const actor = await pageActor();
  const [sessions, tokens] = await Promise.all([
    listSessions(actor, { limit: 200 }),
    listTokens(actor, { limit: 200 }),
  ]);
  return (
    <Page narrow>
      <PageHeader title="Your account" />
      <Section heading="Profile">
        <ProfileForm name={actor.name} email={actor.email} />
      </Section>
      <Section heading="Password" description="Changing it signs every other browser out.">
        <ChangePasswordForm email={actor.email} />
      </Section>
      <Section heading="Theme">
        <ThemeChoice />
      </Section>
      <Section
        heading="Sessions"
        description="Browsers that are signed in as you. One that you don't know: sign it out and change your password."
      >
        <SessionList initial={sessions} />
      </Section>
      <Section heading="API tokens" description="For scripts and other programs.">
        <TokenList initial={tokens} />
      </Section>
    </Page>
  );
}
