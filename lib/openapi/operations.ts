import { accountOperations } from "#lib/openapi/account-operations";
import { fileOperations } from "#lib/openapi/file-operations";
import type { Operations } from "#lib/openapi/operation";
import { roomOperations } from "#lib/openapi/room-operations";

/** Every method of every address under /api/v1. A test compares it with the route files, both ways. */
export const operations: Operations = { ...roomOperations, ...fileOperations, ...accountOperations };
