import type { IncomingMessage, ServerResponse } from "node:http";
import type { LocalStorage } from "#lib/storage/local";
import type { LocalProblem } from "#lib/storage/local-problem";

/** One request with a valid signature; everything in `query` is as we signed it. */
export type LocalExchange = {
  storage: LocalStorage;
  key: string;
  query: URLSearchParams;
  request: IncomingMessage;
  response: ServerResponse;
  refused: (code: LocalProblem, detail?: string, headers?: Record<string, string>) => void;
};
