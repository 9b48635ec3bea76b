"use client";
import { Controller } from "react-hook-form";
import { useState } from "react";
import { FormProblem } from "#components/account/form-problem";
import { api } from "#components/api-client";
import { Button } from "#components/ui/button";
import { DialogActions, DialogClose } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Select } from "#components/ui/select";
import { useZodForm } from "#components/use-zod-form";
import type { CreatedTokenDto } from "#lib/tokens/dto";
import { createTokenInput } from "#lib/tokens/schema";

const scopes = [
  { value: "read", label: "Read", description: "Lists and downloads what you may see" },
  { value: "write", label: "Read and write", description: "Does everything that you may do" },
];
const lifetimes = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "1 year" },
  { value: "never", label: "Until it is revoked" },
];

function inDays(days: string): string | null {
  return days === "never" ? null : new Date(Date.now() + Number(days) * 86_400_000).toISOString();
}

export function CreateTokenForm({ onCreated }: { onCreated: (token: CreatedTokenDto) => void }) {
  const [lifetime, setLifetime] = useState("90");
  const { form, submit, problem, pending, errors } = useZodForm({
    schema: createTokenInput,
    defaultValues: { name: "", scope: "read" },
    onSubmit: async (values) => {
      const body = { ...values, expiresAt: inDays(lifetime) };
      onCreated(await api<CreatedTokenDto>("/api/v1/tokens", { method: "POST", body }));
    },
  });
  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)} noValidate>
      <FormProblem>{problem}</FormProblem>
      <Field label="Name" hint="What it is for, like “nightly backup”" error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register("name")} autoComplete="off" />}
      </Field>
      <Field label="Rights" error={errors.scope?.message}>
        {(control) => (
          <Controller
            control={form.control}
            name="scope"
            render={({ field }) => (
              <Select {...control} options={scopes} value={field.value} onValueChange={field.onChange} />
            )}
          />
        )}
      </Field>
      <Field label="Works for">
        {(control) => (
          <Select {...control} options={lifetimes} value={lifetime} onValueChange={setLifetime} />
        )}
      </Field>
      <DialogActions>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={pending}>
          Create token
        </Button>
      </DialogActions>
    </form>
  );
}
