"use client";
import { useEffect } from "react";

/** Takes the one-time token out of the address bar and the history, once the router has taken both over. */
export function usePlainAddress(): void {
  useEffect(() => {
    const timer = setTimeout(() => history.replaceState(null, "", location.pathname));
    return () => clearTimeout(timer);
  }, []);
}
