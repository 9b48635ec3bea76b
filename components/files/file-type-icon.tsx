import {
  File,
  FileArchive,
  FileAudio,
  FileCode,
  FileImage,
  FileSpreadsheet,
  FileText,
  FileVideo,
  Folder,
  Presentation,
  type LucideIcon,
} from "lucide-react";
import { createElement } from "react";
import type { Row } from "#components/files/files-data";

const byEnding = new Map<string, LucideIcon>();
const kinds: [LucideIcon, string][] = [
  [FileText, "pdf doc docx odt rtf txt md pages"],
  [FileSpreadsheet, "xls xlsx xlsm ods csv tsv numbers"],
  [Presentation, "ppt pptx odp key"],
  [FileImage, "png jpg jpeg gif webp svg tif tiff bmp heic avif"],
  [FileArchive, "zip 7z rar gz tgz tar bz2 xz zst"],
  [FileVideo, "mp4 mov mkv webm avi m4v"],
  [FileAudio, "mp3 wav m4a flac ogg aac"],
  [FileCode, "json xml html htm js ts css sql yaml yml py java c cpp sh"],
];
for (const [icon, endings] of kinds) for (const ending of endings.split(" ")) byEnding.set(ending, icon);

/** The kind of a line at a glance; its name tells it too. */
export function FileTypeIcon({ row }: { row: Row }) {
  if (row.kind === "folder")
    return <Folder aria-hidden className="text-primary-text size-4 shrink-0 fill-current/15" />;
  const ending = row.name.slice(row.name.lastIndexOf(".") + 1).toLowerCase();
  return createElement(byEnding.get(ending) ?? File, {
    "aria-hidden": true,
    className: "size-4 shrink-0 text-muted-foreground",
  });
}
