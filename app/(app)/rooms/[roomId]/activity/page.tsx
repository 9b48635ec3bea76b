import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { SearchParams } from "nuqs/server";
import { loadAuditFilters, toApiQuery } from "#components/audit/audit-filters";
import { AuditView } from "#components/audit/audit-view";
import { firstPage } from "#lib/audit/first-page";
import { listRoomAudit } from "#lib/audit/list-room-audit";
import { roomParams } from "#lib/audit/schema";
import { pageActor } from "#lib/auth/page-actor";
import { orNotFound } from "#lib/http/or-not-found";

export const metadata: Metadata = { title: "Activity" };

type ActivityPageProps = { params: Promise<{ roomId: string }>; searchParams: Promise<SearchParams> };

export default async function ActivityPage({ params, searchParams }: ActivityPageProps) {
  const actor = await pageActor();
  const parsed = roomParams.safeParse(await params);
  if (!parsed.success) notFound();
  const { roomId } = parsed.data;
  const query = toApiQuery(await loadAuditFilters(searchParams));
  const initial = await orNotFound(firstPage(query, (asked) => listRoomAudit(actor, roomId, asked)));
  return (
    <AuditView scope="room" path={`/api/v1/rooms/${roomId}/audit`} initial={initial} initialQuery={query} />
  );
}
