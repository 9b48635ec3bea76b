-- The record. Events are only ever inserted; a domain change without one cannot be committed.

-- Free text on names: trigrams find any part of a word.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE audit_log (
  id uuid NOT NULL,
  created_at timestamptz(6) NOT NULL,
  action text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('success', 'refused', 'failed')),
  actor_kind text NOT NULL CHECK (actor_kind IN ('user', 'token', 'system', 'anonymous')),
  actor_user_id uuid,
  actor_name text,
  actor_email text,
  session_id uuid,
  token_id uuid,
  room_id uuid,
  room_name text,
  target_type text,
  target_id text,
  target_name text,
  before jsonb,
  after jsonb,
  detail jsonb,
  address text,
  user_agent text,
  request_id text,
  -- the same event as canonical JSON (RFC 8785), and the random bytes that keep its leaf from being guessed
  payload text NOT NULL,
  nonce bytea NOT NULL,
  search text GENERATED ALWAYS AS (
    lower(coalesce(actor_name, '') || ' ' || coalesce(actor_email, '') || ' ' || coalesce(room_name, '') || ' ' || coalesce(target_name, ''))
  ) STORED,
  -- the drawer: one event
  PRIMARY KEY (id, created_at)
) PARTITION BY RANGE (created_at);

-- instance viewer, newest first: WHERE (created_at, id) < ($1, $2) ORDER BY created_at DESC, id DESC LIMIT $3
CREATE INDEX audit_log_by_time ON audit_log (created_at, id);
-- a room's viewer: WHERE room_id = $1 ORDER BY created_at DESC, id DESC
CREATE INDEX audit_log_by_room ON audit_log (room_id, created_at, id) WHERE room_id IS NOT NULL;
-- a room's viewer, one action: WHERE room_id = $1 AND action = $2 ORDER BY created_at DESC, id DESC
CREATE INDEX audit_log_by_room_action ON audit_log (room_id, action, created_at, id) WHERE room_id IS NOT NULL;
-- what one person did: WHERE actor_user_id = $1 ORDER BY created_at DESC, id DESC
CREATE INDEX audit_log_by_actor ON audit_log (actor_user_id, created_at, id) WHERE actor_user_id IS NOT NULL;
-- one action everywhere: WHERE action = $1 ORDER BY created_at DESC, id DESC
CREATE INDEX audit_log_by_action ON audit_log (action, created_at, id);
-- what was refused or failed: WHERE outcome = $1 ORDER BY created_at DESC, id DESC
-- (most events succeed, so those are found by time as fast, and need not be written here)
CREATE INDEX audit_log_by_outcome ON audit_log (outcome, created_at, id) WHERE outcome <> 'success';
-- free text: WHERE search LIKE '%part of a name%'
CREATE INDEX audit_log_search ON audit_log USING gin (search gin_trgm_ops);

-- What falls into no month that was made ahead (the clock was wrong, the job did not run) is kept here.
CREATE TABLE audit_log_default PARTITION OF audit_log DEFAULT;

-- Leaves that wait for their place in the tree: SHA-256(0x00 || nonce || payload).
CREATE TABLE audit_pending (
  audit_id uuid PRIMARY KEY,
  created_at timestamptz(6) NOT NULL,
  leaf bytea NOT NULL CHECK (octet_length(leaf) = 32),
  -- The transaction: the sealer orders by it and takes what no running transaction can still add to.
  tx xid8 NOT NULL DEFAULT pg_current_xact_id()
);
-- at commit: is there an event of this transaction? sealing: the oldest
CREATE INDEX audit_pending_by_tx ON audit_pending (tx, audit_id);

-- Nobody alters the record, the owner of the tables included: retention drops whole partitions.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is never altered (% on %)', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON audit_log_default FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER refuse_update BEFORE UPDATE ON audit_pending FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON audit_pending FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

-- Makes the partitions of this month and the next ones. Called at each start and by a job, as the application's role:
-- hence SECURITY DEFINER. A month whose events already lie in the default partition stays there.
CREATE FUNCTION ensure_audit_partitions(months_ahead integer DEFAULT 3) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  first_day date := date_trunc('month', now() AT TIME ZONE 'UTC')::date;
  month_start timestamptz;
  month_end timestamptz;
  partition_name text;
  made integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(7364002);
  FOR n IN 0..least(greatest(months_ahead, 0), 24) LOOP
    month_start := (first_day + make_interval(months => n))::timestamp AT TIME ZONE 'UTC';
    month_end := (first_day + make_interval(months => n + 1))::timestamp AT TIME ZONE 'UTC';
    partition_name := 'audit_log_' || to_char(month_start AT TIME ZONE 'UTC', 'YYYY_MM');
    CONTINUE WHEN to_regclass(partition_name) IS NOT NULL;
    CONTINUE WHEN EXISTS (SELECT FROM audit_log_default WHERE created_at >= month_start AND created_at < month_end);
    EXECUTE format('CREATE TABLE %I PARTITION OF audit_log FOR VALUES FROM (%L) TO (%L)', partition_name, month_start, month_end);
    EXECUTE format(
      'CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()',
      partition_name);
    made := made + 1;
  END LOOP;
  RETURN made;
END
$$;
REVOKE ALL ON FUNCTION ensure_audit_partitions(integer) FROM PUBLIC;
SELECT ensure_audit_partitions();

-- Asked at COMMIT, for each row that the transaction changed.
CREATE FUNCTION require_audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM audit_pending WHERE tx = pg_current_xact_id()) THEN
    RAISE EXCEPTION 'a change of "%" was not put on the record in its transaction', TG_TABLE_NAME USING ERRCODE = 'SR001';
  END IF;
  RETURN NULL;
END
$$;

-- TRUNCATE fires no row trigger, and would go unrecorded.
CREATE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'TRUNCATE of "%" cannot be put on the record: use DELETE', TG_TABLE_NAME USING ERRCODE = 'SR001';
END
$$;

-- Every domain table, and the columns that are bookkeeping: a change of nothing else is not an event.
DO $$
DECLARE
  domain record;
BEGIN
  FOR domain IN
    SELECT * FROM (VALUES
      ('user', ARRAY['updated_at']),
      ('session', ARRAY['last_seen_at']),
      ('api_token', ARRAY['last_used_at']),
      ('password_reset', ARRAY[]::text[]),
      ('room', ARRAY[]::text[]),
      ('membership', ARRAY[]::text[]),
      ('invitation', ARRAY[]::text[]),
      ('folder', ARRAY[]::text[]),
      ('file', ARRAY[]::text[]),
      ('file_room_link', ARRAY[]::text[]),
      ('file_version', ARRAY[]::text[]),
      ('upload', ARRAY['cleaned_at']),
      ('import', ARRAY[]::text[])
    ) AS domains (name, bookkeeping)
  LOOP
    EXECUTE format(
      'CREATE CONSTRAINT TRIGGER require_audit_of_presence AFTER INSERT OR DELETE ON %I
       DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit()', domain.name);
    EXECUTE format(
      'CREATE CONSTRAINT TRIGGER require_audit_of_change AFTER UPDATE ON %I
       DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (%s) EXECUTE FUNCTION require_audit()', domain.name,
      CASE WHEN domain.bookkeeping = '{}' THEN 'OLD.* IS DISTINCT FROM NEW.*'
           ELSE format('to_jsonb(OLD) - %L::text[] IS DISTINCT FROM to_jsonb(NEW) - %L::text[]', domain.bookkeeping, domain.bookkeeping)
      END);
    EXECUTE format(
      'CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()', domain.name);
  END LOOP;
END
$$;
