import type { ReactNode } from "react";
import type { FrameData } from "#components/frame/frame-data";
import { Header } from "#components/frame/header";
import { PaletteHost } from "#components/frame/palette-host";
import { Sidebar } from "#components/frame/sidebar";
import { UploadTrayHost } from "#components/uploads/upload-tray-host";

/** What stands around every page of a signed-in person, and stays while pages change. */
export function AppFrame({ children, ...data }: FrameData & { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh">
      <a
        href="#main"
        className="bg-primary text-primary-foreground fixed top-2 left-2 z-50 -translate-y-16 rounded-md px-3 py-2 text-sm font-medium focus:translate-y-0"
      >
        Skip to content
      </a>
      <aside className="bg-sidebar sticky top-0 hidden h-dvh w-58 shrink-0 border-r md:block">
        <Sidebar {...data} />
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        <Header {...data} />
        <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
          {children}
        </main>
      </div>
      <UploadTrayHost />
      <PaletteHost {...data} />
    </div>
  );
}
