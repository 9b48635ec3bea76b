"use client";
import { useState } from "react";
import { FormProblem } from "#components/account/form-problem";
import { PasswordInput } from "#components/account/password-input";
import { usePlainAddress } from "#components/account/use-plain-address";
import { api } from "#components/api-client";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { useZodForm } from "#components/use-zod-form";
import { setupInput } from "#lib/users/schema";

/** Makes the first administrator and goes on signed in. */
export function SetupForm({ token }: { token: string }) {
  const [leaving, setLeaving] = useState(false);
  const { form, submit, problem, pending, errors } = useZodForm({
    schema: setupInput,
    defaultValues: { token, name: "", email: "", password: "" },
    onSubmit: async (values) => {
      await api("/api/v1/setup", { method: "POST", body: values });
      setLeaving(true);
      location.assign("/");
    },
  });
  usePlainAddress();
  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)} noValidate>
      <FormProblem>{problem}</FormProblem>
      <Field label="Your name" error={errors.name?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register("name")}
            autoComplete="name"
            // eslint-disable-next-line jsx-a11y/no-autofocus -- the one thing to do on this page
            autoFocus
          />
        )}
      </Field>
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
          />
        )}
      </Field>
      <Field
        label="Password"
        error={errors.password?.message}
        hint={errors.password ? undefined : "At least 12 characters"}
      >
        {(control) => (
          <PasswordInput {...control} {...form.register("password")} autoComplete="new-password" />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" pending={pending || leaving}>
        Create account
      </Button>
    </form>
  );
}
