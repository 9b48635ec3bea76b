"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm, type DefaultValues, type FieldValues, type Path } from "react-hook-form";
import { z } from "zod";
import { ApiError, messageOf } from "#components/api-client";

// zod would otherwise try to compile its checks, which our Content-Security-Policy refuses and reports.
z.config({ jitless: true });

type Options<Input extends FieldValues, Output> = {
  schema: z.ZodType<Output, Input>;
  defaultValues: DefaultValues<Input>;
  /** throws an ApiError for what the server refuses */
  onSubmit: (values: Output) => Promise<void>;
};

/**
 * A form whose input is checked by the schema that the server uses. What the server refuses is shown at the field that
 * it names, else as `problem`; the first wrong field gets the focus.
 */
export function useZodForm<Input extends FieldValues, Output extends FieldValues>(
  options: Options<Input, Output>,
) {
  const { schema, defaultValues, onSubmit } = options;
  const form = useForm<Input, unknown, Output>({ resolver: zodResolver(schema), defaultValues });
  const [problem, setProblem] = useState<string | null>(null);

  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    try {
      await onSubmit(values);
    } catch (error) {
      const named = error instanceof ApiError ? error.errors.filter(({ path }) => path in values) : [];
      for (const [index, { path, message }] of named.entries()) {
        // the server names the fields of the same schema
        form.setError(path as Path<Input>, { message }, { shouldFocus: index === 0 });
      }
      if (named.length === 0) setProblem(messageOf(error));
    }
  });
  return { form, submit, problem, pending: form.formState.isSubmitting, errors: form.formState.errors };
}
