"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import { CreateTokenForm } from "#components/account/create-token-form";
import { Button } from "#components/ui/button";
import { CopyField } from "#components/ui/copy-field";
import { Dialog, DialogActions, DialogClose, DialogContent, DialogTrigger } from "#components/ui/dialog";
import type { CreatedTokenDto } from "#lib/tokens/dto";

/** Makes a token and shows its secret, once. */
export function CreateTokenDialog({ onCreated }: { onCreated: () => void }) {
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<CreatedTokenDto | null>(null);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) setMade(null);
      }}
    >
      <DialogTrigger asChild>
        <Button>
          <Plus aria-hidden />
          New token
        </Button>
      </DialogTrigger>
      {made ? (
        <DialogContent
          title={`Token ${made.name} is ready`}
          description="Copy it now: it is not kept, so it can't be shown again."
        >
          <CopyField label="Token" value={made.token} />
          <DialogActions>
            <DialogClose asChild>
              <Button variant="primary">Done</Button>
            </DialogClose>
          </DialogActions>
        </DialogContent>
      ) : (
        <DialogContent title="New token" description="It acts with your rights in every room.">
          <CreateTokenForm
            onCreated={(token) => {
              setMade(token);
              onCreated();
            }}
          />
        </DialogContent>
      )}
    </Dialog>
  );
}
