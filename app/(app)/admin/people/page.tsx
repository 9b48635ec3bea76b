import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PeopleView } from "#components/people/people-view";
import { pageActor } from "#lib/auth/page-actor";
import { listUsers } from "#lib/users/queries";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const actor = await pageActor();
  // what a role can't do is not shown; the API refuses and records on its own
  if (actor.instanceRole !== "admin") notFound();
  const people = await listUsers(actor, { limit: 50 });
  return <PeopleView initial={people} ownId={actor.userId} />;
}
