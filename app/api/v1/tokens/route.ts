import { pageQuery } from "#lib/http/paging";
import { created, route } from "#lib/http/route";
import { createToken } from "#lib/tokens/create-token";
import { listTokens } from "#lib/tokens/queries";
import { createTokenInput } from "#lib/tokens/schema";

/** The person's own API tokens, newest first, without their secrets. */
export const GET = route({ permission: "signed-in", query: pageQuery }, ({ actor, query }) =>
  listTokens(actor, query),
);

/** Makes an API token; its secret is in this answer only. */
export const POST = route({ permission: "signed-in", body: createTokenInput }, async ({ actor, body }) =>
  created(await createToken(actor, body)),
);
