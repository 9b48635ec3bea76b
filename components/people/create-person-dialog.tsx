"use client";
import { useState } from "react";
import { Controller } from "react-hook-form";
import { UserPlus } from "lucide-react";
import { FormProblem } from "#components/account/form-problem";
import { PasswordInput } from "#components/account/password-input";
import { api } from "#components/api-client";
import type { PasswordLink } from "#components/people/link-dialog";
import { Button } from "#components/ui/button";
import { Dialog, DialogActions, DialogClose, DialogContent, DialogTrigger } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Select } from "#components/ui/select";
import { useZodForm } from "#components/use-zod-form";
import type { OneTimeLinkDto, UserDto } from "#lib/users/dto";
import { createUserInput } from "#lib/users/schema";

const roles = [
  { value: "member", label: "Member", description: "Sees the rooms that they are in, and makes rooms" },
  { value: "admin", label: "Administrator", description: "Also manages people and reads the record" },
];
const ways = [
  { value: "link", label: "A one-time link", description: "They choose their own password" },
  { value: "password", label: "A first password", description: "They replace it at their first sign-in" },
];

type Created = { user: UserDto; link: OneTimeLinkDto | null };
type CreatePersonDialogProps = { onCreated: (person: UserDto, link: PasswordLink | null) => void };

/** Gives somebody an account. */
export function CreatePersonDialog({ onCreated }: CreatePersonDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary">
          <UserPlus aria-hidden />
          Add person
        </Button>
      </DialogTrigger>
      <DialogContent title="Add person" description="They get an account, and no room yet.">
        <CreatePersonForm
          onCreated={(person, link) => {
            setOpen(false);
            onCreated(person, link);
          }}
        />
      </DialogContent>
    </Dialog>
  );
}

function CreatePersonForm({ onCreated }: CreatePersonDialogProps) {
  const [way, setWay] = useState("link");
  const { form, submit, problem, pending, errors } = useZodForm({
    schema: createUserInput,
    defaultValues: { name: "", email: "", instanceRole: "member" },
    onSubmit: async (body) => {
      const { user, link } = await api<Created>("/api/v1/users", { method: "POST", body });
      onCreated(user, link && { name: user.name, link });
    },
  });
  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)} noValidate>
      <FormProblem>{problem}</FormProblem>
      <Field label="Name" error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register("name")} autoComplete="off" />}
      </Field>
      <Field label="E-mail" error={errors.email?.message}>
        {(control) => <Input {...control} {...form.register("email")} type="email" autoComplete="off" />}
      </Field>
      <Field label="Role">
        {(control) => (
          <Controller
            control={form.control}
            name="instanceRole"
            render={({ field }) => (
              <Select
                {...control}
                options={roles}
                value={field.value ?? "member"}
                onValueChange={field.onChange}
              />
            )}
          />
        )}
      </Field>
      <Field label="How they get in">
        {(control) => (
          <Select
            {...control}
            options={ways}
            value={way}
            onValueChange={(next) => {
              setWay(next);
              if (next === "link") form.unregister("password");
            }}
          />
        )}
      </Field>
      {way === "password" ? (
        <Field
          label="First password"
          hint={errors.password ? undefined : "At least 12 characters"}
          error={errors.password?.message}
        >
          {(control) => (
            <PasswordInput {...control} {...form.register("password")} autoComplete="new-password" />
          )}
        </Field>
      ) : null}
      <DialogActions>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={pending}>
          Add person
        </Button>
      </DialogActions>
    </form>
  );
}
