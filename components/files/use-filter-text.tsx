"use client";
import { useEffect, useRef, useState } from "react";
import { setQuery } from "#components/files/use-listing-address";

const pause = 200;

/** What is typed into the filter: seen at once, asked for when the typing pauses. */
export function useFilterText(initial: string) {
  const [text, setText] = useState(initial);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setQuery({ q: next.trim() }), next === "" ? 0 : pause);
  };
  return { text, change };
}
