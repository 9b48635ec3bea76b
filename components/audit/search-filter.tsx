"use client";
import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { Input } from "#components/ui/input";

const pauseMilliseconds = 300;

/** Free text in names; it is put into the address when the typing pauses. */
export function SearchFilter({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (text: string | null) => void;
}) {
  const [text, setText] = useState(value ?? "");
  const [applied, setApplied] = useState(value);
  // the address changed under us (back, clear): follow it
  if (applied !== value) {
    setApplied(value);
    if ((value ?? "") !== text.trim()) setText(value ?? "");
  }
  useEffect(() => {
    const wanted = text.trim() || null;
    if (wanted === value) return;
    const timer = setTimeout(() => onChange(wanted), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <div className="relative w-full sm:w-48">
      <Search
        aria-hidden
        className="text-muted-foreground pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2"
      />
      <Input
        type="search"
        aria-label="Search names in the record"
        placeholder="Search names"
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="h-8 pl-8"
      />
    </div>
  );
}
