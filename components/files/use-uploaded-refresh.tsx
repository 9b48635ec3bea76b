"use client";
import { useEffect, useEffectEvent } from "react";
import { onUploaded } from "#components/uploads/upload-events";

const atMostEvery = 1000;

/** Looks again while uploads come in, but not for each of hundreds. */
export function useUploadedRefresh(refresh: () => Promise<unknown>): void {
  const onChange = useEffectEvent(refresh);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onUploaded(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void onChange();
      }, atMostEvery);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
}
