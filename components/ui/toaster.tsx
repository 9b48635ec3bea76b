"use client";
import { useTheme } from "next-themes";
import { useEffect } from "react";
import { Toaster as Sonner } from "sonner";

/** Where toasts appear. Loaded with the first one; tells when it listens. */
export function Toaster({ onReady }: { onReady: () => void }) {
  const { resolvedTheme } = useTheme();
  useEffect(onReady, [onReady]);
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
            "order-last inline-flex size-6 shrink-0 items-center justify-center rounded-md text-muted-foreground hover:bg-hover pointer-coarse:size-11",
        },
      }}
    />
  );
}
