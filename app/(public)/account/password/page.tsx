import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ChangePasswordForm } from "#components/account/change-password-form";
import { pageActor } from "#lib/auth/page-actor";

export const metadata: Metadata = { title: "Set a new password" };

/** Where a person is sent whose password somebody else chose. Nothing else opens before. */
export default async function PasswordPage() {
  const actor = await pageActor();
  if (!actor.mustChangePassword) redirect("/account");
  return (
    <>
      <h1 className="text-lg font-semibold tracking-tight">Set a new password</h1>
      <p className="text-muted-foreground mt-1 mb-5">
        An administrator chose your password. Choose one that only you know to go on.
      </p>
      <ChangePasswordForm email={actor.email} next="/" />
    </>
  );
}
