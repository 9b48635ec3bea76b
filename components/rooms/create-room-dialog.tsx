"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/account/form-problem";
import { api } from "#components/api-client";
import { Button } from "#components/ui/button";
import { Dialog, DialogActions, DialogClose, DialogContent } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Textarea } from "#components/ui/textarea";
import { useZodForm } from "#components/use-zod-form";
import type { RoomDto } from "#lib/rooms/dto";
import { createRoomInput } from "#lib/rooms/schema";

type CreateRoomDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** Makes a room and goes there. */
export function CreateRoomDialog({ open, onOpenChange }: CreateRoomDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="New room" description="You will own it. Nobody else sees it until you add them.">
        <CreateRoomForm />
      </DialogContent>
    </Dialog>
  );
}

function CreateRoomForm() {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [leaving, setLeaving] = useState(false);
  const { form, submit, problem, pending, errors } = useZodForm({
    schema: createRoomInput,
    defaultValues: { name: "", description: "" },
    onSubmit: async (body) => {
      const room = await api<RoomDto>("/api/v1/rooms", { method: "POST", body });
      setLeaving(true);
      void queryClient.invalidateQueries({ queryKey: ["rooms"] });
      router.push(`/rooms/${room.id}`);
      router.refresh();
    },
  });
  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)} noValidate>
      <FormProblem>{problem}</FormProblem>
      <Field label="Name" error={errors.name?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register("name")}
            maxLength={120}
            autoComplete="off"
            placeholder="Project Nord"
          />
        )}
      </Field>
      <Field label="Description" optional error={errors.description?.message}>
        {(control) => <Textarea {...control} {...form.register("description")} maxLength={2000} />}
      </Field>
      <DialogActions>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={pending || leaving}>
          Create room
        </Button>
      </DialogActions>
    </form>
  );
}
