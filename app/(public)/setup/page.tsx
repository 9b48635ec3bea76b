import type { Metadata } from "next";
import { DeadLink } from "#components/account/dead-link";
import { SetupForm } from "#components/account/setup-form";
import { setupIsOpen } from "#lib/users/setup-token";

export const metadata: Metadata = { title: "Set up", referrer: "no-referrer" };

type SetupPageProps = { searchParams: Promise<{ token?: string | string[] }> };

export default async function SetupPage({ searchParams }: SetupPageProps) {
  const { token } = await searchParams;
  if (typeof token !== "string" || !(await setupIsOpen(token))) {
    return (
      <DeadLink>
        Strongroom is set up already, or the link is out of date. Starting it prints a new one.
      </DeadLink>
    );
  }
  return (
    <>
      <h1 className="text-lg font-semibold tracking-tight">Welcome to your Strongroom</h1>
      <p className="text-muted-foreground mt-1 mb-5">Create your account. It administers this instance.</p>
      <SetupForm token={token} />
    </>
  );
}
