import type { IncomingMessage, ServerResponse } from "node:http";
import { createLocalHandler } from "#lib/storage/local-handler";
import { localStorageDriver } from "#lib/storage/storage-instance";

type Handler = ReturnType<typeof createLocalHandler>;

let handler: Handler | undefined;

/**
 * Serves `/storage/…` of an instance that keeps files locally, on Node's own http, since bytes through web streams
 * take three times as long. Whoever mounts it leaves it out when S3 is configured.
 */
export async function handleLocalStorage(request: IncomingMessage, response: ServerResponse): Promise<void> {
  handler ??= createLocalHandler(localStorageDriver());
  await handler(request, response);
}
