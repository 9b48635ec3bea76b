"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { FormProblem } from "#components/account/form-problem";
import { api, messageOf } from "#components/api-client";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Textarea } from "#components/ui/textarea";
import { toast } from "#components/ui/toast";
import { useZodForm } from "#components/use-zod-form";
import type { RoomDto } from "#lib/rooms/dto";
import { updateRoomInput } from "#lib/rooms/schema";

type Details = Pick<RoomDto, "name" | "description">;

function useSaveDetails(roomId: string) {
  const router = useRouter();
  const queryClient = useQueryClient();
  return async (body: Partial<Details>): Promise<RoomDto> => {
    const saved = await api<RoomDto>(`/api/v1/rooms/${roomId}`, { method: "PATCH", body });
    void queryClient.invalidateQueries({ queryKey: ["rooms"] });
    router.refresh();
    return saved;
  };
}

/** Name and description of a room; `blocked` shows them without letting them change. */
export function RoomDetailsForm({ room, blocked }: { room: RoomDto; blocked: boolean }) {
  const save = useSaveDetails(room.id);
  const { name, description } = room;
  const { form, submit, problem, pending, errors } = useZodForm({
    schema: updateRoomInput,
    defaultValues: { name, description },
    onSubmit: async (values) => {
      const saved = await save(values);
      form.reset({ name: saved.name, description: saved.description });
      const undo = () => {
        save({ name, description }).then(
          () => form.reset({ name, description }),
          (error: unknown) => toast.error("This could not be undone", { description: messageOf(error) }),
        );
      };
      toast.success("Saved", { undo });
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
            readOnly={blocked}
          />
        )}
      </Field>
      <Field label="Description" optional error={errors.description?.message}>
        {(control) => (
          <Textarea {...control} {...form.register("description")} maxLength={2000} readOnly={blocked} />
        )}
      </Field>
      <div className="flex items-center justify-end gap-3">
        {blocked ? (
          <p className="text-caption text-muted-foreground">
            The room is archived. Bring it back to change this.
          </p>
        ) : null}
        <Button
          type="submit"
          variant="primary"
          pending={pending}
          disabled={blocked || !form.formState.isDirty}
        >
          Save
        </Button>
      </div>
    </form>
  );
}
