import ipaddr from "ipaddr.js";
import { Redis } from "ioredis";
import {
  RateLimiterPostgres,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterStoreAbstract,
} from "rate-limiter-flexible";
import { hashSecret } from "#lib/auth/secret-hash";
import { databasePool } from "#lib/db/client";
import { env } from "#lib/env";
import { AppError } from "#lib/errors";

/** Failed attempts that are answered in a quarter of an hour. Successes count nothing. */
export const signInLimits = {
  account: { points: 10, duration: 15 * 60 },
  address: { points: 50, duration: 15 * 60 },
} as const;

type Kind = keyof typeof signInLimits;
type Limiters = Record<Kind, RateLimiterStoreAbstract>;

let built: { pool: unknown; limiters: Limiters } | undefined;

function limiters(): Limiters {
  const pool = databasePool();
  if (built?.pool !== pool) {
    const { redisUrl } = env();
    const redis = redisUrl
      ? new Redis(redisUrl, { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: 1000 })
      : null;
    redis?.on("error", () => undefined); // PostgreSQL takes over, see below
    const build = (kind: Kind) => {
      const options = { ...signInLimits[kind], keyPrefix: `sign-in-${kind}` };
      const inPostgres = new RateLimiterPostgres({
        ...options,
        storeClient: pool,
        storeType: "pool",
        tableName: "rate_limit",
        tableCreated: true,
      });
      if (!redis) return inPostgres;
      return new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: inPostgres });
    };
    built = { pool, limiters: { account: build("account"), address: build("address") } };
  }
  return built.limiters;
}

/** One key for an account whatever the case of its address; hashed, so that the counters hold no addresses. */
function accountKey(email: string): string {
  return hashSecret(email.toLowerCase()).toString("base64url");
}

/** One key for an IPv4 address or an IPv6 network of 64 bits, which is what one subscriber gets. */
export function addressKey(address: string | null): string {
  if (address === null || !ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  return `${parsed
    .toByteArray()
    .slice(0, 8)
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("")}/64`;
}

function tooMany(milliseconds: number): AppError {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  const minutes = Math.ceil(seconds / 60);
  const wait = minutes === 1 ? "a minute" : `${minutes} minutes`;
  return new AppError("too_many_requests", `Too many attempts. Wait ${wait} and try again.`, {
    retryAfter: seconds,
  });
}

/** What is known of an account before an attempt: whether some attempts failed lately. */
export type SignInHistory = { hasFailures: boolean };

/**
 * Lets an attempt for this account from this address go on, unless too many have failed.
 * @throws AppError `too_many_requests`
 */
export async function checkSignInLimits(email: string, address: string | null): Promise<SignInHistory> {
  const [ofAccount, ofAddress] = await Promise.all([
    limiters().account.get(accountKey(email)),
    limiters().address.get(addressKey(address)),
  ]);
  refuseAt(ofAddress, signInLimits.address.points);
  refuseAt(ofAccount, signInLimits.account.points);
  return { hasFailures: ofAccount !== null };
}

/**
 * After the password proved right: attempts that ran beside this one may have used up the account's limit meanwhile.
 * @throws AppError `too_many_requests`
 */
export async function recheckAccountLimit(email: string): Promise<SignInHistory> {
  const state = await limiters().account.get(accountKey(email));
  refuseAt(state, signInLimits.account.points);
  return { hasFailures: state !== null };
}

function refuseAt(state: RateLimiterRes | null, points: number): void {
  if (state && state.consumedPoints >= points) throw tooMany(state.msBeforeNext);
}

/**
 * Counts a failure. Of attempts that were let go on side by side, those beyond the limit are answered as throttled
 * ones, so that guessing in parallel tells no more than guessing in turn.
 * @throws AppError `too_many_requests`
 */
export async function countSignInFailure(email: string, address: string | null): Promise<void> {
  const { account, address: byAddress } = limiters();
  const results = await Promise.allSettled([
    account.consume(accountKey(email)),
    byAddress.consume(addressKey(address)),
  ]);
  const refused = results.flatMap((result) =>
    result.status === "rejected" ? [result.reason as unknown] : [],
  );
  const waits = refused.map((reason) => {
    if (reason instanceof RateLimiterRes) return reason.msBeforeNext;
    throw reason;
  });
  if (waits.length > 0) throw tooMany(Math.max(...waits));
}

/** Forgets the failures of an account, after it was proven that its owner is here. */
export async function clearSignInFailures(email: string): Promise<void> {
  await limiters().account.delete(accountKey(email));
}
