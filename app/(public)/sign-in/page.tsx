import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "#components/account/sign-in-form";
import { optionalPageActor } from "#lib/auth/page-actor";
import { safeCallbackUrl } from "#lib/auth/safe-callback-url";
import { needsSetup } from "#lib/users/queries";

export const metadata: Metadata = { title: "Sign in" };

type SignInPageProps = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const callbackUrl = safeCallbackUrl((await searchParams).callbackUrl);
  if (await optionalPageActor()) redirect(callbackUrl);
  if (await needsSetup()) return <NobodyYet />;
  return (
    <>
      <h1 className="mb-5 text-lg font-semibold tracking-tight">Sign in</h1>
      <SignInForm callbackUrl={callbackUrl} />
      <p className="text-caption text-muted-foreground mt-5">
        No account, or no way in? Ask your administrator for a link.
      </p>
    </>
  );
}

function NobodyYet() {
  return (
    <>
      <h1 className="mb-2 text-lg font-semibold tracking-tight">Nobody has an account yet</h1>
      <p className="text-muted-foreground">
        Open the set-up link that Strongroom printed when it started. It makes the first administrator.
      </p>
    </>
  );
}
