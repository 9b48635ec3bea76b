import type { Metadata } from "next";
import { DeadLink } from "#components/account/dead-link";
import { ResetPasswordForm } from "#components/account/reset-password-form";
import { findPasswordLink } from "#lib/users/reset-password";

export const metadata: Metadata = { title: "Set your password", referrer: "no-referrer" };

type ResetPasswordPageProps = { searchParams: Promise<{ token?: string | string[] }> };

export default async function ResetPasswordPage({ searchParams }: ResetPasswordPageProps) {
  const { token } = await searchParams;
  const holder = typeof token === "string" ? await findPasswordLink(token) : null;
  if (typeof token !== "string" || !holder) {
    return <DeadLink>It was used, or is out of date. Ask an administrator for a new one.</DeadLink>;
  }
  return (
    <>
      <h1 className="text-lg font-semibold tracking-tight">Set your password</h1>
      <p className="text-muted-foreground mt-1 mb-5">
        For <span className="text-foreground font-medium">{holder.email}</span>
      </p>
      <ResetPasswordForm token={token} email={holder.email} />
    </>
  );
}
