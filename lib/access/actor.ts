/** Where a request came from; copied into each audit row that it causes. */
export type RequestContext = {
  requestId: string;
  address: string | null;
  userAgent: string | null;
};

/** The person on whose behalf a request acts: made only by `lib/auth/authenticate`, read from the database each time. */
export type Actor = {
  userId: string;
  email: string;
  name: string;
  instanceRole: "admin" | "member";
  /** the signed-in browser, or null when a token is used */
  sessionId: string | null;
  /** the API token, or null in a browser */
  tokenId: string | null;
  /** what the credential allows at most: a "read" token may use safe methods only */
  scope: "read" | "write";
  /** until a new password is set, nothing else is allowed */
  mustChangePassword: boolean;
  context: RequestContext;
};
