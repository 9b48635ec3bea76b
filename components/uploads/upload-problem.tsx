import { ApiError } from "#components/api-client";

/** Why a file did not get there, in words, and whether trying again may help. */
export class UploadProblem extends Error {
  readonly mayPass: boolean;

  constructor(message: string, mayPass: boolean) {
    super(message);
    this.name = "UploadProblem";
    this.mayPass = mayPass;
  }
}

const words: Record<string, string> = {
  forbidden: "You may no longer add files to this room.",
  not_found: "The folder or the room is gone, or you have no access to it any more.",
  room_archived: "The room was archived and is read-only.",
  name_taken: "The name is taken in this folder.",
  too_large: "It is larger than this server accepts.",
  content_mismatch:
    "What arrived is not what was sent: the file changed meanwhile, or was damaged on its way.",
  content_missing: "The bytes did not arrive.",
  gone: "The upload took too long and expired.",
  internal: "The server had a problem with it. Try again.",
  unavailable: "The server is not ready at the moment. Try again.",
  unreachable: "The server can't be reached.",
};

/** The reason of a failure for the list of what failed. */
export function explain(error: unknown): string {
  if (error instanceof UploadProblem) return error.message;
  if (!(error instanceof ApiError)) return "Something went wrong in this browser.";
  const [field] = error.errors;
  if (error.code === "invalid_input" && field) return `The ${field.path.split(".").at(-1)} ${field.message}.`;
  // the server's own sentence knows more than ours, such as the limit
  return error.status === 413 || error.code === "too_many_requests"
    ? error.detail
    : (words[error.code] ?? error.detail);
}

/** Whether the same request may succeed in a moment. */
export function mayPass(error: unknown): boolean {
  if (error instanceof UploadProblem) return error.mayPass;
  return error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 502);
}

/** Tries again what may pass, later each time; gives up after five tries. */
export async function withRetries<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= 5 || signal.aborted || !mayPass(error)) throw error;
      const asked = error instanceof ApiError ? (error.retryAfter ?? 0) * 1000 : 0;
      const wait = Math.max(asked, 500 * 2 ** attempt * (0.75 + Math.random() / 2));
      await new Promise((resolve) => setTimeout(resolve, wait));
      signal.throwIfAborted();
    }
  }
}
