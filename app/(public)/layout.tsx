import type { ReactNode } from "react";
import { Wordmark } from "#components/ui/wordmark";

/** Pages for people who are not signed in: one card under our sign. */
export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <div className="bg-sidebar flex min-h-dvh flex-col items-center px-4 py-[12vh]">
      <header className="mb-6">
        <Wordmark className="text-base" />
      </header>
      <main className="bg-background w-full max-w-sm rounded-xl border p-6">{children}</main>
    </div>
  );
}
