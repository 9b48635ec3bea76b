import { listInstancePeople } from "#lib/audit/list-names";
import { namesQuery } from "#lib/audit/schema";
import { route } from "#lib/http/route";

export const GET = route({ permission: "admin", query: namesQuery }, ({ actor, query }) =>
  listInstancePeople(actor, query),
);
