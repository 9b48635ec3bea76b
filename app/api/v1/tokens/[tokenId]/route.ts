import { route } from "#lib/http/route";
import { revokeToken } from "#lib/tokens/revoke-token";
import { tokenParams } from "#lib/tokens/schema";

/** Revokes one of the person's own API tokens. */
export const DELETE = route({ permission: "signed-in", params: tokenParams }, async ({ actor, params }) => {
  await revokeToken(actor, params.tokenId);
  return null;
});
