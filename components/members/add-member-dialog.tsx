"use client";
import { useState } from "react";
import { Controller } from "react-hook-form";
import { FormProblem } from "#components/account/form-problem";
import { useAddMember } from "#components/members/use-members";
import { roleLabels, roleOptions } from "#components/rooms/role-labels";
import { Button } from "#components/ui/button";
import { CopyField } from "#components/ui/copy-field";
import { Dialog, DialogActions, DialogClose, DialogContent } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Select } from "#components/ui/select";
import { toast } from "#components/ui/toast";
import { useZodForm } from "#components/use-zod-form";
import type { AddedMember } from "#lib/members/dto";
import { addMemberInput } from "#lib/members/schema";

type AddMemberDialogProps = { roomId: string; open: boolean; onOpenChange: (open: boolean) => void };

/** Adds a person by e-mail; where they have no account yet, it ends with the link to give them. */
export function AddMemberDialog({ roomId, open, onOpenChange }: AddMemberDialogProps) {
  const [invited, setInvited] = useState<AddedMember | null>(null);
  const close = (next: boolean) => {
    if (!next) setInvited(null);
    onOpenChange(next);
  };
  const onAdded = (added: AddedMember) => {
    if (added.status === "invited") return setInvited(added);
    close(false);
    toast.success(`${added.member?.name ?? added.email} is in the room now`);
  };
  return (
    <Dialog open={open} onOpenChange={close}>
      {invited ? (
        <Invited added={invited} onMore={() => setInvited(null)} />
      ) : (
        <DialogContent title="Add people" description="They see this room at once, and no other.">
          <AddMemberForm roomId={roomId} onAdded={onAdded} />
        </DialogContent>
      )}
    </Dialog>
  );
}

function AddMemberForm({ roomId, onAdded }: { roomId: string; onAdded: (added: AddedMember) => void }) {
  const addMember = useAddMember(roomId);
  const { form, submit, problem, pending, errors } = useZodForm({
    schema: addMemberInput,
    defaultValues: { email: "", role: "viewer" },
    onSubmit: async (values) => onAdded(await addMember(values)),
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
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </Field>
      <Field label="Role" hint="Give the least that does. It can be changed at any time.">
        {(control) => (
          <Controller
            control={form.control}
            name="role"
            render={({ field }) => (
              <Select {...control} options={roleOptions} value={field.value} onValueChange={field.onChange} />
            )}
          />
        )}
      </Field>
      <DialogActions>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={pending}>
          Add
        </Button>
      </DialogActions>
    </form>
  );
}

function Invited({ added, onMore }: { added: AddedMember; onMore: () => void }) {
  const { email, role, mailed, invitation } = added;
  const sent = mailed ? "We sent them this link by mail." : "Give them this link by a way you trust.";
  return (
    <DialogContent
      title={`Invited ${email}`}
      description={`They have no account yet. ${sent} It makes their account and lets them in as ${roleLabels[role].toLowerCase()}.`}
    >
      {invitation?.link ? <CopyField label="Invitation link" value={invitation.link} /> : null}
      <DialogActions>
        <Button onClick={onMore}>Add another</Button>
        <DialogClose asChild>
          <Button variant="primary">Done</Button>
        </DialogClose>
      </DialogActions>
    </DialogContent>
  );
}
