-- The one-time link with which the first admin is made; only the token's SHA-256 is kept.
CREATE TABLE setup_token (
  token_hash bytea PRIMARY KEY,
  created_at timestamptz(6) NOT NULL DEFAULT now(),
  expires_at timestamptz(6) NOT NULL
);

-- Counters of rate-limiter-flexible, in the layout that it asks for (the application's role may not create tables).
CREATE TABLE rate_limit (
  key varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
-- sweeper: counters that ran out
CREATE INDEX rate_limit_by_expire ON rate_limit (expire);
