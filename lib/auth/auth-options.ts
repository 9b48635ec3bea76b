import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import type { RequestContext } from "#lib/access/actor";
import { safeCallbackUrl } from "#lib/auth/safe-callback-url";
import { sessionCookieName, sessionLifetimeSeconds, usesSecureCookies } from "#lib/auth/session-cookie";
import { env } from "#lib/env";
import { AppError } from "#lib/errors";
import { log } from "#lib/log";
import { signInInput } from "#lib/sessions/schema";
import { signOut } from "#lib/sessions/end-session";
import { signIn } from "#lib/sessions/sign-in";

/** What happened while next-auth handled a request; next-auth itself only tells "no". */
export type AuthOutcome = { error: Error | null };

function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error("signing in or out failed", { cause: thrown });
}

/**
 * next-auth's options for one request. next-auth does the protocol (CSRF token, cookies, redirects); who may sign in
 * and what a session is are decided in lib/sessions.
 */
export function authOptions(
  context: RequestContext,
  currentSessionId: string | null,
  outcome: AuthOutcome,
): NextAuthOptions {
  const secure = usesSecureCookies();
  const lasting = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  let sessionId: string | null = null;
  return {
    secret: env().authSecret,
    session: { strategy: "jwt", maxAge: sessionLifetimeSeconds },
    jwt: { maxAge: sessionLifetimeSeconds },
    useSecureCookies: secure,
    cookies: {
      sessionToken: { name: sessionCookieName(), options: lasting },
      csrfToken: { name: `${secure ? "__Host-" : ""}strongroom.csrf`, options: lasting },
      callbackUrl: { name: `${secure ? "__Host-" : ""}strongroom.callback`, options: lasting },
    },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        name: "E-mail and password",
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(given) {
          const input = signInInput.safeParse({ email: given?.email, password: given?.password });
          if (!input.success) return null;
          try {
            const signedIn = await signIn(input.data, context, currentSessionId);
            sessionId = signedIn.sessionId;
            return signedIn.person;
          } catch (error) {
            if (!(error instanceof AppError && error.code === "wrong_credentials"))
              outcome.error = toError(error);
            return null;
          }
        },
      }),
    ],
    callbacks: {
      jwt: () => (sessionId === null ? {} : { sid: sessionId }),
      redirect: ({ url }) => env().appUrl + safeCallbackUrl(url),
    },
    events: {
      async signOut() {
        if (currentSessionId === null) return;
        await signOut(currentSessionId, context).catch((error: unknown) => {
          outcome.error = toError(error);
        });
      },
    },
    logger: {
      error: (code, metadata) => log.warn({ requestId: context.requestId, code, metadata }, "next-auth"),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}
