"use client";
import { lazy, Suspense, useEffect, useState } from "react";
import { onFirstUpload } from "#components/uploads/upload-events";

const UploadTray = lazy(() =>
  import("#components/uploads/upload-tray").then((file) => ({ default: file.UploadTray })),
);

/** The place of the tray in the frame, where it outlasts navigation. It is loaded with the first upload. */
export function UploadTrayHost() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => onFirstUpload(() => setWanted(true)), []);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <UploadTray />
    </Suspense>
  );
}
