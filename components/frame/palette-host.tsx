"use client";
import { lazy, Suspense, useEffect, useState } from "react";
import type { FrameData } from "#components/frame/frame-data";
import { onPaletteRequest, requestPalette } from "#components/frame/palette-request";

const Palette = lazy(() => import("#components/frame/palette").then((file) => ({ default: file.Palette })));

/** Waits for Ctrl-K; the palette itself is loaded when it is first asked for. */
export function PaletteHost(data: FrameData) {
  const [open, setOpen] = useState<boolean | null>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      requestPalette();
    };
    document.addEventListener("keydown", onKey);
    const stop = onPaletteRequest(() => setOpen((was) => !was));
    return () => {
      stop();
      document.removeEventListener("keydown", onKey);
    };
  }, []);
  if (open === null) return null;
  return (
    <Suspense fallback={null}>
      <Palette {...data} open={open} onOpenChange={setOpen} />
    </Suspense>
  );
}
