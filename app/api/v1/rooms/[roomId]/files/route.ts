import { listFilesJson } from "#lib/files/list-files";
import { listFilesQuery, roomParams } from "#lib/files/schema";
import { route } from "#lib/http/route";

export const GET = route(
  { permission: "file.list", params: roomParams, query: listFilesQuery },
  async ({ actor, params, query }) => {
    const json = await listFilesJson(actor, params.roomId, query);
    return new Response(json, { headers: { "content-type": "application/json" } });
  },
);
