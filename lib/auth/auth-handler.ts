import NextAuth from "next-auth";
import { NextRequest } from "next/server";
import type { Actor, RequestContext } from "#lib/access/actor";
import { authOptions, type AuthOutcome } from "#lib/auth/auth-options";
import { env } from "#lib/env";
import { AppError, notFound } from "#lib/errors";

/** What of next-auth is reachable; its pages, other providers and session updates are not. */
const reachable = new Set([
  "GET csrf",
  "GET providers",
  "GET session",
  "GET signin",
  "GET error",
  "POST callback/credentials",
  "POST signout",
]);

const maxBodyBytes = 16 * 1024;

type AuthRequest = {
  request: Request;
  path: string[];
  actor: Actor | null;
  context: RequestContext;
};

/**
 * Answers the requests of next-auth's protocol.
 * @throws AppError what signing in or out failed with, apart from wrong credentials: those are next-auth's own 401
 */
export async function handleAuth({ request, path, actor, context }: AuthRequest): Promise<Response> {
  const asked = `${request.method} ${path.join("/")}`;
  if (!reachable.has(asked)) throw notFound();
  // Ours, not next-auth's: that one would prolong the cookie, whose row decides how long it is good.
  if (asked === "GET session") return Response.json(actor?.sessionId ? toSession(actor) : {});
  if (request.method === "POST") requireSmallBody(request);
  // Where next-auth looks for its own address; without it, it would believe the Host header.
  process.env.NEXTAUTH_URL = env().appUrl;
  const outcome: AuthOutcome = { error: null };
  const options = authOptions(context, actor?.sessionId ?? null, outcome);
  const handled: unknown = await NextAuth(
    await copyOf(request),
    { params: Promise.resolve({ nextauth: path }) },
    options,
  );
  if (outcome.error !== null) throw outcome.error;
  if (!(handled instanceof Response)) throw new Error("next-auth gave no response");
  return handled;
}

/** Next hands route handlers a proxy, which the Request constructor does not take for a request. */
async function copyOf(request: Request): Promise<NextRequest> {
  const { method, headers } = request;
  return new NextRequest(request.url, {
    method,
    headers,
    ...(method === "POST" && { body: await request.text() }),
  });
}

function toSession(actor: Actor) {
  return { user: { id: actor.userId, name: actor.name, email: actor.email } };
}

function requireSmallBody(request: Request): void {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= maxBodyBytes)) throw new AppError("too_large", "This form is at most 16 KiB.");
}
