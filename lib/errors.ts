/** Every way in which a request can fail, with its HTTP status and title. The code is stable: clients may rely on it. */
export const errorCodes = {
  bad_request: { status: 400, title: "The request is not well formed" },
  invalid_input: { status: 400, title: "Some values are not valid" },
  signed_out: { status: 401, title: "Sign in first" },
  wrong_credentials: { status: 401, title: "E-mail or password is wrong" },
  forbidden: { status: 403, title: "You may not do this" },
  wrong_origin: { status: 403, title: "The request came from another site" },
  not_found: { status: 404, title: "Not found" },
  method_not_allowed: { status: 405, title: "This address does not answer to that method" },
  conflict: { status: 409, title: "This conflicts with how things are now" },
  name_taken: { status: 409, title: "The name is taken" },
  room_archived: { status: 409, title: "The room is archived and read-only" },
  last_owner: { status: 409, title: "A room needs an owner" },
  gone: { status: 410, title: "This link is no longer valid" },
  too_large: { status: 413, title: "Too large" },
  unsupported_media_type: { status: 415, title: "Send JSON" },
  content_mismatch: { status: 422, title: "The bytes are not the ones that were declared" },
  content_missing: { status: 422, title: "The bytes have not arrived" },
  too_many_requests: { status: 429, title: "Too many attempts" },
  internal: { status: 500, title: "Something went wrong on our side" },
  unavailable: { status: 503, title: "The service is not available right now" },
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** One value of the input that was refused; `path` is dotted, as in `items.0.name`. */
export type FieldError = { path: string; message: string };

type AppErrorOptions = {
  errors?: FieldError[];
  /** seconds after which trying again makes sense */
  retryAfter?: number;
  cause?: unknown;
};

/** The one error that domain code throws on purpose. `detail` is shown to people: it says what to do and leaks nothing. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly errors: FieldError[] | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, detail?: string, options: AppErrorOptions = {}) {
    super(detail ?? errorCodes[code].title, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.errors = options.errors;
    this.retryAfter = options.retryAfter;
  }

  get status(): number {
    return errorCodes[this.code].status;
  }
}

/** The same answer for what does not exist and for what the caller may not see. */
export function notFound(): AppError {
  return new AppError("not_found", "There is nothing here, or you have no access to it.");
}
