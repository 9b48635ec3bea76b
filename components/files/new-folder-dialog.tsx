"use client";
import { useState, type FormEvent } from "react";
import { fieldMessage, messageOf } from "#components/api-client";
import { Button } from "#components/ui/button";
import { Dialog, DialogActions, DialogContent } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";

type NewFolderDialogProps = { onCreate: (name: string) => Promise<unknown>; onClose: () => void };

export function NewFolderDialog({ onCreate, onClose }: NewFolderDialogProps) {
  const [name, setName] = useState("");
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return setError("Give it a name.");
    setPending(true);
    try {
      await onCreate(name.trim());
      onClose();
    } catch (refused) {
      const field = fieldMessage(refused, "name");
      setError(field ? `The name ${field}.` : messageOf(refused));
      setPending(false);
    }
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title="New folder">
        <form onSubmit={(event) => void submit(event)} noValidate>
          <Field label="Name" error={error}>
            {(control) => (
              <Input
                {...control}
                value={name}
                maxLength={255}
                autoComplete="off"
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" pending={pending}>
              Create folder
            </Button>
          </DialogActions>
        </form>
      </DialogContent>
    </Dialog>
  );
}
