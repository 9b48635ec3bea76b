"use client";
import { X } from "lucide-react";
import * as Radix from "radix-ui/dialog";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "#components/ui/button";
import { cn } from "#components/ui/cn";

export const Dialog = Radix.Root;
export const DialogTrigger = Radix.Trigger;
export const DialogClose = Radix.Close;

export const overlayStyle = "fixed inset-0 z-40 bg-overlay data-[state=open]:animate-appear";

type DialogContentProps = Omit<ComponentProps<typeof Radix.Content>, "title"> & {
  title: string;
  description?: ReactNode;
};

/** The window of a dialog: title, what it is about, the content, and a way out. */
export function DialogContent({ title, description, className, children, ...props }: DialogContentProps) {
  return (
    <Radix.Portal>
      <Radix.Overlay className={overlayStyle} />
      <Radix.Content
        {...(description ? {} : { "aria-describedby": undefined })}
        {...props}
        className={cn(
          "fixed top-[12vh] left-1/2 z-50 flex max-h-[80vh] w-[calc(100vw-32px)] max-w-md -translate-x-1/2 flex-col",
          "bg-popover shadow-float data-[state=open]:animate-appear overflow-y-auto rounded-xl border",
          className,
        )}
      >
        <header className="flex items-start justify-between gap-4 px-5 pt-5 pb-4">
          <div className="min-w-0">
            <Radix.Title className="text-base font-semibold">{title}</Radix.Title>
            {description ? (
              <Radix.Description className="text-muted-foreground mt-1 text-sm">
                {description}
              </Radix.Description>
            ) : null}
          </div>
          <Radix.Close asChild>
            <Button variant="ghost" size="icon-sm" aria-label="Close" className="-mt-1 -mr-1.5">
              <X aria-hidden />
            </Button>
          </Radix.Close>
        </header>
        <div className="px-5 pb-5">{children}</div>
      </Radix.Content>
    </Radix.Portal>
  );
}

/** The row of buttons at the end of a dialog: the way back first, the action last. */
export function DialogActions({ className, ...props }: ComponentProps<"div">) {
  return <div {...props} className={cn("mt-5 flex flex-wrap justify-end gap-2", className)} />;
}
