"use client";
import * as Radix from "radix-ui/alert-dialog";
import { useState, type ReactNode } from "react";
import { Button } from "#components/ui/button";
import { overlayStyle } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";

type AlertDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** what exactly goes, and for how long it can be restored */
  description: ReactNode;
  confirmLabel: string;
  /** only for what cannot be undone: the text to type first */
  typeToConfirm?: string;
  destructive?: boolean;
  pending?: boolean;
  error?: string | undefined;
  /** the dialog stays open until `open` becomes false */
  onConfirm: () => void;
};

/** Asks before something that cannot simply be undone. */
export function AlertDialog(props: AlertDialogProps) {
  const { title, description, confirmLabel, typeToConfirm, destructive = true, pending, error } = props;
  const [typed, setTyped] = useState("");
  const blocked = typeToConfirm !== undefined && typed.trim() !== typeToConfirm.trim();
  const onOpenChange = (open: boolean) => {
    setTyped("");
    props.onOpenChange(open);
  };
  return (
    <Radix.Root open={props.open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayStyle} />
        <Radix.Content className="bg-popover shadow-float data-[state=open]:animate-appear fixed top-[16vh] left-1/2 z-50 w-[calc(100vw-32px)] max-w-md -translate-x-1/2 rounded-xl border p-5">
          <Radix.Title className="text-base font-semibold">{title}</Radix.Title>
          <Radix.Description asChild>
            <div className="text-muted-foreground mt-1 text-sm">{description}</div>
          </Radix.Description>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (!blocked) props.onConfirm();
            }}
          >
            {typeToConfirm !== undefined ? (
              <div className="mt-4">
                <Field label={`Type “${typeToConfirm}” to confirm`}>
                  {(control) => (
                    <Input
                      {...control}
                      value={typed}
                      onChange={(event) => setTyped(event.target.value)}
                      autoComplete="off"
                    />
                  )}
                </Field>
              </div>
            ) : null}
            {error ? (
              <p role="alert" className="text-destructive-text mt-3 text-sm">
                {error}
              </p>
            ) : null}
            <div className="mt-5 flex flex-wrap justify-end gap-2">
              <Radix.Cancel asChild>
                <Button>Cancel</Button>
              </Radix.Cancel>
              <Button
                type="submit"
                variant={destructive ? "destructive" : "primary"}
                disabled={blocked}
                pending={pending ?? false}
              >
                {confirmLabel}
              </Button>
            </div>
          </form>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
