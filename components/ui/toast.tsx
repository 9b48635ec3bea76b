"use client";
import { lazy, Suspense, useEffect, useState } from "react";

const LazyToaster = lazy(() => import("#components/ui/toaster").then((file) => ({ default: file.Toaster })));

const requests = new EventTarget();
const listening = Promise.withResolvers<void>();

type ToastOptions = {
  description?: string;
  /** takes back what was just done */
  undo?: () => void;
  action?: { label: string; onClick: () => void };
};

async function show(kind: "success" | "info" | "error", message: string, more: ToastOptions): Promise<void> {
  requests.dispatchEvent(new Event("first"));
  const [{ toast: sonner }] = await Promise.all([import("sonner"), listening.promise]);
  const { description, undo } = more;
  const action = undo ? { label: "Undo", onClick: undo } : more.action;
  sonner[kind](message, {
    duration: action ? 10_000 : 5_000,
    ...(description && { description }),
    ...(action && { action }),
  });
}

/** Short notices. Prefer `toast.success("Removed …", { undo })` to asking first. */
export const toast = {
  success: (message: string, more: ToastOptions = {}) => void show("success", message, more),
  info: (message: string, more: ToastOptions = {}) => void show("info", message, more),
  error: (message: string, more: ToastOptions = {}) => void show("error", message, more),
};

/** The place of toasts in the page; what draws them is loaded with the first one. */
export function ToastHost() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const want = () => setWanted(true);
    requests.addEventListener("first", want);
    return () => requests.removeEventListener("first", want);
  }, []);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <LazyToaster onReady={listening.resolve} />
    </Suspense>
  );
}
