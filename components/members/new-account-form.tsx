"use client";
import { useState } from "react";
import { FormProblem } from "#components/account/form-problem";
import { PasswordInput } from "#components/account/password-input";
import { api, ApiError } from "#components/api-client";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { useZodForm } from "#components/use-zod-form";
import type { AcceptedInvitation } from "#lib/invitations/dto";
import { newAccountFields, type NewAccountFields } from "#lib/invitations/schema";
import { minPasswordLength } from "#lib/users/schema";

/** The server names the fields of the whole input; this form is a part of it. */
function underAccount(error: unknown): unknown {
  if (!(error instanceof ApiError)) return error;
  const errors = error.errors.map(({ path, message }) => ({ path: path.replace(/^account\./, ""), message }));
  return new ApiError({ ...error, detail: error.detail, errors });
}

async function accept(token: string, account: NewAccountFields): Promise<AcceptedInvitation> {
  try {
    return await api("/api/v1/invitations/accept", { method: "POST", body: { token, account } });
  } catch (error) {
    throw underAccount(error);
  }
}

/** Makes the account that an invitation is for, signed in, and goes to the room. */
export function NewAccountForm({ token, email }: { token: string; email: string }) {
  const [leaving, setLeaving] = useState(false);
  const { form, submit, problem, pending, errors } = useZodForm({
    schema: newAccountFields,
    defaultValues: { name: "", password: "" },
    onSubmit: async (account) => {
      const { roomId } = await accept(token, account);
      setLeaving(true);
      location.assign(`/rooms/${roomId}`);
    },
  });
  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)} noValidate>
      <FormProblem>{problem}</FormProblem>
      <Field label="E-mail">
        {(control) => <Input {...control} value={email} readOnly type="email" autoComplete="username" />}
      </Field>
      <Field label="Your name" error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register("name")} autoComplete="name" />}
      </Field>
      <Field
        label="Password"
        error={errors.password?.message}
        hint={`At least ${minPasswordLength} characters`}
      >
        {(control) => (
          <PasswordInput {...control} {...form.register("password")} autoComplete="new-password" />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" pending={pending || leaving}>
        Create account and open the room
      </Button>
    </form>
  );
}
