import type { ReactNode } from "react";
import { QueryStateProvider } from "#components/query-state-provider";
import { requireAdmin } from "#lib/access/require-admin";
import { pageActor } from "#lib/auth/page-actor";
import { orNotFound } from "#lib/http/or-not-found";

/** Outside of the pages' loading states, so that who is no administrator gets a 404 and not the start of a page. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  await orNotFound(requireAdmin(await pageActor()));
  return <QueryStateProvider>{children}</QueryStateProvider>;
}
