"use client";
import { Upload } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { filesOfDrop } from "#components/uploads/picked-files";
import { upload } from "#components/uploads/upload-events";
import type { UploadTarget } from "#components/uploads/upload-item";
import { toast } from "#components/ui/toast";

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

type DropAreaProps = { target: UploadTarget; label: string; disabled: boolean };

/** Makes the whole window take files. Where they can't be added, a drop does nothing, instead of leaving the page. */
export function DropArea({ target, label, disabled }: DropAreaProps) {
  const [over, setOver] = useState(false);
  const onDrop = useEffectEvent((event: DragEvent) => {
    if (disabled || !event.dataTransfer) return;
    filesOfDrop(event.dataTransfer).then(
      (files) => upload(target, files),
      () => toast.error("Some of what was dropped can't be read"),
    );
  });
  useEffect(() => {
    // enter and leave come for each element on the way; only their balance tells
    let depth = 0;
    const move = (change: number) => (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth = Math.max(0, depth + change);
      setOver(depth > 0);
    };
    const enter = move(1);
    const leave = move(-1);
    const allow = (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      onDrop(event);
    };
    addEventListener("dragenter", enter);
    addEventListener("dragleave", leave);
    addEventListener("dragover", allow);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragenter", enter);
      removeEventListener("dragleave", leave);
      removeEventListener("dragover", allow);
      removeEventListener("drop", drop);
    };
  }, []);
  if (!over || disabled) return null;
  return (
    <div className="border-primary bg-background/80 pointer-events-none fixed inset-2 z-50 flex items-center justify-center rounded-xl border-2 border-dashed md:left-60">
      <p className="bg-popover shadow-float flex items-center gap-2.5 rounded-lg border px-4 py-3 text-sm font-medium">
        <Upload aria-hidden className="text-primary-text size-4" />
        Drop to add to {label}
      </p>
    </div>
  );
}
