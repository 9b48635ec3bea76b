"use client";
import * as Dialog from "radix-ui/dialog";
import type { ReactNode } from "react";
import { overlayStyle } from "#components/ui/dialog";

type PhoneSheetProps = { open: boolean; onClose: () => void; children: ReactNode };

export function PhoneSheet({ open, onClose, children }: PhoneSheetProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Overlay className={overlayStyle} />
        <Dialog.Content
          aria-describedby={undefined}
          className="bg-sidebar shadow-float data-[state=open]:animate-slide-right fixed inset-y-0 left-0 z-50 w-[min(86vw,320px)] border-r outline-none"
        >
          <Dialog.Title className="sr-only">Menu</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
