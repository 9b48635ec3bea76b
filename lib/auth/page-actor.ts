import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "#lib/access/actor";
import { authenticate } from "#lib/auth/authenticate";
import { requestContext, requestPathHeader } from "#lib/http/request-context";

const passwordPage = "/account/password";

/** The signed-in person of this page, or null; asked once for each render. */
export const optionalPageActor = cache(async (): Promise<Actor | null> => {
  const requestHeaders = await headers();
  return authenticate(requestHeaders, requestContext(requestHeaders));
});

/**
 * The signed-in person of this page. Sends everybody else to the sign-in page, and a person who has to set a new
 * password to where that is done. Call it in each page: layouts are not rendered again on navigation.
 */
export async function pageActor(): Promise<Actor> {
  const actor = await optionalPageActor();
  const path = (await headers()).get(requestPathHeader) ?? "/";
  if (!actor) redirect(path === "/" ? "/sign-in" : `/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  if (actor.mustChangePassword && path.split("?")[0] !== passwordPage) redirect(passwordPage);
  return actor;
}
