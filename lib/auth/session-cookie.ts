import { decode, encode } from "next-auth/jwt";
import { hashSecret } from "#lib/auth/secret-hash";
import { env } from "#lib/env";

/** How long a session lives at most, whatever happens in it. */
export const sessionLifetimeSeconds = 7 * 24 * 60 * 60;
/** How long a session survives without a request. */
export const sessionIdleSeconds = 24 * 60 * 60;

/** True where the address of the application lets browsers keep cookies for https only. */
export function usesSecureCookies(): boolean {
  return env().appUrl.startsWith("https://");
}

/** The name of the session cookie; `__Host-` ties it to this host, this scheme and no other path. */
export function sessionCookieName(): string {
  return `${usesSecureCookies() ? "__Host-" : ""}strongroom.session`;
}

/** The session id inside the cookie of a request, or null when there is none that we sealed and that is in date. */
export async function readSessionId(headers: Headers): Promise<string | null> {
  const sealed = readCookie(headers.get("cookie"), sessionCookieName());
  if (!sealed || sealed.length > 2000) return null;
  const opened = await open(sealed);
  return opened && opened.expiresAt > Date.now() ? opened.sessionId : null;
}

function readCookie(header: string | null, name: string): string | null {
  for (const pair of (header ?? "").split(";")) {
    const split = pair.indexOf("=");
    if (split > 0 && pair.slice(0, split).trim() === name) return pair.slice(split + 1).trim();
  }
  return null;
}

type Opened = { sessionId: string; expiresAt: number };

// Opening costs more than the rest of the check, and a browser sends the same cookie each time. Only what opened is
// kept, by its hash, so that the memory of the process holds no usable cookie.
const openedBefore = new Map<string, Opened>();
const openedLimit = 20_000;

async function open(sealed: string): Promise<Opened | null> {
  const key = hashSecret(sealed).toString("base64");
  const known = openedBefore.get(key);
  if (known) {
    openedBefore.delete(key);
    openedBefore.set(key, known);
    return known;
  }
  const payload = await decode({ token: sealed, secret: env().authSecret }).catch(() => null);
  if (!payload || typeof payload.sid !== "string" || typeof payload.exp !== "number") return null;
  const opened = { sessionId: payload.sid, expiresAt: payload.exp * 1000 };
  openedBefore.set(key, opened);
  if (openedBefore.size > openedLimit) {
    const [oldest] = openedBefore.keys();
    if (oldest !== undefined) openedBefore.delete(oldest);
  }
  return opened;
}

/** A `Set-Cookie` value that signs a browser in to a session which exists. */
export async function sealSessionCookie(sessionId: string): Promise<string> {
  const token = { sid: sessionId };
  const sealed = await encode({ token, secret: env().authSecret, maxAge: sessionLifetimeSeconds });
  const secure = usesSecureCookies() ? "; Secure" : "";
  return `${sessionCookieName()}=${sealed}; Path=/; Max-Age=${sessionLifetimeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}
