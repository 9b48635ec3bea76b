"use client";
import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button";

type CopyFieldProps = {
  label: string;
  value: string;
  /** shows the label above instead of only reading it out */ showLabel?: boolean;
};

/** A value to take along: selected on focus, copied with the button. */
export function CopyField({ label, value, showLabel }: CopyFieldProps) {
  const [copied, setCopied] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // no permission, or not a secure page: the text is selected, so Ctrl-C does it
      setCopied(document.execCommand("copy"));
    }
  };
  return (
    <div className="text-left">
      {showLabel ? <p className="mb-1.5 text-sm font-medium">{label}</p> : null}
      <div className="bg-muted/60 flex items-center rounded-md border">
        <input
          ref={input}
          readOnly
          aria-label={label}
          value={value}
          onFocus={(event) => event.target.select()}
          className="figures h-8 min-w-0 flex-1 rounded-l-md bg-transparent px-2.5 text-ellipsis -outline-offset-2 pointer-coarse:h-11"
        />
        <Button
          variant="ghost"
          size="icon"
          className="rounded-l-none -outline-offset-2"
          aria-label={`Copy ${label.toLowerCase()}`}
          onClick={() => void copy()}
        >
          {copied ? <Check aria-hidden className="text-primary-text" /> : <Copy aria-hidden />}
        </Button>
        <span aria-live="polite" className="sr-only">
          {copied ? "Copied" : ""}
        </span>
      </div>
    </div>
  );
}
