const requests = new EventTarget();

/** Opens the command palette, from wherever. */
export function requestPalette(): void {
  requests.dispatchEvent(new Event("open"));
}

export function onPaletteRequest(listener: () => void): () => void {
  requests.addEventListener("open", listener);
  return () => requests.removeEventListener("open", listener);
}
