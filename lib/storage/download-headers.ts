import { create } from "content-disposition";

const mediaTypePattern =
  /^[a-z0-9][\w!#$&^.+-]{0,126}\/[a-z0-9][\w!#$&^.+-]{0,126}(; ?charset=[\w.:-]{1,40})?$/i;
// control characters, invisible marks, and those that turn the direction of writing
const unprintable = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** The media type where it can stand in a header as it is, else the one that means nothing. */
export function safeMediaType(mediaType: string): string {
  return mediaTypePattern.test(mediaType) ? mediaType : "application/octet-stream";
}

/** Content-Disposition by RFC 6266: the name without what could leave the header, the folder, or deceive a reader. */
export function contentDisposition(disposition: "attachment" | "inline", fileName: string): string {
  const name = fileName.toWellFormed().replace(unprintable, "").replace(/[/\\]/g, "_").trim();
  return create(shorten(name.replace(/^\.+$/, "")) || "download", { type: disposition });
}

/** At most 200 characters, the extension kept. */
function shorten(name: string): string {
  const characters = [...name];
  if (characters.length <= 200) return name;
  const extension = /\.[^.]{1,20}$/u.exec(name)?.[0] ?? "";
  return characters.slice(0, 200 - extension.length).join("") + extension;
}
