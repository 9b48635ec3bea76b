"use client";
import type { ComponentProps } from "react";
import { requestPalette } from "#components/frame/palette-request";
import { Button } from "#components/ui/button";

export function PaletteButton(props: ComponentProps<typeof Button>) {
  return (
    <Button
      variant="ghost"
      aria-keyshortcuts="Control+K"
      aria-haspopup="dialog"
      {...props}
      onClick={() => requestPalette()}
      onPointerEnter={() => void import("#components/frame/palette")}
    />
  );
}
