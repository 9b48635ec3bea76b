"use client";
import { Button } from "#components/ui/button";
import { CopyField } from "#components/ui/copy-field";
import { Dialog, DialogActions, DialogClose, DialogContent } from "#components/ui/dialog";
import type { OneTimeLinkDto } from "#lib/users/dto";

export type PasswordLink = { name: string; link: OneTimeLinkDto };

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });

/** A one-time password link to hand over. */
export function LinkDialog({ shown, onClose }: { shown: PasswordLink | null; onClose: () => void }) {
  return (
    <Dialog open={shown !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      {shown ? (
        <DialogContent
          title={`Password link for ${shown.name}`}
          description={`Give it to them by a way you trust. It works once, until ${day.format(new Date(shown.link.expiresAt))}, and is not shown again.`}
        >
          <CopyField label="Password link" value={shown.link.url} />
          <DialogActions>
            <DialogClose asChild>
              <Button variant="primary">Done</Button>
            </DialogClose>
          </DialogActions>
        </DialogContent>
      ) : null}
    </Dialog>
  );
}
