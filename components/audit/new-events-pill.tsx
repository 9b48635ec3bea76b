"use client";
import { ArrowUp } from "lucide-react";
import { Button } from "#components/ui/button";

type NewEventsPillProps = { count: number; more: boolean; onShow: () => void };

/** Says how many events have come; they are shown when asked for, so that nothing moves under the reader's eyes. */
export function NewEventsPill({ count, more, onShow }: NewEventsPillProps) {
  return (
    <div aria-live="polite" className="pointer-events-none sticky top-16 z-20 -mb-4 flex h-0 justify-center">
      {count > 0 ? (
        <Button
          variant="primary"
          size="sm"
          className="animate-appear shadow-float pointer-events-auto mt-1 rounded-full"
          onClick={onShow}
        >
          <ArrowUp aria-hidden /> {more ? `More than ${count}` : count} new
        </Button>
      ) : null}
    </div>
  );
}
