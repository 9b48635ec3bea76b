"use client";
import { useRouter } from "next/navigation";
import { FormProblem } from "#components/account/form-problem";
import { api } from "#components/api-client";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { toast } from "#components/ui/toast";
import { useZodForm } from "#components/use-zod-form";
import type { MeDto } from "#lib/users/dto";
import { updateMeInput } from "#lib/users/schema";

/** The person's own name; the address is the administrators' to change. */
export function ProfileForm({ name, email }: { name: string; email: string }) {
  const router = useRouter();
  const { form, submit, problem, pending, errors } = useZodForm({
    schema: updateMeInput,
    defaultValues: { name },
    onSubmit: async (values) => {
      const me = await api<MeDto>("/api/v1/me", { method: "PATCH", body: values });
      form.reset({ name: me.name });
      toast.success("Name saved");
      router.refresh();
    },
  });
  return (
    <form className="flex max-w-sm flex-col gap-4" onSubmit={(event) => void submit(event)} noValidate>
      <FormProblem>{problem}</FormProblem>
      <Field label="Name" error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register("name")} autoComplete="name" />}
      </Field>
      <Field label="E-mail" hint="You sign in with it">
        {(control) => <Input {...control} value={email} readOnly disabled />}
      </Field>
      <div>
        <Button type="submit" pending={pending} disabled={!form.formState.isDirty}>
          Save name
        </Button>
      </div>
    </form>
  );
}
