"use client";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import * as Radix from "radix-ui/dialog";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button";
import { cn } from "#components/ui/cn";
import { overlayStyle } from "#components/ui/dialog";

type DrawerProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** read out in place of a title that is not plain text */
  label?: string;
  subtitle?: ReactNode;
  side?: "right" | "left";
  /** false leaves the page behind usable: for details beside a list */
  modal?: boolean;
  /** previous and next row of the list behind; also on the arrow keys */
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
  className?: string;
  children: ReactNode;
};

/** A sheet from the side. Escape closes it; the arrow keys go to the next row where the caller says how. */
export function Drawer(props: DrawerProps) {
  const {
    open,
    onOpenChange,
    title,
    label,
    subtitle,
    side = "right",
    modal = true,
    onPrevious,
    onNext,
  } = props;
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={modal}>
      <Radix.Portal>
        {modal ? <Radix.Overlay className={overlayStyle} /> : null}
        <Radix.Content
          aria-describedby={undefined}
          {...(label && { "aria-label": label, "aria-labelledby": undefined })}
          onInteractOutside={modal ? undefined : (event) => event.preventDefault()}
          onKeyDown={(event) => {
            if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement)
              return;
            const go = event.key === "ArrowDown" ? onNext : event.key === "ArrowUp" ? onPrevious : undefined;
            if (!go) return;
            event.preventDefault();
            go();
          }}
          className={cn(
            "bg-popover shadow-float fixed inset-y-0 z-50 flex w-full flex-col outline-none sm:max-w-[440px]",
            side === "right" && "data-[state=open]:animate-slide-left right-0 border-l",
            side === "left" && "data-[state=open]:animate-slide-right left-0 border-r",
            props.className,
          )}
        >
          <div className="flex items-start gap-1 border-b py-3 pr-3 pl-5">
            <div className="min-w-0 flex-1 py-1">
              <Radix.Title className="text-sm font-semibold break-words">{title}</Radix.Title>
              {subtitle ? <div className="text-caption text-muted-foreground mt-0.5">{subtitle}</div> : null}
            </div>
            {(onPrevious ?? onNext) ? (
              <>
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label="Previous"
                  disabled={!onPrevious}
                  onClick={onPrevious}
                >
                  <ChevronUp aria-hidden />
                </Button>
                <Button variant="ghost" size="icon-sm" aria-label="Next" disabled={!onNext} onClick={onNext}>
                  <ChevronDown aria-hidden />
                </Button>
              </>
            ) : null}
            <Radix.Close asChild>
              <Button variant="ghost" size="icon-sm" aria-label="Close">
                <X aria-hidden />
              </Button>
            </Radix.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-5">{props.children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
