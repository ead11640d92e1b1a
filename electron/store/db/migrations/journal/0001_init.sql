-- The truth about what was wanted and what was done. Holds ids and role names, never names, e-mails or tokens.
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- server_id is the deployment id the server told at sign-in: another server behind the same URL is noticed.
CREATE TABLE deployment (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  url TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('remote', 'demo')),
  demo TEXT,
  environment TEXT NOT NULL CHECK (environment IN ('production', 'staging', 'other')),
  colour TEXT NOT NULL,
  server_id TEXT,
  version TEXT,
  actor_id TEXT,
  actor_name TEXT,
  has_secret INTEGER NOT NULL DEFAULT 0,
  secret_backend TEXT,
  key_id TEXT,
  created_at TEXT NOT NULL
) STRICT;

-- One row for each thing a person staged. Undo sets `undone`; a new step after an undo drops the undone tail.
CREATE TABLE draft_step (
  id INTEGER PRIMARY KEY,
  deployment_id TEXT NOT NULL,
  label TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('stage', 'discard')),
  undoes_plan TEXT,
  undone INTEGER NOT NULL DEFAULT 0,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX draft_step_by_deployment ON draft_step (deployment_id, id);

-- Who a step speaks about. intent is null in a discard step; base is what the copy said when it was staged.
CREATE TABLE draft_person (
  step_id INTEGER NOT NULL REFERENCES draft_step (id) ON DELETE CASCADE,
  organization_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  intent TEXT,
  base TEXT,
  PRIMARY KEY (step_id, organization_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_view (
  id TEXT PRIMARY KEY,
  deployment_id TEXT NOT NULL,
  organization_id TEXT NOT NULL,
  name TEXT NOT NULL,
  filter TEXT NOT NULL,
  sort TEXT NOT NULL,
  UNIQUE (deployment_id, organization_id, name)
) STRICT;

-- An approved plan: frozen by its hash, belongs to one deployment and one server.
CREATE TABLE plan (
  id TEXT PRIMARY KEY,
  deployment_id TEXT NOT NULL,
  server_id TEXT,
  actor_id TEXT NOT NULL,
  hash TEXT NOT NULL,
  changes INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('approved', 'running', 'paused', 'verifying', 'closed', 'needs-review')),
  reason TEXT,
  undoes TEXT,
  created_at TEXT NOT NULL,
  ended_at TEXT,
  verified TEXT,
  app_version TEXT NOT NULL
) STRICT;
CREATE INDEX plan_by_deployment ON plan (deployment_id, created_at);

-- before_roles is the read right before the PUT; target_roles what the PUT carried. Both null until then.
CREATE TABLE change (
  plan_id TEXT NOT NULL REFERENCES plan (id),
  n INTEGER NOT NULL,
  organization_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  intent TEXT NOT NULL,
  base_roles TEXT NOT NULL,
  planned_roles TEXT NOT NULL,
  verdict TEXT NOT NULL,
  before_roles TEXT,
  target_roles TEXT,
  state TEXT NOT NULL DEFAULT 'pending'
    CHECK (state IN ('pending', 'inflight', 'unknown', 'applied', 'failed', 'skipped', 'cancelled')),
  reason TEXT,
  message TEXT,
  request_id TEXT,
  put_attempts INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (plan_id, n),
  UNIQUE (plan_id, organization_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_by_state ON change (plan_id, state, n);

-- How many changes of a plan are in which state, kept by the triggers below, so that progress costs no scan.
CREATE TABLE change_tally (
  plan_id TEXT NOT NULL REFERENCES plan (id),
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  people INTEGER NOT NULL,
  PRIMARY KEY (plan_id, state, reason)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER change_is_counted AFTER INSERT ON change
BEGIN
  INSERT INTO change_tally (plan_id, state, reason, people) VALUES (NEW.plan_id, NEW.state, ifnull(NEW.reason, ''), 1)
  ON CONFLICT DO UPDATE SET people = people + 1;
END;

CREATE TRIGGER change_is_recounted AFTER UPDATE OF state, reason ON change
BEGIN
  UPDATE change_tally SET people = people - 1
  WHERE plan_id = OLD.plan_id AND state = OLD.state AND reason = ifnull(OLD.reason, '');
  INSERT INTO change_tally (plan_id, state, reason, people) VALUES (NEW.plan_id, NEW.state, ifnull(NEW.reason, ''), 1)
  ON CONFLICT DO UPDATE SET people = people + 1;
END;

CREATE TABLE legal_transition (
  was TEXT NOT NULL,
  becomes TEXT NOT NULL,
  PRIMARY KEY (was, becomes)
) STRICT, WITHOUT ROWID;
INSERT INTO legal_transition (was, becomes) VALUES
  ('pending', 'inflight'), ('pending', 'skipped'), ('pending', 'cancelled'), ('pending', 'failed'),
  ('pending', 'applied'),
  ('inflight', 'applied'), ('inflight', 'failed'), ('inflight', 'pending'), ('inflight', 'unknown'),
  ('unknown', 'applied'), ('unknown', 'failed'), ('unknown', 'pending'), ('unknown', 'skipped');

CREATE TRIGGER change_moves_legally BEFORE UPDATE OF state ON change
WHEN OLD.state <> NEW.state
  AND NOT EXISTS (SELECT 1 FROM legal_transition WHERE was = OLD.state AND becomes = NEW.state)
BEGIN SELECT RAISE(ABORT, 'illegal transition of a change'); END;

CREATE TRIGGER change_ends_once BEFORE UPDATE ON change
WHEN OLD.state IN ('applied', 'failed', 'skipped', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a change that has ended never changes'); END;

CREATE TRIGGER change_stays BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'changes are never deleted'); END;

CREATE TRIGGER plan_ends_last BEFORE UPDATE OF state ON plan
WHEN NEW.state IN ('closed', 'needs-review') AND EXISTS (
  SELECT 1 FROM change_tally
  WHERE plan_id = NEW.id AND people > 0 AND state IN ('pending', 'inflight', 'unknown'))
BEGIN SELECT RAISE(ABORT, 'a plan ends only when all its changes have'); END;

-- What happened, in order. Append-only. Kinds: approve, intent, result, resolve-read, resolved, pause, resume, cancel,
-- recover, verify, close.
CREATE TABLE event (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  plan_id TEXT NOT NULL REFERENCES plan (id),
  n INTEGER,
  kind TEXT NOT NULL,
  attempt INTEGER,
  mono_ms REAL NOT NULL,
  boot_id TEXT NOT NULL,
  wall_utc TEXT NOT NULL,
  data TEXT NOT NULL
) STRICT;
CREATE INDEX event_by_plan ON event (plan_id, n, seq);
CREATE TRIGGER event_is_written_once BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
