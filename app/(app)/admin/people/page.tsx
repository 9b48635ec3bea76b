import type { Metadata } from "next";
import { PeopleView } from "#components/people/people-view";
import { pageActor } from "#lib/auth/page-actor";
import { orNotFound } from "#lib/http/or-not-found";
import { listUsers } from "#lib/users/queries";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const actor = await pageActor();
  const people = await orNotFound(listUsers(actor, { limit: 50 }));
  return <PeopleView initial={people} ownId={actor.userId} />;
}
