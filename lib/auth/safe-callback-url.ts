import { env } from "#lib/env";

/**
 * Where to go after signing in: a path of this application, whatever was asked for. Everything else (another origin,
 * another scheme, something that only looks like a path) becomes the start page.
 */
export function safeCallbackUrl(asked: unknown): string {
  if (typeof asked !== "string" || asked.length > 2000) return "/";
  const { origin } = new URL(env().appUrl);
  // The parser is the judge, since browsers read "\\host" and "/<tab>/host" as other hosts too.
  const url = URL.canParse(asked, origin) ? new URL(asked, origin) : null;
  if (!url || url.origin !== origin || url.username || url.password) return "/";
  if (url.pathname.startsWith("//") || url.pathname.startsWith("/api/")) return "/";
  return url.pathname + url.search + url.hash;
}
