import type { PickedFile, UploadTarget } from "#components/uploads/upload-item";

const events = new EventTarget();

function listen(name: string, listener: () => void): () => void {
  events.addEventListener(name, listener);
  return () => events.removeEventListener(name, listener);
}

/** Something was added to some room by an upload. */
export function tellUploaded(): void {
  events.dispatchEvent(new Event("uploaded"));
}
export const onUploaded = (listener: () => void) => listen("uploaded", listener);

/** The first files were chosen: the tray is wanted. */
export const onFirstUpload = (listener: () => void) => listen("first", listener);

/** Puts files into the queue. The queue itself is loaded with the first of them. */
export async function upload(target: UploadTarget, files: PickedFile[]): Promise<void> {
  if (files.length === 0) return;
  const { addUploads } = await import("#components/uploads/upload-queue");
  addUploads(target, files);
  events.dispatchEvent(new Event("first"));
}
