-- A copy of what servers said. May be thrown away and fetched again.
CREATE TABLE pass (
  deployment_id TEXT PRIMARY KEY,
  as_of TEXT NOT NULL,
  since TEXT,
  members INTEGER NOT NULL
) STRICT;

CREATE TABLE organization (
  key INTEGER PRIMARY KEY,
  deployment_id TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  display_name TEXT NOT NULL,
  is_default INTEGER NOT NULL,
  default_roles TEXT,
  role_sync INTEGER,
  UNIQUE (deployment_id, id)
) STRICT;

-- organization_id is '' for a site role.
CREATE TABLE role (
  deployment_id TEXT NOT NULL,
  organization_id TEXT NOT NULL,
  name TEXT NOT NULL,
  display_name TEXT NOT NULL,
  built_in INTEGER NOT NULL,
  assignable INTEGER NOT NULL,
  permissions TEXT NOT NULL,
  PRIMARY KEY (deployment_id, organization_id, name)
) STRICT, WITHOUT ROWID;

-- `key` stays with the person through every sync, so that a selection can hold keys. `roles` and `site_roles` are
-- JSON arrays, sorted; `search` is what is typed against, lower-cased; `sort_key` puts user2 before user10.
CREATE TABLE member (
  key INTEGER PRIMARY KEY,
  organization_key INTEGER NOT NULL REFERENCES organization (key) ON DELETE CASCADE,
  user_id TEXT NOT NULL,
  username TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  status TEXT,
  login_type TEXT,
  last_seen_at TEXT,
  is_service_account INTEGER NOT NULL,
  roles TEXT NOT NULL,
  site_roles TEXT NOT NULL,
  search TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  missed_passes INTEGER NOT NULL DEFAULT 0,
  UNIQUE (organization_key, user_id)
) STRICT;
CREATE INDEX member_by_sort_key ON member (organization_key, sort_key, key);
CREATE INDEX member_by_user ON member (user_id);

CREATE TABLE member_role (
  member_key INTEGER NOT NULL REFERENCES member (key) ON DELETE CASCADE,
  role TEXT NOT NULL,
  PRIMARY KEY (member_key, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_role_by_role ON member_role (role, member_key);

-- What the last pass found different from the one before it.
CREATE TABLE difference (
  seq INTEGER PRIMARY KEY,
  deployment_id TEXT NOT NULL,
  organization_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  username TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('joined', 'left', 'roles', 'profile')),
  added TEXT NOT NULL,
  removed TEXT NOT NULL
) STRICT;
CREATE INDEX difference_by_deployment ON difference (deployment_id, seq);
