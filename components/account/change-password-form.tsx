"use client";
import { FormProblem } from "#components/account/form-problem";
import { PasswordInput } from "#components/account/password-input";
import { api } from "#components/api-client";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { toast } from "#components/ui/toast";
import { useZodForm } from "#components/use-zod-form";
import { changePasswordInput } from "#lib/users/schema";

type ChangePasswordFormProps = {
  email: string;
  /** where to go afterwards; absent: stay, and tell */
  next?: string;
};

/** Asks for the current password and a new one. */
export function ChangePasswordForm({ email, next }: ChangePasswordFormProps) {
  const { form, submit, problem, pending, errors } = useZodForm({
    schema: changePasswordInput,
    defaultValues: { currentPassword: "", newPassword: "" },
    onSubmit: async (values) => {
      await api("/api/v1/me/password", { method: "POST", body: values });
      if (next) return location.assign(next);
      form.reset();
      toast.success("Password changed", { description: "Other browsers were signed out." });
    },
  });
  return (
    <form className="flex max-w-sm flex-col gap-4" onSubmit={(event) => void submit(event)} noValidate>
      <FormProblem>{problem}</FormProblem>
      {/* tells password managers whose password this is */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <Field label="Current password" error={errors.currentPassword?.message}>
        {(control) => (
          <PasswordInput {...control} {...form.register("currentPassword")} autoComplete="current-password" />
        )}
      </Field>
      <Field
        label="New password"
        error={errors.newPassword?.message}
        hint={errors.newPassword ? undefined : "At least 12 characters"}
      >
        {(control) => (
          <PasswordInput {...control} {...form.register("newPassword")} autoComplete="new-password" />
        )}
      </Field>
      <div>
        <Button type="submit" variant={next ? "primary" : "secondary"} pending={pending}>
          Change password
        </Button>
      </div>
    </form>
  );
}
