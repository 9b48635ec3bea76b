"use client";
import { Ban, Check, CircleAlert, CopyCheck, RotateCw, X, type LucideIcon } from "lucide-react";
import { cancelUpload, retryUpload } from "#components/uploads/upload-queue";
import { endedPhases, type Phase, type UploadItem } from "#components/uploads/upload-item";
import { Button } from "#components/ui/button";
import { cn } from "#components/ui/cn";
import { formatSize } from "#components/ui/format-size";
import { MiddleTruncate } from "#components/ui/middle-truncate";

const words: Record<Phase, string> = {
  waiting: "Waiting",
  hashing: "Reading",
  claiming: "Asking the server",
  sending: "Sending",
  completing: "Being checked",
  conflict: "The name is taken",
  done: "Added",
  duplicate: "Already yours, nothing sent",
  skipped: "Skipped",
  failed: "Failed",
  cancelled: "Cancelled",
};

const icons: Partial<Record<Phase, [LucideIcon, string]>> = {
  done: [Check, "text-primary-text"],
  duplicate: [CopyCheck, "text-primary-text"],
  failed: [CircleAlert, "text-destructive-text"],
  conflict: [CircleAlert, "text-warning-text"],
  skipped: [Ban, "text-muted-foreground"],
  cancelled: [Ban, "text-muted-foreground"],
};

function status({ phase, progress, size, problem }: UploadItem): string {
  if (phase === "failed" || phase === "skipped") return problem ?? words[phase];
  if ((phase === "sending" || phase === "hashing") && size > 0) {
    return `${words[phase]} ${Math.floor((progress / size) * 100)} % of ${formatSize(size)}`;
  }
  return words[phase];
}

/** One file in the tray. */
export function UploadRow({ item }: { item: UploadItem }) {
  const { id, name, path, phase, progress, size } = item;
  const moving = phase === "sending" || phase === "hashing";
  const [Icon, tone] = icons[phase] ?? [];
  return (
    <li className="flex min-h-12 items-center gap-3 border-b py-1.5 pr-2 pl-4 last:border-b-0">
      <div className="min-w-0 flex-1">
        <MiddleTruncate text={[...path, name].join("/")} className="text-caption" />
        <div
          className={cn(
            "flex items-start gap-1 text-xs",
            phase === "failed" ? "text-destructive-text" : "text-muted-foreground",
          )}
        >
          {Icon ? <Icon aria-hidden className={cn("mt-0.5 size-3 shrink-0", tone)} /> : null}
          <span>{status(item)}</span>
        </div>
        {moving ? (
          <progress
            aria-label={`${words[phase]} ${name}`}
            max={Math.max(1, size)}
            value={progress}
            className={cn(
              "bg-muted [&::-webkit-progress-bar]:bg-muted mt-1 block h-1 w-full appearance-none overflow-hidden rounded-full",
              phase === "sending"
                ? "[&::-moz-progress-bar]:bg-primary [&::-webkit-progress-value]:bg-primary"
                : "[&::-moz-progress-bar]:bg-input [&::-webkit-progress-value]:bg-input",
            )}
          />
        ) : null}
      </div>
      {phase === "failed" || phase === "cancelled" ? (
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`Try ${name} again`}
          onClick={() => retryUpload(id)}
        >
          <RotateCw aria-hidden />
        </Button>
      ) : endedPhases.has(phase) ? null : (
        <Button
          variant="ghost"
          size="icon-sm"
          className="text-muted-foreground"
          aria-label={`Cancel ${name}`}
          onClick={() => cancelUpload(id)}
        >
          <X aria-hidden />
        </Button>
      )}
    </li>
  );
}
