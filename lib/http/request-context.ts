import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "#lib/access/actor";

/**
 * The header in which our own server passes the client's address on. The server overwrites whatever a client sent
 * under this name (see server/web.ts); forwarding headers of others are read only there, from trusted proxies.
 */
export const clientAddressHeader = "x-strongroom-client-address";
/** The header with the id that our server gave the request; never taken from the client. */
export const requestIdHeader = "x-strongroom-request-id";
/** The header in which proxy.ts tells pages their own address (path and query), to come back to after signing in. */
export const requestPathHeader = "x-strongroom-request-path";

/** Who asks, from the headers that our server has set. */
export function requestContext(headers: Headers): RequestContext {
  return {
    requestId: headers.get(requestIdHeader) ?? uuidv7(),
    address: headers.get(clientAddressHeader),
    userAgent: headers.get("user-agent")?.slice(0, 400) ?? null,
  };
}
