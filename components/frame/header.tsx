import { Search } from "lucide-react";
import { Breadcrumb } from "#components/frame/breadcrumb";
import type { FrameData } from "#components/frame/frame-data";
import { PaletteButton } from "#components/frame/palette-button";
import { PhoneMenu } from "#components/frame/phone-menu";
import { Sidebar } from "#components/frame/sidebar";

export function Header(data: FrameData) {
  return (
    <header className="bg-background sticky top-0 z-30 flex h-13 shrink-0 items-center gap-2 border-b px-4 max-md:pl-2 sm:px-6">
      <PhoneMenu>
        <Sidebar {...data} />
      </PhoneMenu>
      <Breadcrumb rooms={data.rooms} />
      <PaletteButton size="icon" aria-label="Search" className="md:hidden">
        <Search aria-hidden />
      </PaletteButton>
    </header>
  );
}
