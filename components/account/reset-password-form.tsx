"use client";
import Link from "next/link";
import { useState } from "react";
import { FormProblem } from "#components/account/form-problem";
import { PasswordInput } from "#components/account/password-input";
import { usePlainAddress } from "#components/account/use-plain-address";
import { api } from "#components/api-client";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { useZodForm } from "#components/use-zod-form";
import { resetPasswordInput } from "#lib/users/schema";

/** Sets a password by a one-time link. */
export function ResetPasswordForm({ token, email }: { token: string; email: string }) {
  const [done, setDone] = useState(false);
  const { form, submit, problem, pending, errors } = useZodForm({
    schema: resetPasswordInput,
    defaultValues: { token, password: "" },
    onSubmit: async (values) => {
      await api("/api/v1/password-resets", { method: "POST", body: values });
      setDone(true);
    },
  });
  usePlainAddress();
  if (done) {
    return (
      <div role="status" className="flex flex-col gap-4">
        <p>Your password is set. You were signed out everywhere.</p>
        <Button asChild variant="primary" size="lg">
          <Link href="/sign-in">Sign in</Link>
        </Button>
      </div>
    );
  }
  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)} noValidate>
      <FormProblem>{problem}</FormProblem>
      {/* tells password managers whose password this is */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <Field
        label="New password"
        error={errors.password?.message}
        hint={errors.password ? undefined : "At least 12 characters"}
      >
        {(control) => (
          <PasswordInput
            {...control}
            {...form.register("password")}
            autoComplete="new-password"
            // eslint-disable-next-line jsx-a11y/no-autofocus -- the one thing to do on this page
            autoFocus
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" pending={pending}>
        Set password
      </Button>
    </form>
  );
}
