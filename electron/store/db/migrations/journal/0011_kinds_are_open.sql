-- Which kinds of change there are is said by the registry of kinds alone, and the writers of these tables hold to it: a
-- new kind needs no new tables. All that is in them stays. Few changes are about a role, and they are found by its name.
CREATE TABLE draft_person_of_any_kind (
  step_id INTEGER NOT NULL REFERENCES draft_step (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  organization_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  role_name TEXT NOT NULL,
  intent TEXT,
  base TEXT,
  -- 1: base is what the person saw when they settled a conflict; what was seen before counts no more.
  rebased INTEGER NOT NULL DEFAULT 0 CHECK (rebased IN (0, 1)),
  PRIMARY KEY (step_id, kind, organization_id, user_id, role_name)
) STRICT, WITHOUT ROWID;
INSERT INTO draft_person_of_any_kind (step_id, kind, organization_id, user_id, role_name, intent, base, rebased)
  SELECT step_id, kind, organization_id, user_id, role_name, intent, base, rebased FROM draft_person;
DROP TABLE draft_person;
ALTER TABLE draft_person_of_any_kind RENAME TO draft_person;

-- The tally stays as it is: no trigger is on the new table while it is filled.
CREATE TABLE change_of_any_kind (
  plan_id TEXT NOT NULL REFERENCES plan (id),
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  organization_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  role_name TEXT NOT NULL,
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
  UNIQUE (plan_id, kind, organization_id, user_id, role_name)
) STRICT, WITHOUT ROWID;
INSERT INTO change_of_any_kind (plan_id, n, kind, organization_id, user_id, role_name, intent, base_roles,
    planned_roles, verdict, before_roles, target_roles, state, reason, message, request_id, put_attempts)
  SELECT plan_id, n, kind, organization_id, user_id, role_name, intent, base_roles,
    planned_roles, verdict, before_roles, target_roles, state, reason, message, request_id, put_attempts FROM change;
DROP TABLE change;
ALTER TABLE change_of_any_kind RENAME TO change;
CREATE INDEX change_by_state ON change (plan_id, state, n);
CREATE INDEX change_of_role ON change (plan_id, role_name) WHERE role_name > '';

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

CREATE TRIGGER change_moves_legally BEFORE UPDATE OF state ON change
WHEN OLD.state <> NEW.state
  AND NOT EXISTS (SELECT 1 FROM legal_transition WHERE was = OLD.state AND becomes = NEW.state)
BEGIN SELECT RAISE(ABORT, 'illegal transition of a change'); END;

CREATE TRIGGER change_ends_once BEFORE UPDATE ON change
WHEN OLD.state IN ('applied', 'failed', 'skipped', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a change that has ended never changes'); END;

CREATE TRIGGER change_stays BEFORE DELETE ON change
WHEN NOT EXISTS (SELECT 1 FROM plan WHERE id = OLD.plan_id AND deployment_id = '')
BEGIN SELECT RAISE(ABORT, 'changes are never deleted'); END;
