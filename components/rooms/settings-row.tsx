import type { ReactNode } from "react";

type SettingsRowProps = { title: string; description: ReactNode; action: ReactNode };

/** One thing that can be done with a room: what it does, and the button. */
export function SettingsRow({ title, description, action }: SettingsRowProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4 not-last:border-b">
      <div className="min-w-0 flex-1 basis-72">
        <h3 className="text-sm font-medium">{title}</h3>
        <p className="text-caption text-muted-foreground mt-0.5">{description}</p>
      </div>
      {action}
    </div>
  );
}
