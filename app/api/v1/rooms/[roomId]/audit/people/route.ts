import { listRoomPeople } from "#lib/audit/list-names";
import { namesQuery, roomParams } from "#lib/audit/schema";
import { route } from "#lib/http/route";

export const GET = route(
  { permission: "audit.read", params: roomParams, query: namesQuery },
  ({ actor, params, query }) => listRoomPeople(actor, params.roomId, query),
);
