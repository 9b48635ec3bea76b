"use client";
import { toast as sonner, Toaster as Sonner } from "sonner";
import { useTheme } from "next-themes";

type ToastOptions = {
  description?: string;
  /** takes back what was just done */
  undo?: () => void;
  action?: { label: string; onClick: () => void };
};

function options({ description, undo, action }: ToastOptions) {
  const button = undo ? { label: "Undo", onClick: undo } : action;
  return {
    ...(description && { description }),
    ...(button && { action: button }),
    duration: button ? 10_000 : 5_000,
  };
}

/** Short notices. Prefer `toast.success("Removed …", { undo })` to asking first. */
export const toast = {
  success: (message: string, more: ToastOptions = {}) => sonner.success(message, options(more)),
  info: (message: string, more: ToastOptions = {}) => sonner(message, options(more)),
  error: (message: string, more: ToastOptions = {}) => sonner.error(message, options(more)),
  dismiss: (id: string | number) => sonner.dismiss(id),
};

export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-center"
      style={{ fontFamily: "inherit" }}
      closeButton
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-(--width) items-center gap-3 rounded-lg border bg-popover p-3 text-sm text-foreground shadow-float",
          title: "font-medium",
          description: "text-caption text-muted-foreground",
          icon: "shrink-0 text-muted-foreground",
          content: "min-w-0 flex-1",
          actionButton:
            "h-7 shrink-0 rounded-md border px-2.5 text-caption font-medium hover:bg-hover pointer-coarse:h-11",
          closeButton:
            "order-last inline-flex size-6 shrink-0 items-center justify-center rounded-md text-muted-foreground hover:bg-hover",
        },
      }}
    />
  );
}
