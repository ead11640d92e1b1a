-- A change is about a subject: the roles of a person in an organization, and now also site roles, a membership, the
-- status of a user or a custom role. The organization of what belongs to the whole site, and the user of a role, is
-- the nil UUID; role_name is '' for everything but a custom role. All that was there is about member roles.
CREATE TABLE draft_person_of_kind (
  step_id INTEGER NOT NULL REFERENCES draft_step (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('member-roles', 'site-roles', 'membership', 'user-status', 'custom-role')),
  organization_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  role_name TEXT NOT NULL,
  intent TEXT,
  base TEXT,
  -- 1: base is what the person saw when they settled a conflict; what was seen before counts no more.
  rebased INTEGER NOT NULL DEFAULT 0 CHECK (rebased IN (0, 1)),
  PRIMARY KEY (step_id, kind, organization_id, user_id, role_name)
) STRICT, WITHOUT ROWID;
INSERT INTO draft_person_of_kind (step_id, kind, organization_id, user_id, role_name, intent, base)
  SELECT step_id, 'member-roles', organization_id, user_id, '', intent, base FROM draft_person;
DROP TABLE draft_person;
ALTER TABLE draft_person_of_kind RENAME TO draft_person;

-- The tally stays as it is: no trigger is on the new table while it is filled.
CREATE TABLE change_of_kind (
  plan_id TEXT NOT NULL REFERENCES plan (id),
  n INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('member-roles', 'site-roles', 'membership', 'user-status', 'custom-role')),
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
INSERT INTO change_of_kind (plan_id, n, kind, organization_id, user_id, role_name, intent, base_roles, planned_roles,
    verdict, before_roles, target_roles, state, reason, message, request_id, put_attempts)
  SELECT plan_id, n, 'member-roles', organization_id, user_id, '', intent, base_roles, planned_roles,
    verdict, before_roles, target_roles, state, reason, message, request_id, put_attempts FROM change;
DROP TABLE change;
ALTER TABLE change_of_kind RENAME TO change;
CREATE INDEX change_by_state ON change (plan_id, state, n);

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
BEGIN SELECT RAISE(ABORT, 'changes are never deleted'); END;
