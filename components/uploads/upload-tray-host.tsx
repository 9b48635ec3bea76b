"use client";

export function UploadTrayHost() {
  return null;
}
