import { NextResponse, type NextRequest } from "next/server";
import { env } from "#lib/env";
import { requestPathHeader } from "#lib/http/request-context";
import { pagePolicy, securityHeaders } from "#lib/http/security-headers";
import { storageOrigin } from "#lib/storage/storage-origin";

/** Gives each page its Content-Security-Policy with a fresh nonce. It authorises nothing: pages and routes do. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = pagePolicy(nonce, {
    storageOrigin: storageOrigin(env()),
    development: process.env.NODE_ENV === "development",
  });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const search = new URLSearchParams(request.nextUrl.searchParams);
  search.delete("_rsc");
  headers.set(requestPathHeader, request.nextUrl.pathname + (search.size > 0 ? `?${search}` : ""));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("cache-control", "private, no-store");
  for (const [name, value] of Object.entries(securityHeaders())) response.headers.set(name, value);
  return response;
}

export const config = {
  matcher: [{ source: "/((?!api/|_next/static|_next/image|storage/|.*\\.(?:svg|png|ico|webmanifest)$).*)" }],
};
