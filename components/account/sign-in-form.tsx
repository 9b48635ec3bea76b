"use client";
import { useState } from "react";
import { FormProblem } from "#components/account/form-problem";
import { PasswordInput } from "#components/account/password-input";
import { signInRequest } from "#components/account/sign-in-request";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { useZodForm } from "#components/use-zod-form";
import { signInInput } from "#lib/sessions/schema";

/** E-mail and password. `callbackUrl` is a path that the server has checked. */
export function SignInForm({ callbackUrl }: { callbackUrl: string }) {
  const [leaving, setLeaving] = useState(false);
  const { form, submit, problem, pending, errors } = useZodForm({
    schema: signInInput,
    defaultValues: { email: "", password: "" },
    onSubmit: async (values) => {
      try {
        const url = await signInRequest(values, callbackUrl);
        setLeaving(true);
        // a fresh page, so that nothing of whoever was signed in before is left in memory
        location.assign(url);
      } catch (error) {
        form.resetField("password");
        form.setFocus("password");
        throw error;
      }
    },
  });
  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)} noValidate>
      <FormProblem>{problem}</FormProblem>
      <Field label="E-mail" error={errors.email?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register("email")}
            type="email"
            inputMode="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            // eslint-disable-next-line jsx-a11y/no-autofocus -- the one thing to do on this page
            autoFocus
          />
        )}
      </Field>
      <Field label="Password" error={errors.password?.message}>
        {(control) => (
          <PasswordInput {...control} {...form.register("password")} autoComplete="current-password" />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" pending={pending || leaving}>
        {pending || leaving ? "Signing in" : "Sign in"}
      </Button>
    </form>
  );
}
