/** A refused or failed request, as the server told it (problem+json), or with status 0 when there was no answer. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: { path: string; message: string }[];
  readonly requestId: string | null;
  /** seconds */
  readonly retryAfter: number | null;

  constructor(facts: Partial<Omit<ApiError, "name" | "cause" | "stack">> & { detail: string }) {
    super(facts.detail);
    this.name = "ApiError";
    this.status = facts.status ?? 0;
    this.code = facts.code ?? "unreachable";
    this.detail = facts.detail;
    this.errors = facts.errors ?? [];
    this.requestId = facts.requestId ?? null;
    this.retryAfter = facts.retryAfter ?? null;
  }
}

const unreachable = "The server does not answer. Check your connection and try again.";

type Problem = Partial<Pick<ApiError, "code" | "detail" | "errors">> & { title?: string };

async function toError(response: Response): Promise<ApiError> {
  const problem: Problem = await response.json().then(
    (body: Problem) => body,
    () => ({}),
  );
  const retryAfter = Number(response.headers.get("retry-after"));
  return new ApiError({
    status: response.status,
    code: problem.code ?? "unknown",
    detail: problem.detail ?? problem.title ?? `The server answered ${response.status}.`,
    errors: problem.errors ?? [],
    requestId: response.headers.get("x-request-id"),
    retryAfter: retryAfter > 0 ? retryAfter : null,
  });
}

type ApiOptions = {
  method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  body?: unknown;
  signal?: AbortSignal;
};

/**
 * Asks the JSON API. `path` starts with `/api/v1/…`. A session that has ended leads to the sign-in page.
 * @throws ApiError for every answer that is not 2xx, and when there is none.
 */
export async function api<T>(path: string, { method = "GET", body, signal }: ApiOptions = {}): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: {
      accept: "application/json",
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new ApiError({ detail: unreachable });
  });
  if (!response.ok) {
    const error = await toError(response);
    if (error.code === "signed_out" && !location.pathname.startsWith("/sign-in")) {
      location.assign(`/sign-in?callbackUrl=${encodeURIComponent(location.pathname + location.search)}`);
    }
    throw error;
  }
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

/** What to tell a person about any thrown value. */
export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.detail : "Something went wrong. Try again.";
}

/** The message for one field of a form, when the server refused it. */
export function fieldMessage(error: unknown, path: string): string | undefined {
  return error instanceof ApiError ? error.errors.find((each) => each.path === path)?.message : undefined;
}
