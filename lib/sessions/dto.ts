/** A signed-in browser, as its owner sees it. */
export type SessionDto = {
  id: string;
  address: string | null;
  userAgent: string | null;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  /** the one that asks */
  current: boolean;
};
