PRAGMA application_id = 1382238831;
PRAGMA user_version = 10;
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
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
, read_only INTEGER NOT NULL DEFAULT 0 CHECK (read_only IN (0, 1)), proxy_mode TEXT NOT NULL DEFAULT 'system'
  CHECK (proxy_mode IN ('system', 'none', 'manual')), proxy_url TEXT, has_proxy_secret INTEGER NOT NULL DEFAULT 0 CHECK (has_proxy_secret IN (0, 1)), environment_first TEXT NOT NULL DEFAULT 'production'
  CHECK (environment_first IN ('production', 'staging', 'other')), idle_minutes INTEGER CHECK (idle_minutes BETWEEN 0 AND 1440)) STRICT;
CREATE TABLE draft_step (
  id INTEGER PRIMARY KEY,
  deployment_id TEXT NOT NULL,
  label TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('stage', 'discard')),
  undoes_plan TEXT,
  undone INTEGER NOT NULL DEFAULT 0,
  at TEXT NOT NULL
) STRICT;
CREATE TABLE saved_view (
  id TEXT PRIMARY KEY,
  deployment_id TEXT NOT NULL,
  organization_id TEXT NOT NULL,
  name TEXT NOT NULL,
  filter TEXT NOT NULL,
  sort TEXT NOT NULL,
  UNIQUE (deployment_id, organization_id, name)
) STRICT;
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
, reasons TEXT NOT NULL DEFAULT '{}', server_version TEXT) STRICT;
CREATE TABLE change_tally (
  plan_id TEXT NOT NULL REFERENCES plan (id),
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  people INTEGER NOT NULL,
  PRIMARY KEY (plan_id, state, reason)
) STRICT, WITHOUT ROWID;
CREATE TABLE legal_transition (
  was TEXT NOT NULL,
  becomes TEXT NOT NULL,
  PRIMARY KEY (was, becomes)
) STRICT, WITHOUT ROWID;
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
, hash TEXT) STRICT;
CREATE TABLE deployment_ca (
  deployment_id TEXT NOT NULL REFERENCES deployment (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  pem TEXT NOT NULL,
  subject TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  PRIMARY KEY (deployment_id, n)
) STRICT;
CREATE TABLE key_fact (
  deployment_id TEXT PRIMARY KEY REFERENCES deployment (id) ON DELETE CASCADE,
  key_id TEXT NOT NULL,
  key_name TEXT,
  made_at TEXT,
  expires_at TEXT,
  last_used_at TEXT,
  max_lifetime_days INTEGER,
  checked_at TEXT NOT NULL
) STRICT;
CREATE TABLE "draft_person" (
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
CREATE TABLE "change" (
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
CREATE TABLE chain_start (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  journal_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TABLE known_server (
  key TEXT PRIMARY KEY,
  environment TEXT NOT NULL CHECK (environment IN ('production', 'staging', 'other'))
) STRICT, WITHOUT ROWID;
INSERT INTO "meta" VALUES ('server-clock:2895c3e1-85b5-4fbd-b4e3-17082c951362', '{"skewMs":0,"keyId":"demoxhaU7s","takenMs":1796032127000}');
INSERT INTO "deployment" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', 'Acme', 'http://127.0.0.1:38119', 'remote', NULL, 'staging', 'blue', 'b7bd3ebf-0bd1-4a07-a14a-2f5a6b83eb18', 'v2.35.1+4d7e2c0', '7f5a85fc-d153-48b7-9190-1214ab8747e1', 'admin', 1, 'memory', 'demoxhaU7s', '2026-11-30T09:48:47.437Z', 0, 'system', NULL, 0, 'staging', NULL);
INSERT INTO "draft_step" VALUES (1, '2895c3e1-85b5-4fbd-b4e3-17082c951362', 'Add organization-auditor to 3 people', 'stage', NULL, 0, '2026-11-30T09:48:59.446Z');
INSERT INTO "draft_step" VALUES (2, '2895c3e1-85b5-4fbd-b4e3-17082c951362', 'Add organization-template-admin, remove organization-auditor for 1 person', 'stage', NULL, 0, '2026-11-30T09:48:59.449Z');
INSERT INTO "draft_step" VALUES (3, '2895c3e1-85b5-4fbd-b4e3-17082c951362', 'Add user-admin to 1 person', 'stage', NULL, 0, '2026-11-30T09:48:59.454Z');
INSERT INTO "draft_step" VALUES (4, '2895c3e1-85b5-4fbd-b4e3-17082c951362', 'Add 1 person to the organization', 'stage', NULL, 0, '2026-11-30T09:48:59.456Z');
INSERT INTO "draft_step" VALUES (5, '2895c3e1-85b5-4fbd-b4e3-17082c951362', 'Remove 1 person from the organization', 'stage', NULL, 0, '2026-11-30T09:48:59.462Z');
INSERT INTO "draft_step" VALUES (6, '2895c3e1-85b5-4fbd-b4e3-17082c951362', 'Suspend 1 person', 'stage', NULL, 0, '2026-11-30T09:48:59.466Z');
INSERT INTO "draft_step" VALUES (7, '2895c3e1-85b5-4fbd-b4e3-17082c951362', 'Set up the role watcher', 'stage', NULL, 0, '2026-11-30T09:48:59.470Z');
INSERT INTO "draft_step" VALUES (8, '2895c3e1-85b5-4fbd-b4e3-17082c951362', 'Delete the role releaser', 'stage', NULL, 0, '2026-11-30T09:48:59.473Z');
INSERT INTO "draft_step" VALUES (9, '2895c3e1-85b5-4fbd-b4e3-17082c951362', 'Discard what is staged for 1 person', 'discard', NULL, 0, '2026-11-30T09:48:59.478Z');
INSERT INTO "draft_step" VALUES (10, '2895c3e1-85b5-4fbd-b4e3-17082c951362', 'Add auditor to 1 person', 'stage', NULL, 1, '2026-11-30T09:48:59.498Z');
INSERT INTO "plan" VALUES ('8f65daa4-816b-486c-b96d-2ea2a212f0a9', '2895c3e1-85b5-4fbd-b4e3-17082c951362', 'b7bd3ebf-0bd1-4a07-a14a-2f5a6b83eb18', '7f5a85fc-d153-48b7-9190-1214ab8747e1', '8424d8f90f6532010b9f9f34b7318475239d88403efd158a7de9580659e72d8a', 10, 'closed', NULL, NULL, '2026-11-30T09:48:52.770Z', '2026-11-30T09:48:53.679Z', '{"confirmed":10,"different":0,"at":"2026-11-30T09:48:53.679Z"}', '0.0.0-test', '{}', 'v2.35.1+4d7e2c0');
INSERT INTO "plan" VALUES ('1a464fe6-1ce5-41b6-8ed5-817b391e4465', '2895c3e1-85b5-4fbd-b4e3-17082c951362', 'b7bd3ebf-0bd1-4a07-a14a-2f5a6b83eb18', '7f5a85fc-d153-48b7-9190-1214ab8747e1', 'ec057935f7ae448ceb7659bc070f12945679c3d965a8b87b4ba8aedfcaaaacf8', 3, 'closed', NULL, NULL, '2026-11-30T09:48:54.692Z', '2026-11-30T09:48:55.466Z', '{"confirmed":2,"different":0,"at":"2026-11-30T09:48:55.466Z"}', '0.0.0-test', '{}', 'v2.35.1+4d7e2c0');
INSERT INTO "plan" VALUES ('4021a207-2a0c-4e30-a701-47a0ee5564c3', '2895c3e1-85b5-4fbd-b4e3-17082c951362', 'b7bd3ebf-0bd1-4a07-a14a-2f5a6b83eb18', '7f5a85fc-d153-48b7-9190-1214ab8747e1', '60701af9d20e29a0bab8a0f88b5e15b13d6a119538e7066dceed209a9227580a', 9, 'closed', NULL, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', '2026-11-30T09:48:55.779Z', '2026-11-30T09:48:56.616Z', '{"confirmed":9,"different":0,"at":"2026-11-30T09:48:56.616Z"}', '0.0.0-test', '{}', 'v2.35.1+4d7e2c0');
INSERT INTO "plan" VALUES ('a193f77d-1f58-4bd1-9fab-b0670f032937', '2895c3e1-85b5-4fbd-b4e3-17082c951362', 'b7bd3ebf-0bd1-4a07-a14a-2f5a6b83eb18', '7f5a85fc-d153-48b7-9190-1214ab8747e1', 'db2e438ff3309f6859aae5e5f8cdf48c1f031ffa5a35b85c7c706055a03f31a8', 7, 'closed', NULL, NULL, '2026-11-30T09:48:57.650Z', '2026-11-30T09:48:58.067Z', '{"confirmed":7,"different":0,"at":"2026-11-30T09:48:58.067Z"}', '0.0.0-test', '{}', 'v2.35.1+4d7e2c0');
INSERT INTO "plan" VALUES ('00000000-0000-4000-8000-000000000000', '2895c3e1-85b5-4fbd-b4e3-17082c951362', NULL, 'fb2621a1-664d-40d4-b415-1942908727d7', 'made-approved', 5, 'approved', NULL, NULL, '2026-11-30T08:48:58.342Z', NULL, NULL, '0.0.0-test', '{}', NULL);
INSERT INTO "plan" VALUES ('00000000-0000-4000-8000-000000000001', '2895c3e1-85b5-4fbd-b4e3-17082c951362', NULL, 'fb2621a1-664d-40d4-b415-1942908727d7', 'made-running', 5, 'running', NULL, NULL, '2026-11-30T08:48:58.342Z', NULL, NULL, '0.0.0-test', '{}', NULL);
INSERT INTO "plan" VALUES ('00000000-0000-4000-8000-000000000002', '2895c3e1-85b5-4fbd-b4e3-17082c951362', NULL, 'fb2621a1-664d-40d4-b415-1942908727d7', 'made-paused', 5, 'paused', 'paused', NULL, '2026-11-30T08:48:58.342Z', NULL, NULL, '0.0.0-test', '{}', NULL);
INSERT INTO "plan" VALUES ('00000000-0000-4000-8000-000000000003', '2895c3e1-85b5-4fbd-b4e3-17082c951362', NULL, 'fb2621a1-664d-40d4-b415-1942908727d7', 'made-verifying', 5, 'verifying', NULL, NULL, '2026-11-30T08:48:58.342Z', NULL, NULL, '0.0.0-test', '{}', NULL);
INSERT INTO "plan" VALUES ('00000000-0000-4000-8000-000000000004', '2895c3e1-85b5-4fbd-b4e3-17082c951362', NULL, 'fb2621a1-664d-40d4-b415-1942908727d7', 'made-needs-review', 5, 'needs-review', 'conflicts', NULL, '2026-11-30T08:48:58.342Z', '2026-11-30T08:48:58.342Z', NULL, '0.0.0-test', '{}', NULL);
INSERT INTO "change_tally" VALUES ('00000000-0000-4000-8000-000000000000', 'pending', '', 5);
INSERT INTO "change_tally" VALUES ('00000000-0000-4000-8000-000000000001', 'inflight', '', 1);
INSERT INTO "change_tally" VALUES ('00000000-0000-4000-8000-000000000001', 'pending', '', 3);
INSERT INTO "change_tally" VALUES ('00000000-0000-4000-8000-000000000001', 'skipped', 'conflict', 1);
INSERT INTO "change_tally" VALUES ('00000000-0000-4000-8000-000000000002', 'applied', '', 1);
INSERT INTO "change_tally" VALUES ('00000000-0000-4000-8000-000000000002', 'inflight', '', 0);
INSERT INTO "change_tally" VALUES ('00000000-0000-4000-8000-000000000002', 'pending', '', 4);
INSERT INTO "change_tally" VALUES ('00000000-0000-4000-8000-000000000003', 'applied', '', 1);
INSERT INTO "change_tally" VALUES ('00000000-0000-4000-8000-000000000003', 'applied', 'already', 1);
INSERT INTO "change_tally" VALUES ('00000000-0000-4000-8000-000000000003', 'cancelled', '', 1);
INSERT INTO "change_tally" VALUES ('00000000-0000-4000-8000-000000000003', 'failed', 'own-roles', 1);
INSERT INTO "change_tally" VALUES ('00000000-0000-4000-8000-000000000003', 'inflight', '', 0);
INSERT INTO "change_tally" VALUES ('00000000-0000-4000-8000-000000000003', 'pending', '', 0);
INSERT INTO "change_tally" VALUES ('00000000-0000-4000-8000-000000000003', 'skipped', 'conflict', 1);
INSERT INTO "change_tally" VALUES ('00000000-0000-4000-8000-000000000004', 'applied', '', 1);
INSERT INTO "change_tally" VALUES ('00000000-0000-4000-8000-000000000004', 'applied', 'already', 1);
INSERT INTO "change_tally" VALUES ('00000000-0000-4000-8000-000000000004', 'cancelled', '', 1);
INSERT INTO "change_tally" VALUES ('00000000-0000-4000-8000-000000000004', 'failed', 'own-roles', 1);
INSERT INTO "change_tally" VALUES ('00000000-0000-4000-8000-000000000004', 'inflight', '', 0);
INSERT INTO "change_tally" VALUES ('00000000-0000-4000-8000-000000000004', 'pending', '', 0);
INSERT INTO "change_tally" VALUES ('00000000-0000-4000-8000-000000000004', 'skipped', 'conflict', 1);
INSERT INTO "change_tally" VALUES ('1a464fe6-1ce5-41b6-8ed5-817b391e4465', 'applied', '', 2);
INSERT INTO "change_tally" VALUES ('1a464fe6-1ce5-41b6-8ed5-817b391e4465', 'inflight', '', 0);
INSERT INTO "change_tally" VALUES ('1a464fe6-1ce5-41b6-8ed5-817b391e4465', 'pending', '', 0);
INSERT INTO "change_tally" VALUES ('1a464fe6-1ce5-41b6-8ed5-817b391e4465', 'skipped', 'member-gone', 1);
INSERT INTO "change_tally" VALUES ('4021a207-2a0c-4e30-a701-47a0ee5564c3', 'applied', '', 9);
INSERT INTO "change_tally" VALUES ('4021a207-2a0c-4e30-a701-47a0ee5564c3', 'inflight', '', 0);
INSERT INTO "change_tally" VALUES ('4021a207-2a0c-4e30-a701-47a0ee5564c3', 'pending', '', 0);
INSERT INTO "change_tally" VALUES ('8f65daa4-816b-486c-b96d-2ea2a212f0a9', 'applied', '', 10);
INSERT INTO "change_tally" VALUES ('8f65daa4-816b-486c-b96d-2ea2a212f0a9', 'inflight', '', 0);
INSERT INTO "change_tally" VALUES ('8f65daa4-816b-486c-b96d-2ea2a212f0a9', 'pending', '', 0);
INSERT INTO "change_tally" VALUES ('a193f77d-1f58-4bd1-9fab-b0670f032937', 'applied', '', 7);
INSERT INTO "change_tally" VALUES ('a193f77d-1f58-4bd1-9fab-b0670f032937', 'inflight', '', 0);
INSERT INTO "change_tally" VALUES ('a193f77d-1f58-4bd1-9fab-b0670f032937', 'pending', '', 0);
INSERT INTO "legal_transition" VALUES ('inflight', 'applied');
INSERT INTO "legal_transition" VALUES ('inflight', 'failed');
INSERT INTO "legal_transition" VALUES ('inflight', 'pending');
INSERT INTO "legal_transition" VALUES ('inflight', 'unknown');
INSERT INTO "legal_transition" VALUES ('pending', 'applied');
INSERT INTO "legal_transition" VALUES ('pending', 'cancelled');
INSERT INTO "legal_transition" VALUES ('pending', 'failed');
INSERT INTO "legal_transition" VALUES ('pending', 'inflight');
INSERT INTO "legal_transition" VALUES ('pending', 'skipped');
INSERT INTO "legal_transition" VALUES ('pending', 'unknown');
INSERT INTO "legal_transition" VALUES ('unknown', 'applied');
INSERT INTO "legal_transition" VALUES ('unknown', 'failed');
INSERT INTO "legal_transition" VALUES ('unknown', 'pending');
INSERT INTO "legal_transition" VALUES ('unknown', 'skipped');
INSERT INTO "event" VALUES (1, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', NULL, 'approve', NULL, 12962.471587, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:52.770Z', '{"hash":"8424d8f90f6532010b9f9f34b7318475239d88403efd158a7de9580659e72d8a","digest":"8424d8f90f6532010b9f9f34b7318475239d88403efd158a7de9580659e72d8a","waves":null,"reasons":{},"confirmed":["membership-removal","suspension","role:0690fc1e-60d3-48f8-bd46-288632393564:deployer:organization:template:update","grant:0690fc1e-60d3-48f8-bd46-288632393564:organization-auditor:built-in","grant:0690fc1e-60d3-48f8-bd46-288632393564:deployer:organization:template:update","site:auditor:"],"permits":{"roles":[{"organizationId":"60782233-0830-4395-b690-88779d41a56e","role":"organization-workspace-access","known":{"builtIn":true,"permissions":{"site":[],"organization":[],"user":[],"member":[{"negate":false,"resourceType":"task","action":"create"},{"negate":false,"resourceType":"task","action":"read"},{"negate":false,"resourceType":"task","action":"update"},{"negate":false,"resourceType":"task","action":"delete"},{"negate":false,"resourceType":"workspace","action":"create"},{"negate":false,"resourceType":"workspace","action":"delete"},{"negate":false,"resourceType":"workspace","action":"read"},{"negate":false,"resourceType":"workspace","action":"start"},{"negate":false,"resourceType":"workspace","action":"stop"},{"negate":false,"resourceType":"workspace","action":"update"},{"negate":false,"resourceType":"workspace","action":"ssh"},{"negate":false,"resourceType":"workspace","action":"application_connect"}]}}},{"organizationId":"0690fc1e-60d3-48f8-bd46-288632393564","role":"organization-auditor","known":{"builtIn":true,"permissions":{"site":[],"organization":[{"negate":false,"resourceType":"audit_log","action":"read"},{"negate":false,"resourceType":"group","action":"read"},{"negate":false,"resourceType":"group_member","action":"read"},{"negate":false,"resourceType":"organization","action":"read"},{"negate":false,"resourceType":"organization_member","action":"read"},{"negate":false,"resourceType":"template","action":"read"},{"negate":false,"resourceType":"template","action":"view_insights"}],"user":[],"member":[]}}},{"organizationId":"0690fc1e-60d3-48f8-bd46-288632393564","role":"deployer","known":{"builtIn":false,"permissions":{"site":[],"organization":[],"user":[],"member":[]}}}],"defaults":[{"organizationId":"60782233-0830-4395-b690-88779d41a56e","roles":["organization-workspace-access"]}]}}', '769ada395d5559f7b58eabb709f7c44186d1280eacc956a584af6d83778d8648');
INSERT INTO "event" VALUES (2, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', NULL, 'resume', NULL, 13252.794331, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.060Z', '{"accepted":[]}', 'bfb7c41c8f9cafafc67145f4d55d4bf9d8f2c212169c1e1f158602d84bc6ed0d');
INSERT INTO "event" VALUES (3, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', 1, 'intent', 1, 13362.658074, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.170Z', '{"before":[],"target":["display:Deployer","exists","org:template:read","org:template:update"]}', 'fea46a137b0e72c0318e90d1c3581e04622fab424b0d56f374cbb95ed7cd6ec6');
INSERT INTO "event" VALUES (4, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', 2, 'intent', 1, 13362.814746, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.171Z', '{"before":[],"target":["exists","org:template:read"]}', 'df313ccd5c5c47df2c6f3dc94898b6ecd4b960333443344605ca55eeb7173305');
INSERT INTO "event" VALUES (5, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', 1, 'result', 1, 13382.758271, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.190Z', '{"class":"applied","status":200,"requestId":"c3adb464-3bb3-4380-8561-7445b5e29699","to":"applied","reason":null,"gapMs":25.6}', '02a5697a29f5d05d4a4c99ff552f0650144fe45ec46fc73869072fe9132dde97');
INSERT INTO "event" VALUES (6, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', 2, 'result', 1, 13382.877302, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.191Z', '{"class":"applied","status":200,"requestId":"e6d9c1c2-42ff-4ce9-bcd3-12bbcc1874f1","to":"applied","reason":null,"gapMs":5.6}', 'eebb2f7bbbddf92c9e18f9c098111894f88ab549dc817c4c06a6305b8773d2ac');
INSERT INTO "event" VALUES (7, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', 3, 'intent', 1, 13406.337464, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.214Z', '{"before":[],"target":["member"]}', '444fdf1034af42353c0b3fb9834a86bde9a1fb2f96ce1eb437a2d45635a4bc1b');
INSERT INTO "event" VALUES (8, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', 3, 'result', 1, 13448.153671, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.256Z', '{"class":"applied","status":200,"requestId":"d75ecf4e-cfd3-491d-8b6d-04572aeea975","to":"applied","reason":null,"gapMs":15.1}', 'ecd210714e8cea08ac342183e396d7a826bf9f8c938c8f8e9201ddc82656b6d7');
INSERT INTO "event" VALUES (9, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', 8, 'intent', 1, 13576.670565, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.384Z', '{"before":[],"target":["auditor"]}', 'c3b350918c820a9b04936ef33f91cd0d9d575ce83974d59f5ad2666dfcc56d19');
INSERT INTO "event" VALUES (10, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', 4, 'intent', 1, 13576.793354, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.384Z', '{"before":[],"target":["organization-auditor"]}', '0ff1ba918b287f4db707c6f4770d2614efdf00bacf9ceb6ac19c29e32b479796');
INSERT INTO "event" VALUES (11, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', 5, 'intent', 1, 13576.890425, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.385Z', '{"before":[],"target":["organization-auditor"]}', 'c8b7b7e0de96302442cc82bf995bf03f461f6313565931415593ac1789cda742');
INSERT INTO "event" VALUES (12, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', 6, 'intent', 1, 13576.964393, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.385Z', '{"before":[],"target":["organization-auditor"]}', 'ad21bd5307145f6ce5c81c63516b166c73ae006c403939007f8b759b6311e4c4');
INSERT INTO "event" VALUES (13, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', 7, 'intent', 1, 13586.024356, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.394Z', '{"before":[],"target":["deployer"]}', 'dfbe91202fc51498dbd0fa218db011ce7881f1458db75cdef3ad885a2d541c6d');
INSERT INTO "event" VALUES (14, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', 8, 'result', 1, 13595.737205, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.403Z', '{"class":"applied","status":200,"requestId":"a14787b7-57a5-4667-aed4-8c7f02ff3874","to":"applied","reason":null,"gapMs":15.2}', '4df06caf38671a2d6ba1769a11ec9963b15d64bd910c946158476409b8e825f1');
INSERT INTO "event" VALUES (15, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', 4, 'result', 1, 13595.84707, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.404Z', '{"class":"applied","status":200,"requestId":"0679a977-2b44-4a91-810b-6a1f3bddc591","to":"applied","reason":null,"gapMs":6.7}', '2ecbce51e60c4f33f590888094f28e05bfd40664db075436bd8dfc82d924e0c2');
INSERT INTO "event" VALUES (16, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', 5, 'result', 1, 13595.913574, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.404Z', '{"class":"applied","status":200,"requestId":"9aac8622-28d4-45d9-a373-e210743623d7","to":"applied","reason":null,"gapMs":6.2}', '3c54981e76173fbe63a67b35082465eb1947bb0702513f05fae1cb857cbc7872');
INSERT INTO "event" VALUES (17, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', 6, 'result', 1, 13595.972304, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.404Z', '{"class":"applied","status":200,"requestId":"d21015dd-caab-4f77-bebb-6f10c39c148e","to":"applied","reason":null,"gapMs":5.9}', '94b5c6d6812e5be971379a688005e0c4c81efe1dc08e1a812feaa2ab40f3a9bb');
INSERT INTO "event" VALUES (18, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', 7, 'result', 1, 13597.846318, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.406Z', '{"class":"applied","status":200,"requestId":"1563ea81-5f83-4cee-ba8f-a12bd8eaf138","to":"applied","reason":null,"gapMs":4.5}', 'ea7a51e518c3a74e7dc05932849153bef8235e88a0ff4fe16684357e82d1c978');
INSERT INTO "event" VALUES (19, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', 9, 'intent', 1, 13602.859625, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.411Z', '{"before":["member"],"target":[],"lost":[]}', '725305964c0f2aac138864a76061aa5d5a22fb4307cf831a6e1acfe098953b97');
INSERT INTO "event" VALUES (20, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', 9, 'result', 1, 13618.986263, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.427Z', '{"class":"applied","status":204,"requestId":"6f474882-2d1d-41f1-aa9f-270b1bd90593","to":"applied","reason":null,"gapMs":6.6}', 'a05bb35ba9c7d88ab187365cdaba2caaa7b8b6852d0ae4c1f95fada099ab38d2');
INSERT INTO "event" VALUES (21, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', 10, 'intent', 1, 13630.422937, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.438Z', '{"before":[],"target":["suspended"]}', '086b32cb95830e397205b561efa87c57cbe8bbafe114a76f6399917e645ba83d');
INSERT INTO "event" VALUES (22, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', 10, 'result', 1, 13647.547676, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.455Z', '{"class":"applied","status":200,"requestId":"5be2fdd1-9951-41c3-9cf2-03c1a22a5e42","to":"applied","reason":null,"gapMs":21.4}', '236b35fc7b5f26a2104fc2431d36def511ed0dddb2fccac6b20a0d8003f71537');
INSERT INTO "event" VALUES (23, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', NULL, 'audit', NULL, 13871.124215, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.679Z', '{"state":"joined","joined":10,"missing":0,"overlapped":0,"unreadableRows":0,"at":"2026-11-30T09:48:53.679Z"}', '4f5191d9556ff966c464e8ad03e1f63d1c2b4a587f2badab496285c0b4e0d09b');
INSERT INTO "event" VALUES (24, '8f65daa4-816b-486c-b96d-2ea2a212f0a9', NULL, 'close', NULL, 13871.124215, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:53.679Z', '{"state":"closed","reason":null,"gaps":{"measured":10,"overSecond":0,"p99Ms":25.6,"longestMs":25.6}}', '7b0a7aa0858d496dbc1b1536a72dfc89c0250f3e8b7027114625a40accad5619');
INSERT INTO "event" VALUES (25, '1a464fe6-1ce5-41b6-8ed5-817b391e4465', NULL, 'approve', NULL, 14884.420928, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:54.692Z', '{"hash":"ec057935f7ae448ceb7659bc070f12945679c3d965a8b87b4ba8aedfcaaaacf8","digest":"ec057935f7ae448ceb7659bc070f12945679c3d965a8b87b4ba8aedfcaaaacf8","waves":null,"reasons":{},"confirmed":["role-deletion","grant:0690fc1e-60d3-48f8-bd46-288632393564:organization-template-admin:built-in"],"permits":{"roles":[{"organizationId":"0690fc1e-60d3-48f8-bd46-288632393564","role":"organization-template-admin","known":{"builtIn":true,"permissions":{"site":[],"organization":[{"negate":false,"resourceType":"file","action":"create"},{"negate":false,"resourceType":"file","action":"read"},{"negate":false,"resourceType":"group","action":"read"},{"negate":false,"resourceType":"group_member","action":"read"},{"negate":false,"resourceType":"organization","action":"read"},{"negate":false,"resourceType":"organization_member","action":"read"},{"negate":false,"resourceType":"prebuilt_workspace","action":"update"},{"negate":false,"resourceType":"prebuilt_workspace","action":"delete"},{"negate":false,"resourceType":"provisioner_daemon","action":"create"},{"negate":false,"resourceType":"provisioner_daemon","action":"read"},{"negate":false,"resourceType":"provisioner_daemon","action":"update"},{"negate":false,"resourceType":"provisioner_daemon","action":"delete"},{"negate":false,"resourceType":"provisioner_jobs","action":"read"},{"negate":false,"resourceType":"provisioner_jobs","action":"update"},{"negate":false,"resourceType":"provisioner_jobs","action":"create"},{"negate":false,"resourceType":"template","action":"create"},{"negate":false,"resourceType":"template","action":"delete"},{"negate":false,"resourceType":"template","action":"read"},{"negate":false,"resourceType":"template","action":"update"},{"negate":false,"resourceType":"template","action":"use"},{"negate":false,"resourceType":"template","action":"view_insights"},{"negate":false,"resourceType":"workspace","action":"read"}],"user":[],"member":[]}}}],"defaults":[]}}', '51212a8726e667fd5ac22f28553ba86ffb938b7777edfb8031bada364ca022c2');
INSERT INTO "event" VALUES (26, '1a464fe6-1ce5-41b6-8ed5-817b391e4465', NULL, 'resume', NULL, 15260.988975, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:55.069Z', '{"accepted":[]}', '75102167c98cf8a19a7cbd6871654a28ea2ad6f0ccdf46fb2648c99f3ec15004');
INSERT INTO "event" VALUES (27, '1a464fe6-1ce5-41b6-8ed5-817b391e4465', 1, 'intent', 1, 15377.936014, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:55.186Z', '{"before":[],"target":["organization-template-admin"]}', 'bcfe123b229d3255fb3615358c85d20f0aa6dbd3d809d6ae5f687fc448d77860');
INSERT INTO "event" VALUES (28, '1a464fe6-1ce5-41b6-8ed5-817b391e4465', 1, 'result', 1, 15409.001877, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:55.217Z', '{"class":"applied","status":200,"requestId":"63c4e92e-afc4-43ad-b864-0b9810d880c6","to":"applied","reason":null,"gapMs":72.6}', '35236c8509dabcf16da58dbe9d850126b4bd38cc162b53d91a45d14bd3a8e45d');
INSERT INTO "event" VALUES (29, '1a464fe6-1ce5-41b6-8ed5-817b391e4465', 2, 'result', NULL, 15409.21255, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:55.217Z', '{"class":"skipped","reason":"member-gone","seen":null}', '81ae2ef1cef82f77ccf22c396175bd3959c6c09ce0b287db014d4c9c588ae713');
INSERT INTO "event" VALUES (30, '1a464fe6-1ce5-41b6-8ed5-817b391e4465', 3, 'intent', 1, 15499.41319, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:55.307Z', '{"before":["exists","org:template:read"],"target":[],"lost":[]}', '52531461b14126fce73c9f02701279eed969b74187a0b5f71208ce21c1162a99');
INSERT INTO "event" VALUES (31, '1a464fe6-1ce5-41b6-8ed5-817b391e4465', 3, 'result', 1, 15529.90401, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:55.338Z', '{"class":"applied","status":204,"requestId":"d5a1c9eb-9d8e-4ef0-b369-e064896bba04","to":"applied","reason":null,"gapMs":30.7}', 'e64293ad3d029f8b0c1a78e1ffef827f3069c88a41354a0d694c248ecb0b981d');
INSERT INTO "event" VALUES (32, '1a464fe6-1ce5-41b6-8ed5-817b391e4465', NULL, 'audit', NULL, 15658.023911, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:55.466Z', '{"state":"joined","joined":2,"missing":0,"overlapped":0,"unreadableRows":0,"at":"2026-11-30T09:48:55.466Z"}', '3c1ca5e2d0b8e92f06fdeffe7485d65eb6a81df7621589722afc88ee95a8fe78');
INSERT INTO "event" VALUES (33, '1a464fe6-1ce5-41b6-8ed5-817b391e4465', NULL, 'close', NULL, 15658.023911, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:55.466Z', '{"state":"closed","reason":null,"gaps":{"measured":2,"overSecond":0,"p99Ms":72.6,"longestMs":72.6}}', 'c0e4553cf3913ce7e240640493ae4d32d599e312a6b98775ee8e9806f8058f48');
INSERT INTO "event" VALUES (34, '4021a207-2a0c-4e30-a701-47a0ee5564c3', NULL, 'approve', NULL, 15971.637387, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:55.779Z', '{"hash":"60701af9d20e29a0bab8a0f88b5e15b13d6a119538e7066dceed209a9227580a","digest":"60701af9d20e29a0bab8a0f88b5e15b13d6a119538e7066dceed209a9227580a","waves":null,"reasons":{},"confirmed":["loses-last-role","membership-removal","role-deletion","activate","take:organization-auditor:","site:auditor:","role:0690fc1e-60d3-48f8-bd46-288632393564:deployer:organization:template:update"],"permits":{"roles":[{"organizationId":"0690fc1e-60d3-48f8-bd46-288632393564","role":"organization-workspace-access","known":{"builtIn":true,"permissions":{"site":[],"organization":[],"user":[],"member":[{"negate":false,"resourceType":"task","action":"create"},{"negate":false,"resourceType":"task","action":"read"},{"negate":false,"resourceType":"task","action":"update"},{"negate":false,"resourceType":"task","action":"delete"},{"negate":false,"resourceType":"workspace","action":"create"},{"negate":false,"resourceType":"workspace","action":"delete"},{"negate":false,"resourceType":"workspace","action":"read"},{"negate":false,"resourceType":"workspace","action":"start"},{"negate":false,"resourceType":"workspace","action":"stop"},{"negate":false,"resourceType":"workspace","action":"update"},{"negate":false,"resourceType":"workspace","action":"ssh"},{"negate":false,"resourceType":"workspace","action":"application_connect"}]}}}],"defaults":[{"organizationId":"0690fc1e-60d3-48f8-bd46-288632393564","roles":["organization-workspace-access"]}]}}', '8accde47ab566d28fc266817d71bbb55decef80865bdd8931650d894eab33079');
INSERT INTO "event" VALUES (35, '4021a207-2a0c-4e30-a701-47a0ee5564c3', NULL, 'resume', NULL, 16152.678484, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:55.960Z', '{"accepted":[]}', 'd017fe17e645c819a951cbd40cb8196af21395f1f851089a8dba783ff0c7ec6f');
INSERT INTO "event" VALUES (36, '4021a207-2a0c-4e30-a701-47a0ee5564c3', 1, 'intent', 1, 16216.970177, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:56.025Z', '{"before":["suspended"],"target":[]}', 'e49abd3c9c7edbfb2572cd6a0b539cfe2357a48d29e0acdc8debfdb0e22d20b8');
INSERT INTO "event" VALUES (37, '4021a207-2a0c-4e30-a701-47a0ee5564c3', 1, 'result', 1, 16226.490818, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:56.034Z', '{"class":"applied","status":200,"requestId":"2fee59dc-d392-4fec-89e5-364bc86f5cfb","to":"applied","reason":null,"gapMs":36.4}', '6ddd81ba3397047cb32340ed9426aa24d3b7bac7febac4a4e0289daf1073731f');
INSERT INTO "event" VALUES (38, '4021a207-2a0c-4e30-a701-47a0ee5564c3', 2, 'intent', 1, 16246.128553, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:56.054Z', '{"before":[],"target":["member"]}', '75e0612a3b6c37366bf894e0eeb75d239eb012f34c120171a9d8e3dc4e6a79fc');
INSERT INTO "event" VALUES (39, '4021a207-2a0c-4e30-a701-47a0ee5564c3', 2, 'result', 1, 16253.766835, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:56.061Z', '{"class":"applied","status":200,"requestId":"0e02e569-b6b7-468d-b63e-46f26589bf75","to":"applied","reason":null,"gapMs":6.7}', 'eca2cc4f36ae399b1c640a9b5f17b61dcc2a38c78a2d2c7b2feb73c882935779');
INSERT INTO "event" VALUES (40, '4021a207-2a0c-4e30-a701-47a0ee5564c3', 3, 'intent', 1, 16284.834481, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:56.093Z', '{"before":["organization-auditor"],"target":[]}', '1219ef7d9eafefcce7ee6220ecfa73b5ecdd33174a723a24582e6cd197af775d');
INSERT INTO "event" VALUES (41, '4021a207-2a0c-4e30-a701-47a0ee5564c3', 4, 'intent', 1, 16285.02176, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:56.093Z', '{"before":["organization-auditor"],"target":[]}', 'a7ef33f41fb829d8917948110609a36acd644a113953b3f30246f7bd9312180e');
INSERT INTO "event" VALUES (42, '4021a207-2a0c-4e30-a701-47a0ee5564c3', 5, 'intent', 1, 16285.201966, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:56.093Z', '{"before":["organization-auditor"],"target":[]}', '13fd85c1b324ab59b3324cf123f5ed8ce8d430c7c050219572795d2bbf291747');
INSERT INTO "event" VALUES (43, '4021a207-2a0c-4e30-a701-47a0ee5564c3', 6, 'intent', 1, 16285.297293, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:56.093Z', '{"before":["deployer"],"target":[]}', '3f50d633984517c750fd353fd014bef6f0b57c7239fa296e563c6790af4fc91c');
INSERT INTO "event" VALUES (44, '4021a207-2a0c-4e30-a701-47a0ee5564c3', 7, 'intent', 1, 16285.372464, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:56.093Z', '{"before":["auditor"],"target":[]}', 'ed9521e92abea4428fc091c4fd4206070327f009bd6c9c1c3ae78cb76c5d465c');
INSERT INTO "event" VALUES (45, '4021a207-2a0c-4e30-a701-47a0ee5564c3', 3, 'result', 1, 16340.014354, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:56.148Z', '{"class":"applied","status":200,"requestId":"bc12ea05-19ab-4653-b5e8-ecb1faaeddbe","to":"applied","reason":null,"gapMs":46.8}', '083f9f1b35d1f8a9d8646d48e15cc66a5aa7fac529c9b13191483606155c8d29');
INSERT INTO "event" VALUES (46, '4021a207-2a0c-4e30-a701-47a0ee5564c3', 4, 'result', 1, 16340.160637, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:56.148Z', '{"class":"applied","status":200,"requestId":"06bfcfc9-d72d-4351-b817-d955fd3c4aa5","to":"applied","reason":null,"gapMs":45.6}', 'b4ada93d9e745493629cf1eda36e3b278e6a1b983d1cb1924bd319224f76b34e');
INSERT INTO "event" VALUES (47, '4021a207-2a0c-4e30-a701-47a0ee5564c3', 5, 'result', 1, 16340.26436, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:56.148Z', '{"class":"applied","status":200,"requestId":"972d3451-910a-44a9-ad57-62801c0889c0","to":"applied","reason":null,"gapMs":45.2}', '6e2e73d727b11877cb09c8848099bec5c6625626ec5d374b874384d60736f4bc');
INSERT INTO "event" VALUES (48, '4021a207-2a0c-4e30-a701-47a0ee5564c3', 6, 'result', 1, 16340.364036, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:56.148Z', '{"class":"applied","status":200,"requestId":"4645af8f-9750-4318-a731-f72c030f3a05","to":"applied","reason":null,"gapMs":44.7}', 'f46f4e190bf806c40f1e2e79f08e98b6463220e68aac7d6eb37e2a8681bc9bf0');
INSERT INTO "event" VALUES (49, '4021a207-2a0c-4e30-a701-47a0ee5564c3', 7, 'result', 1, 16340.467689, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:56.148Z', '{"class":"applied","status":200,"requestId":"7be65d11-222b-45d1-a9ae-45acd7db5d65","to":"applied","reason":null,"gapMs":22.3}', '0ed3b2afeef8e1edd69d6a70a053c374c5b3e9d64ce15fb5afc1b76ea577ce67');
INSERT INTO "event" VALUES (50, '4021a207-2a0c-4e30-a701-47a0ee5564c3', 8, 'intent', 1, 16387.951764, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:56.196Z', '{"before":["member"],"target":[],"lost":[]}', '0c1856278c18a7b10eec966df7ebc7481621400819f90ac7a465b0c11cf15f98');
INSERT INTO "event" VALUES (51, '4021a207-2a0c-4e30-a701-47a0ee5564c3', 8, 'result', 1, 16395.606216, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:56.203Z', '{"class":"applied","status":204,"requestId":"ef607143-5835-4c18-a5da-5586cb777a37","to":"applied","reason":null,"gapMs":9.6}', '06151ba306aafac789a5869142da1ad1707a90d6f1e35060396c1ab3b1f3ea4b');
INSERT INTO "event" VALUES (52, '4021a207-2a0c-4e30-a701-47a0ee5564c3', 9, 'intent', 1, 16505.49784, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:56.313Z', '{"before":["display:Deployer","exists","org:template:read","org:template:update"],"target":[],"lost":[]}', '8d9be63affe178171583f67540bcabe5114cca82c44e874f2c1a59cc28d4e860');
INSERT INTO "event" VALUES (53, '4021a207-2a0c-4e30-a701-47a0ee5564c3', 9, 'result', 1, 16519.666047, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:56.327Z', '{"class":"applied","status":204,"requestId":"079d327b-e50d-4f56-bb3c-d423029f92c5","to":"applied","reason":null,"gapMs":27.6}', '87f9f3c41c7e5ffe862b44ad31ea9c440e398b074e069ab55ec210864f615a54');
INSERT INTO "event" VALUES (54, '4021a207-2a0c-4e30-a701-47a0ee5564c3', NULL, 'audit', NULL, 16807.955286, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:56.616Z', '{"state":"joined","joined":9,"missing":0,"overlapped":0,"unreadableRows":0,"at":"2026-11-30T09:48:56.616Z"}', '6efc2cc9f1feba3607fa4a49ebb00a8827865389e1c5a2d382f2453530102090');
INSERT INTO "event" VALUES (55, '4021a207-2a0c-4e30-a701-47a0ee5564c3', NULL, 'close', NULL, 16807.955286, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:56.616Z', '{"state":"closed","reason":null,"gaps":{"measured":9,"overSecond":0,"p99Ms":46.8,"longestMs":46.8}}', '0daca84860d6d6d1d2743cadd2c660d878ac71eab921069332f18e7838999a15');
INSERT INTO "event" VALUES (56, 'a193f77d-1f58-4bd1-9fab-b0670f032937', NULL, 'approve', NULL, 17841.923352, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:57.650Z', '{"hash":"db2e438ff3309f6859aae5e5f8cdf48c1f031ffa5a35b85c7c706055a03f31a8","digest":"db2e438ff3309f6859aae5e5f8cdf48c1f031ffa5a35b85c7c706055a03f31a8","waves":null,"reasons":{},"confirmed":["membership-removal","suspension","role:0690fc1e-60d3-48f8-bd46-288632393564:releaser:organization:template:create","role:0690fc1e-60d3-48f8-bd46-288632393564:releaser:organization:template:delete","grant:0690fc1e-60d3-48f8-bd46-288632393564:organization-auditor:built-in","site:template-admin:","grant:0690fc1e-60d3-48f8-bd46-288632393564:releaser:organization:template:create","grant:0690fc1e-60d3-48f8-bd46-288632393564:releaser:organization:template:delete"],"permits":{"roles":[{"organizationId":"0690fc1e-60d3-48f8-bd46-288632393564","role":"organization-auditor","known":{"builtIn":true,"permissions":{"site":[],"organization":[{"negate":false,"resourceType":"audit_log","action":"read"},{"negate":false,"resourceType":"group","action":"read"},{"negate":false,"resourceType":"group_member","action":"read"},{"negate":false,"resourceType":"organization","action":"read"},{"negate":false,"resourceType":"organization_member","action":"read"},{"negate":false,"resourceType":"template","action":"read"},{"negate":false,"resourceType":"template","action":"view_insights"}],"user":[],"member":[]}}},{"organizationId":"0690fc1e-60d3-48f8-bd46-288632393564","role":"releaser","known":{"builtIn":false,"permissions":{"site":[],"organization":[],"user":[],"member":[]}}}],"defaults":[]}}', '106444bc55de4f8633e5d495c6dfbda339caf7e00eb6cfcc3bb1add373ada299');
INSERT INTO "event" VALUES (57, 'a193f77d-1f58-4bd1-9fab-b0670f032937', NULL, 'resume', NULL, 17949.730559, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:57.757Z', '{"accepted":[]}', 'acf3b9df22e5a400263f8ff6b49bcab68ca8370e5f67eef8541104e2036758fd');
INSERT INTO "event" VALUES (58, 'a193f77d-1f58-4bd1-9fab-b0670f032937', 1, 'intent', 1, 17989.624612, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:57.797Z', '{"before":[],"target":["display:Releaser","exists","org:template:create","org:template:delete","org:template:read"]}', 'f18deba2b99a296edccd2426e23d634bfc4ea19bb021e44fef78b747502391f1');
INSERT INTO "event" VALUES (59, 'a193f77d-1f58-4bd1-9fab-b0670f032937', 1, 'result', 1, 18016.718559, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:57.824Z', '{"class":"applied","status":200,"requestId":"197e85fb-d95f-4622-a21e-ad6ca3700356","to":"applied","reason":null,"gapMs":18.4}', 'cd8b63286da3a9c6a88ee543e81643cf8c4d71fd959ebf53142ab70ba896e10c');
INSERT INTO "event" VALUES (60, 'a193f77d-1f58-4bd1-9fab-b0670f032937', 4, 'intent', 1, 18035.339427, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:57.843Z', '{"before":[],"target":["template-admin"]}', 'a4e750e8164f02d6c73fc1ff39ddf0ca1260c1f828649ad676a8406e8a7455a3');
INSERT INTO "event" VALUES (61, 'a193f77d-1f58-4bd1-9fab-b0670f032937', 2, 'intent', 1, 18039.375804, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:57.847Z', '{"before":[],"target":["organization-auditor"]}', 'a4029596a5cbdf9d9ecafe71d1a1be16f042bb7e768a733020fd29571eb22c29');
INSERT INTO "event" VALUES (62, 'a193f77d-1f58-4bd1-9fab-b0670f032937', 3, 'intent', 1, 18039.485528, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:57.847Z', '{"before":[],"target":["organization-auditor"]}', '0ad636fb8b65e49f1fd451565542512eb646cf9c97309f386c5ab9dc210961a3');
INSERT INTO "event" VALUES (63, 'a193f77d-1f58-4bd1-9fab-b0670f032937', 5, 'intent', 1, 18039.554276, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:57.847Z', '{"before":[],"target":["releaser"]}', '699c3b606254c5dbc54235a8f5d720c84effd758f1bbe9afe3e30062f440af31');
INSERT INTO "event" VALUES (64, 'a193f77d-1f58-4bd1-9fab-b0670f032937', 4, 'result', 1, 18039.615651, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:57.847Z', '{"class":"applied","status":200,"requestId":"4b3a65d0-f3dc-4506-af29-3aa63210cfe1","to":"applied","reason":null,"gapMs":2.6}', '290a41385c8627ada11b5f3a7ac1518b3c2a322103afbd78572a82b505176743');
INSERT INTO "event" VALUES (65, 'a193f77d-1f58-4bd1-9fab-b0670f032937', 2, 'result', 1, 18075.893481, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:57.884Z', '{"class":"applied","status":200,"requestId":"d545dacf-a7e7-4022-a3ed-27f1c9819389","to":"applied","reason":null,"gapMs":24.8}', '495b27427f5ab7ebb2e917f81ffdaf8c5ee53afb3d1a7fd95e51adeddb26b633');
INSERT INTO "event" VALUES (66, 'a193f77d-1f58-4bd1-9fab-b0670f032937', 3, 'result', 1, 18076.007253, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:57.884Z', '{"class":"applied","status":200,"requestId":"ed602de0-66c2-4473-b615-beecd54debe8","to":"applied","reason":null,"gapMs":24.5}', '13a29656555414d9fea4e8affd78e6b6447d88a4a6f7bc20939a4b8ce0a09a9e');
INSERT INTO "event" VALUES (67, 'a193f77d-1f58-4bd1-9fab-b0670f032937', 5, 'result', 1, 18076.083034, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:57.884Z', '{"class":"applied","status":200,"requestId":"4073667f-424d-48a8-a2db-1c1f093c514f","to":"applied","reason":null,"gapMs":24.2}', '550c79097decf6c5e47a63cd770e9b3073b7134ae3f2eb2425c49fb9b12928c9');
INSERT INTO "event" VALUES (68, 'a193f77d-1f58-4bd1-9fab-b0670f032937', 6, 'intent', 1, 18113.53281, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:57.921Z', '{"before":["member"],"target":[],"lost":[]}', 'd9b5187f15fbefff80acbbf938cc1c5ee3563df4eae670b3560717bf30c767a8');
INSERT INTO "event" VALUES (69, 'a193f77d-1f58-4bd1-9fab-b0670f032937', 6, 'result', 1, 18127.978133, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:57.936Z', '{"class":"applied","status":204,"requestId":"32081cb1-638a-48fa-818f-5f7410463357","to":"applied","reason":null,"gapMs":17.9}', '0a90a1a3d27b26925d23c33714d04e587cc941b63e54168dd65434682142fc18');
INSERT INTO "event" VALUES (70, 'a193f77d-1f58-4bd1-9fab-b0670f032937', 7, 'intent', 1, 18159.74305, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:57.967Z', '{"before":[],"target":["suspended"]}', 'c3792f216344f22c80571d97c2854861f99d56b3c25b9c04949ece7e05b312aa');
INSERT INTO "event" VALUES (71, 'a193f77d-1f58-4bd1-9fab-b0670f032937', 7, 'result', 1, 18177.62991, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:57.985Z', '{"class":"applied","status":200,"requestId":"9ea720ca-2170-41e5-a5f5-e4a694701f22","to":"applied","reason":null,"gapMs":23.8}', 'c32394cc5ed0dfb3b47f145849bf0bc4483b8b54fcfe599ad7d728c1a2283cce');
INSERT INTO "event" VALUES (72, 'a193f77d-1f58-4bd1-9fab-b0670f032937', NULL, 'audit', NULL, 18259.786201, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:58.067Z', '{"state":"joined","joined":7,"missing":0,"overlapped":0,"unreadableRows":0,"at":"2026-11-30T09:48:58.067Z"}', 'b9e30586077f3f166bd1ab6c16bc49c8c7befb5ffe2389b01bbfa6913f46f0c6');
INSERT INTO "event" VALUES (73, 'a193f77d-1f58-4bd1-9fab-b0670f032937', NULL, 'close', NULL, 18259.786201, '5135347b-b4ee-4c1e-b4dc-06cd6c987cdd', '2026-11-30T09:48:58.067Z', '{"state":"closed","reason":null,"gaps":{"measured":7,"overSecond":0,"p99Ms":24.8,"longestMs":24.8}}', 'dac61f9608e012023b30169c994444ba7b7b31ac84852e4f10eab27336e169c2');
INSERT INTO "event" VALUES (74, '00000000-0000-4000-8000-000000000000', NULL, 'approve', NULL, 0.0, 'b', '2026-11-30T08:48:58.342Z', '{}', 'd2f0f2b723c1a9698422f3c2506a0a45005e845dd089793c3bd71b248eb2ff14');
INSERT INTO "event" VALUES (75, '00000000-0000-4000-8000-000000000001', NULL, 'approve', NULL, 0.0, 'b', '2026-11-30T08:48:58.342Z', '{}', 'faa5f775287ca07098e2160d35e72b2de491eeb196162fa835d3a72df2451add');
INSERT INTO "event" VALUES (76, '00000000-0000-4000-8000-000000000001', 1, 'intent', NULL, 0.0, 'b', '2026-11-30T08:48:58.342Z', '{"before":[],"target":["member"]}', 'a353af4b8d8ecc8231b51cd0836fec8b20e2538233b3ebcedfc297e5b431be96');
INSERT INTO "event" VALUES (77, '00000000-0000-4000-8000-000000000002', NULL, 'approve', NULL, 0.0, 'b', '2026-11-30T08:48:58.342Z', '{}', 'db18dd62d7dd9c85b2cc5a7fbf588a48a0a40def261eff99a9b726287c2634a2');
INSERT INTO "event" VALUES (78, '00000000-0000-4000-8000-000000000002', 1, 'intent', NULL, 0.0, 'b', '2026-11-30T08:48:58.342Z', '{"before":[],"target":["member"]}', '817ff150fb4cff0ec5c4d91eb8a5cdb36efe5e1a1a9116bd62ff4c4de998bfef');
INSERT INTO "event" VALUES (79, '00000000-0000-4000-8000-000000000002', 1, 'result', NULL, 0.0, 'b', '2026-11-30T08:48:58.342Z', '{}', '20b8fc7ac71e757e55aa818a6d04302adc2d8e041d66b76ac33ad6691221154b');
INSERT INTO "event" VALUES (80, '00000000-0000-4000-8000-000000000002', NULL, 'pause', NULL, 0.0, 'b', '2026-11-30T08:48:58.342Z', '{}', 'bd1d8233a187cf539d264dcac42e1a85c3361f3e8f781504704e63a93d598fe9');
INSERT INTO "event" VALUES (81, '00000000-0000-4000-8000-000000000003', NULL, 'approve', NULL, 0.0, 'b', '2026-11-30T08:48:58.342Z', '{}', '3e8a2fbb114b977aadaed21d429b479bafc05d89f16373f8f5db37cec1bb07cb');
INSERT INTO "event" VALUES (82, '00000000-0000-4000-8000-000000000003', 1, 'intent', NULL, 0.0, 'b', '2026-11-30T08:48:58.342Z', '{"before":[],"target":["member"]}', '059310e5510bda112bf77b5c62ed6c8ff28a12a848fe8d6d9245f53bd17aadb0');
INSERT INTO "event" VALUES (83, '00000000-0000-4000-8000-000000000003', 1, 'result', NULL, 0.0, 'b', '2026-11-30T08:48:58.342Z', '{}', 'e26dac86b2b8f0d4b3e1a1766b422730db72e53f02c8c7cbfc836e6147ae858c');
INSERT INTO "event" VALUES (84, '00000000-0000-4000-8000-000000000004', NULL, 'approve', NULL, 0.0, 'b', '2026-11-30T08:48:58.342Z', '{}', 'f5916504b41c161d318d8bb689af72a7000128b9f74a23baa8643e01d45c34ba');
INSERT INTO "event" VALUES (85, '00000000-0000-4000-8000-000000000004', 1, 'intent', NULL, 0.0, 'b', '2026-11-30T08:48:58.342Z', '{"before":[],"target":["member"]}', '6397cd9a316a3567a98b606b4b4619c2bdd37c9fe0d41aa058b7facb8d34dc95');
INSERT INTO "event" VALUES (86, '00000000-0000-4000-8000-000000000004', 1, 'result', NULL, 0.0, 'b', '2026-11-30T08:48:58.342Z', '{}', '2cadca3a8cdcf134e769cbd76003850bc41a4c7ab8a22fdf59a5c2a2f6f8dc2e');
INSERT INTO "key_fact" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', 'demoxhaU7s', 'demo', '2026-06-09T12:00:00.000Z', '2099-12-31T00:00:00.000Z', '2026-11-30T09:48:47.418Z', 7, '2026-11-30T09:48:47.612Z');
INSERT INTO "draft_person" VALUES (1, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', '2e2494c9-646a-4fa6-bc20-0f5efc01dffd', '', '{"kind":"delta","add":["organization-auditor"],"remove":[]}', '[]', 0);
INSERT INTO "draft_person" VALUES (1, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', '3446db17-e276-4a9c-9d4a-95f54575bd5a', '', '{"kind":"delta","add":["organization-auditor"],"remove":[]}', '[]', 0);
INSERT INTO "draft_person" VALUES (1, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', '6077c3f6-15ab-4dad-931d-d1caade2fe64', '', '{"kind":"delta","add":["organization-auditor"],"remove":[]}', '[]', 0);
INSERT INTO "draft_person" VALUES (2, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', '2e2494c9-646a-4fa6-bc20-0f5efc01dffd', '', '{"kind":"delta","add":["organization-template-admin"],"remove":["organization-auditor"]}', '[]', 0);
INSERT INTO "draft_person" VALUES (3, 'site-roles', '00000000-0000-0000-0000-000000000000', '0bac7c5d-459c-4da0-8419-d7078910f509', '', '{"kind":"delta","add":["user-admin"],"remove":[]}', '[]', 0);
INSERT INTO "draft_person" VALUES (4, 'membership', '60782233-0830-4395-b690-88779d41a56e', 'ab7f49a6-4e9b-49cd-bfac-17352d669f10', '', '{"kind":"delta","add":["member"],"remove":[]}', '[]', 0);
INSERT INTO "draft_person" VALUES (5, 'membership', '0690fc1e-60d3-48f8-bd46-288632393564', 'e8da5543-173b-4a94-afd1-6ad9297861ac', '', '{"kind":"delta","add":[],"remove":["member"]}', '["member"]', 0);
INSERT INTO "draft_person" VALUES (6, 'user-status', '00000000-0000-0000-0000-000000000000', 'f6c0ec8b-7072-4d7a-af11-24a0e6adf8bd', '', '{"kind":"delta","add":["suspended"],"remove":[]}', '[]', 0);
INSERT INTO "draft_person" VALUES (7, 'custom-role', '0690fc1e-60d3-48f8-bd46-288632393564', '00000000-0000-0000-0000-000000000000', 'watcher', '{"kind":"exactly","roles":["display:Watcher","exists","org:template:read"]}', '[]', 0);
INSERT INTO "draft_person" VALUES (8, 'custom-role', '0690fc1e-60d3-48f8-bd46-288632393564', '00000000-0000-0000-0000-000000000000', 'releaser', '{"kind":"exactly","roles":[]}', '["display:Releaser","exists","org:template:create","org:template:delete","org:template:read"]', 0);
INSERT INTO "draft_person" VALUES (9, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', '6077c3f6-15ab-4dad-931d-d1caade2fe64', '', NULL, '[]', 0);
INSERT INTO "draft_person" VALUES (10, 'site-roles', '00000000-0000-0000-0000-000000000000', '3446db17-e276-4a9c-9d4a-95f54575bd5a', '', '{"kind":"delta","add":["auditor"],"remove":[]}', '[]', 0);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000000', 1, 'membership', '60782233-0830-4395-b690-88779d41a56e', '19cd23e5-bf6f-4ca6-9707-726675e815fc', '', '{"kind":"delta","add":["member"],"remove":[]}', '[]', '["member"]', 'will-succeed', NULL, NULL, 'pending', NULL, NULL, NULL, 0);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000000', 2, 'site-roles', '00000000-0000-0000-0000-000000000000', '19cd23e5-bf6f-4ca6-9707-726675e815fc', '', '{"kind":"delta","add":["auditor"],"remove":[]}', '[]', '["auditor"]', 'will-succeed', NULL, NULL, 'pending', NULL, NULL, NULL, 0);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000000', 3, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', '19cd23e5-bf6f-4ca6-9707-726675e815fc', '', '{"kind":"delta","add":["organization-auditor"],"remove":[]}', '[]', '["organization-auditor"]', 'will-succeed', NULL, NULL, 'pending', NULL, NULL, NULL, 0);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000000', 4, 'custom-role', '0690fc1e-60d3-48f8-bd46-288632393564', '00000000-0000-0000-0000-000000000000', 'made-0', '{"kind":"delta","add":["display:Made 0","exists"],"remove":[]}', '[]', '["display:Made 0","exists"]', 'will-succeed', NULL, NULL, 'pending', NULL, NULL, NULL, 0);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000000', 5, 'user-status', '00000000-0000-0000-0000-000000000000', '19cd23e5-bf6f-4ca6-9707-726675e815fc', '', '{"kind":"delta","add":["suspended"],"remove":[]}', '[]', '["suspended"]', 'will-succeed', NULL, NULL, 'pending', NULL, NULL, NULL, 0);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000001', 1, 'membership', '60782233-0830-4395-b690-88779d41a56e', '3f7d0113-b1f2-45fe-8119-f482e5c171ef', '', '{"kind":"delta","add":["member"],"remove":[]}', '[]', '["member"]', 'will-succeed', '[]', '["member"]', 'inflight', NULL, NULL, NULL, 1);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000001', 2, 'site-roles', '00000000-0000-0000-0000-000000000000', '3f7d0113-b1f2-45fe-8119-f482e5c171ef', '', '{"kind":"delta","add":["auditor"],"remove":[]}', '[]', '["auditor"]', 'will-succeed', NULL, NULL, 'pending', NULL, NULL, NULL, 0);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000001', 3, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', '3f7d0113-b1f2-45fe-8119-f482e5c171ef', '', '{"kind":"delta","add":["organization-auditor"],"remove":[]}', '[]', '["organization-auditor"]', 'will-succeed', NULL, NULL, 'skipped', 'conflict', NULL, NULL, 0);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000001', 4, 'custom-role', '0690fc1e-60d3-48f8-bd46-288632393564', '00000000-0000-0000-0000-000000000000', 'made-1', '{"kind":"delta","add":["display:Made 1","exists"],"remove":[]}', '[]', '["display:Made 1","exists"]', 'will-succeed', NULL, NULL, 'pending', NULL, NULL, NULL, 0);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000001', 5, 'user-status', '00000000-0000-0000-0000-000000000000', '3f7d0113-b1f2-45fe-8119-f482e5c171ef', '', '{"kind":"delta","add":["suspended"],"remove":[]}', '[]', '["suspended"]', 'will-succeed', NULL, NULL, 'pending', NULL, NULL, NULL, 0);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000002', 1, 'membership', '60782233-0830-4395-b690-88779d41a56e', 'e139123c-d7da-4538-9fe7-bfc353a82298', '', '{"kind":"delta","add":["member"],"remove":[]}', '[]', '["member"]', 'will-succeed', '[]', '["member"]', 'applied', NULL, NULL, 'r1', 1);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000002', 2, 'site-roles', '00000000-0000-0000-0000-000000000000', 'e139123c-d7da-4538-9fe7-bfc353a82298', '', '{"kind":"delta","add":["auditor"],"remove":[]}', '[]', '["auditor"]', 'will-succeed', NULL, NULL, 'pending', NULL, NULL, NULL, 0);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000002', 3, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', 'e139123c-d7da-4538-9fe7-bfc353a82298', '', '{"kind":"delta","add":["organization-auditor"],"remove":[]}', '[]', '["organization-auditor"]', 'will-succeed', NULL, NULL, 'pending', NULL, NULL, NULL, 0);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000002', 4, 'custom-role', '0690fc1e-60d3-48f8-bd46-288632393564', '00000000-0000-0000-0000-000000000000', 'made-2', '{"kind":"delta","add":["display:Made 2","exists"],"remove":[]}', '[]', '["display:Made 2","exists"]', 'will-succeed', NULL, NULL, 'pending', NULL, NULL, NULL, 0);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000002', 5, 'user-status', '00000000-0000-0000-0000-000000000000', 'e139123c-d7da-4538-9fe7-bfc353a82298', '', '{"kind":"delta","add":["suspended"],"remove":[]}', '[]', '["suspended"]', 'will-succeed', NULL, NULL, 'pending', NULL, NULL, NULL, 0);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000003', 1, 'membership', '60782233-0830-4395-b690-88779d41a56e', '48fb12fa-85ff-4c63-9c59-99480cae9b0c', '', '{"kind":"delta","add":["member"],"remove":[]}', '[]', '["member"]', 'will-succeed', '[]', '["member"]', 'applied', NULL, NULL, 'r1', 1);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000003', 2, 'site-roles', '00000000-0000-0000-0000-000000000000', '48fb12fa-85ff-4c63-9c59-99480cae9b0c', '', '{"kind":"delta","add":["auditor"],"remove":[]}', '[]', '["auditor"]', 'will-succeed', NULL, NULL, 'applied', 'already', NULL, NULL, 0);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000003', 3, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', '48fb12fa-85ff-4c63-9c59-99480cae9b0c', '', '{"kind":"delta","add":["organization-auditor"],"remove":[]}', '[]', '["organization-auditor"]', 'will-succeed', NULL, NULL, 'skipped', 'conflict', NULL, NULL, 0);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000003', 4, 'custom-role', '0690fc1e-60d3-48f8-bd46-288632393564', '00000000-0000-0000-0000-000000000000', 'made-3', '{"kind":"delta","add":["display:Made 3","exists"],"remove":[]}', '[]', '["display:Made 3","exists"]', 'will-succeed', NULL, NULL, 'failed', 'own-roles', NULL, NULL, 0);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000003', 5, 'user-status', '00000000-0000-0000-0000-000000000000', '48fb12fa-85ff-4c63-9c59-99480cae9b0c', '', '{"kind":"delta","add":["suspended"],"remove":[]}', '[]', '["suspended"]', 'will-succeed', NULL, NULL, 'cancelled', NULL, NULL, NULL, 0);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000004', 1, 'membership', '60782233-0830-4395-b690-88779d41a56e', '94dd5868-ceaf-41a2-abec-67426a2007b6', '', '{"kind":"delta","add":["member"],"remove":[]}', '[]', '["member"]', 'will-succeed', '[]', '["member"]', 'applied', NULL, NULL, 'r1', 1);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000004', 2, 'site-roles', '00000000-0000-0000-0000-000000000000', '94dd5868-ceaf-41a2-abec-67426a2007b6', '', '{"kind":"delta","add":["auditor"],"remove":[]}', '[]', '["auditor"]', 'will-succeed', NULL, NULL, 'applied', 'already', NULL, NULL, 0);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000004', 3, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', '94dd5868-ceaf-41a2-abec-67426a2007b6', '', '{"kind":"delta","add":["organization-auditor"],"remove":[]}', '[]', '["organization-auditor"]', 'will-succeed', NULL, NULL, 'skipped', 'conflict', NULL, NULL, 0);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000004', 4, 'custom-role', '0690fc1e-60d3-48f8-bd46-288632393564', '00000000-0000-0000-0000-000000000000', 'made-4', '{"kind":"delta","add":["display:Made 4","exists"],"remove":[]}', '[]', '["display:Made 4","exists"]', 'will-succeed', NULL, NULL, 'failed', 'own-roles', NULL, NULL, 0);
INSERT INTO "change" VALUES ('00000000-0000-4000-8000-000000000004', 5, 'user-status', '00000000-0000-0000-0000-000000000000', '94dd5868-ceaf-41a2-abec-67426a2007b6', '', '{"kind":"delta","add":["suspended"],"remove":[]}', '[]', '["suspended"]', 'will-succeed', NULL, NULL, 'cancelled', NULL, NULL, NULL, 0);
INSERT INTO "change" VALUES ('1a464fe6-1ce5-41b6-8ed5-817b391e4465', 1, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', 'a3c25c7a-6baa-45f0-b2a9-6c4aa1778d20', '', '{"kind":"delta","add":["organization-template-admin"],"remove":[]}', '[]', '["organization-template-admin"]', 'will-succeed', '[]', '["organization-template-admin"]', 'applied', NULL, NULL, '63c4e92e-afc4-43ad-b864-0b9810d880c6', 1);
INSERT INTO "change" VALUES ('1a464fe6-1ce5-41b6-8ed5-817b391e4465', 2, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', '201e0cb0-5932-457f-a88e-538b98ada296', '', '{"kind":"delta","add":["organization-template-admin"],"remove":[]}', '[]', '["organization-template-admin"]', 'will-succeed', NULL, NULL, 'skipped', 'member-gone', NULL, NULL, 0);
INSERT INTO "change" VALUES ('1a464fe6-1ce5-41b6-8ed5-817b391e4465', 3, 'custom-role', '0690fc1e-60d3-48f8-bd46-288632393564', '00000000-0000-0000-0000-000000000000', 'keeper', '{"kind":"exactly","roles":[]}', '["exists","org:template:read"]', '[]', 'will-succeed', '["exists","org:template:read"]', '[]', 'applied', NULL, NULL, 'd5a1c9eb-9d8e-4ef0-b369-e064896bba04', 1);
INSERT INTO "change" VALUES ('4021a207-2a0c-4e30-a701-47a0ee5564c3', 1, 'user-status', '00000000-0000-0000-0000-000000000000', '08982569-6e9a-45b1-a65b-33c56ba85fce', '', '{"kind":"delta","add":[],"remove":["suspended"]}', '["suspended"]', '[]', 'will-succeed', '["suspended"]', '[]', 'applied', NULL, NULL, '2fee59dc-d392-4fec-89e5-364bc86f5cfb', 1);
INSERT INTO "change" VALUES ('4021a207-2a0c-4e30-a701-47a0ee5564c3', 2, 'membership', '0690fc1e-60d3-48f8-bd46-288632393564', '9ab4f352-bccb-486e-b8f1-d7b50b87ebf4', '', '{"kind":"delta","add":["member"],"remove":[]}', '[]', '["member"]', 'will-succeed', '[]', '["member"]', 'applied', NULL, NULL, '0e02e569-b6b7-468d-b63e-46f26589bf75', 1);
INSERT INTO "change" VALUES ('4021a207-2a0c-4e30-a701-47a0ee5564c3', 3, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', 'fb2621a1-664d-40d4-b415-1942908727d7', '', '{"kind":"delta","add":[],"remove":["organization-auditor"]}', '["organization-auditor"]', '[]', 'will-succeed', '["organization-auditor"]', '[]', 'applied', NULL, NULL, 'bc12ea05-19ab-4653-b5e8-ecb1faaeddbe', 1);
INSERT INTO "change" VALUES ('4021a207-2a0c-4e30-a701-47a0ee5564c3', 4, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', 'e977a02e-d861-4bc8-a18d-5b2783c70859', '', '{"kind":"delta","add":[],"remove":["organization-auditor"]}', '["organization-auditor"]', '[]', 'will-succeed', '["organization-auditor"]', '[]', 'applied', NULL, NULL, '06bfcfc9-d72d-4351-b817-d955fd3c4aa5', 1);
INSERT INTO "change" VALUES ('4021a207-2a0c-4e30-a701-47a0ee5564c3', 5, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', '4eaa40ad-45f9-43e6-95de-5ac77106f967', '', '{"kind":"delta","add":[],"remove":["organization-auditor"]}', '["organization-auditor"]', '[]', 'will-succeed', '["organization-auditor"]', '[]', 'applied', NULL, NULL, '972d3451-910a-44a9-ad57-62801c0889c0', 1);
INSERT INTO "change" VALUES ('4021a207-2a0c-4e30-a701-47a0ee5564c3', 6, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', 'edd342dd-dc73-45fc-b4a9-bd153c00560b', '', '{"kind":"delta","add":[],"remove":["deployer"]}', '["deployer"]', '[]', 'will-succeed', '["deployer"]', '[]', 'applied', NULL, NULL, '4645af8f-9750-4318-a731-f72c030f3a05', 1);
INSERT INTO "change" VALUES ('4021a207-2a0c-4e30-a701-47a0ee5564c3', 7, 'site-roles', '00000000-0000-0000-0000-000000000000', '2852f520-9204-4eae-b488-5241074082b2', '', '{"kind":"delta","add":[],"remove":["auditor"]}', '["auditor"]', '[]', 'cannot-know', '["auditor"]', '[]', 'applied', NULL, NULL, '7be65d11-222b-45d1-a9ae-45acd7db5d65', 1);
INSERT INTO "change" VALUES ('4021a207-2a0c-4e30-a701-47a0ee5564c3', 8, 'membership', '60782233-0830-4395-b690-88779d41a56e', '59aafc37-7df3-434e-8e94-908afcb9b4cd', '', '{"kind":"delta","add":[],"remove":["member"]}', '["member"]', '[]', 'will-succeed', '["member"]', '[]', 'applied', NULL, NULL, 'ef607143-5835-4c18-a5da-5586cb777a37', 1);
INSERT INTO "change" VALUES ('4021a207-2a0c-4e30-a701-47a0ee5564c3', 9, 'custom-role', '0690fc1e-60d3-48f8-bd46-288632393564', '00000000-0000-0000-0000-000000000000', 'deployer', '{"kind":"delta","add":[],"remove":["display:Deployer","exists","org:template:read","org:template:update"]}', '["display:Deployer","exists","org:template:read","org:template:update"]', '[]', 'will-succeed', '["display:Deployer","exists","org:template:read","org:template:update"]', '[]', 'applied', NULL, NULL, '079d327b-e50d-4f56-bb3c-d423029f92c5', 1);
INSERT INTO "change" VALUES ('8f65daa4-816b-486c-b96d-2ea2a212f0a9', 1, 'custom-role', '0690fc1e-60d3-48f8-bd46-288632393564', '00000000-0000-0000-0000-000000000000', 'deployer', '{"kind":"exactly","roles":["display:Deployer","exists","org:template:read","org:template:update"]}', '[]', '["display:Deployer","exists","org:template:read","org:template:update"]', 'cannot-know', '[]', '["display:Deployer","exists","org:template:read","org:template:update"]', 'applied', NULL, NULL, 'c3adb464-3bb3-4380-8561-7445b5e29699', 1);
INSERT INTO "change" VALUES ('8f65daa4-816b-486c-b96d-2ea2a212f0a9', 2, 'custom-role', '0690fc1e-60d3-48f8-bd46-288632393564', '00000000-0000-0000-0000-000000000000', 'keeper', '{"kind":"exactly","roles":["exists","org:template:read"]}', '[]', '["exists","org:template:read"]', 'cannot-know', '[]', '["exists","org:template:read"]', 'applied', NULL, NULL, 'e6d9c1c2-42ff-4ce9-bcd3-12bbcc1874f1', 1);
INSERT INTO "change" VALUES ('8f65daa4-816b-486c-b96d-2ea2a212f0a9', 3, 'membership', '60782233-0830-4395-b690-88779d41a56e', '59aafc37-7df3-434e-8e94-908afcb9b4cd', '', '{"kind":"delta","add":["member"],"remove":[]}', '[]', '["member"]', 'will-succeed', '[]', '["member"]', 'applied', NULL, NULL, 'd75ecf4e-cfd3-491d-8b6d-04572aeea975', 1);
INSERT INTO "change" VALUES ('8f65daa4-816b-486c-b96d-2ea2a212f0a9', 4, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', 'fb2621a1-664d-40d4-b415-1942908727d7', '', '{"kind":"delta","add":["organization-auditor"],"remove":[]}', '[]', '["organization-auditor"]', 'will-succeed', '[]', '["organization-auditor"]', 'applied', NULL, NULL, '0679a977-2b44-4a91-810b-6a1f3bddc591', 1);
INSERT INTO "change" VALUES ('8f65daa4-816b-486c-b96d-2ea2a212f0a9', 5, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', 'e977a02e-d861-4bc8-a18d-5b2783c70859', '', '{"kind":"delta","add":["organization-auditor"],"remove":[]}', '[]', '["organization-auditor"]', 'will-succeed', '[]', '["organization-auditor"]', 'applied', NULL, NULL, '9aac8622-28d4-45d9-a373-e210743623d7', 1);
INSERT INTO "change" VALUES ('8f65daa4-816b-486c-b96d-2ea2a212f0a9', 6, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', '4eaa40ad-45f9-43e6-95de-5ac77106f967', '', '{"kind":"delta","add":["organization-auditor"],"remove":[]}', '[]', '["organization-auditor"]', 'will-succeed', '[]', '["organization-auditor"]', 'applied', NULL, NULL, 'd21015dd-caab-4f77-bebb-6f10c39c148e', 1);
INSERT INTO "change" VALUES ('8f65daa4-816b-486c-b96d-2ea2a212f0a9', 7, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', 'edd342dd-dc73-45fc-b4a9-bd153c00560b', '', '{"kind":"delta","add":["deployer"],"remove":[]}', '[]', '["deployer"]', 'will-succeed', '[]', '["deployer"]', 'applied', NULL, NULL, '1563ea81-5f83-4cee-ba8f-a12bd8eaf138', 1);
INSERT INTO "change" VALUES ('8f65daa4-816b-486c-b96d-2ea2a212f0a9', 8, 'site-roles', '00000000-0000-0000-0000-000000000000', '2852f520-9204-4eae-b488-5241074082b2', '', '{"kind":"delta","add":["auditor"],"remove":[]}', '[]', '["auditor"]', 'cannot-know', '[]', '["auditor"]', 'applied', NULL, NULL, 'a14787b7-57a5-4667-aed4-8c7f02ff3874', 1);
INSERT INTO "change" VALUES ('8f65daa4-816b-486c-b96d-2ea2a212f0a9', 9, 'membership', '0690fc1e-60d3-48f8-bd46-288632393564', '9ab4f352-bccb-486e-b8f1-d7b50b87ebf4', '', '{"kind":"delta","add":[],"remove":["member"]}', '["member"]', '[]', 'will-succeed', '["member"]', '[]', 'applied', NULL, NULL, '6f474882-2d1d-41f1-aa9f-270b1bd90593', 1);
INSERT INTO "change" VALUES ('8f65daa4-816b-486c-b96d-2ea2a212f0a9', 10, 'user-status', '00000000-0000-0000-0000-000000000000', '08982569-6e9a-45b1-a65b-33c56ba85fce', '', '{"kind":"delta","add":["suspended"],"remove":[]}', '[]', '["suspended"]', 'will-succeed', '[]', '["suspended"]', 'applied', NULL, NULL, '5be2fdd1-9951-41c3-9cf2-03c1a22a5e42', 1);
INSERT INTO "change" VALUES ('a193f77d-1f58-4bd1-9fab-b0670f032937', 1, 'custom-role', '0690fc1e-60d3-48f8-bd46-288632393564', '00000000-0000-0000-0000-000000000000', 'releaser', '{"kind":"exactly","roles":["display:Releaser","exists","org:template:create","org:template:delete","org:template:read"]}', '[]', '["display:Releaser","exists","org:template:create","org:template:delete","org:template:read"]', 'will-succeed', '[]', '["display:Releaser","exists","org:template:create","org:template:delete","org:template:read"]', 'applied', NULL, NULL, '197e85fb-d95f-4622-a21e-ad6ca3700356', 1);
INSERT INTO "change" VALUES ('a193f77d-1f58-4bd1-9fab-b0670f032937', 2, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', '978016e9-6d7d-4d82-9e6f-5ca63fa47268', '', '{"kind":"delta","add":["organization-auditor"],"remove":[]}', '[]', '["organization-auditor"]', 'will-succeed', '[]', '["organization-auditor"]', 'applied', NULL, NULL, 'd545dacf-a7e7-4022-a3ed-27f1c9819389', 1);
INSERT INTO "change" VALUES ('a193f77d-1f58-4bd1-9fab-b0670f032937', 3, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', '0145bf24-d9ff-45bd-a39d-cca5ff0af06f', '', '{"kind":"delta","add":["organization-auditor"],"remove":[]}', '[]', '["organization-auditor"]', 'will-succeed', '[]', '["organization-auditor"]', 'applied', NULL, NULL, 'ed602de0-66c2-4473-b615-beecd54debe8', 1);
INSERT INTO "change" VALUES ('a193f77d-1f58-4bd1-9fab-b0670f032937', 4, 'site-roles', '00000000-0000-0000-0000-000000000000', 'abda90a4-e49d-4ec1-916b-fb77274d2ed4', '', '{"kind":"delta","add":["template-admin"],"remove":[]}', '[]', '["template-admin"]', 'will-succeed', '[]', '["template-admin"]', 'applied', NULL, NULL, '4b3a65d0-f3dc-4506-af29-3aa63210cfe1', 1);
INSERT INTO "change" VALUES ('a193f77d-1f58-4bd1-9fab-b0670f032937', 5, 'member-roles', '0690fc1e-60d3-48f8-bd46-288632393564', '5b5da1bc-8ccc-49df-afac-aeb7ee613600', '', '{"kind":"delta","add":["releaser"],"remove":[]}', '[]', '["releaser"]', 'will-succeed', '[]', '["releaser"]', 'applied', NULL, NULL, '4073667f-424d-48a8-a2db-1c1f093c514f', 1);
INSERT INTO "change" VALUES ('a193f77d-1f58-4bd1-9fab-b0670f032937', 6, 'membership', '0690fc1e-60d3-48f8-bd46-288632393564', '78867927-9023-419b-a0ff-865175384200', '', '{"kind":"delta","add":[],"remove":["member"]}', '["member"]', '[]', 'will-succeed', '["member"]', '[]', 'applied', NULL, NULL, '32081cb1-638a-48fa-818f-5f7410463357', 1);
INSERT INTO "change" VALUES ('a193f77d-1f58-4bd1-9fab-b0670f032937', 7, 'user-status', '00000000-0000-0000-0000-000000000000', '869e3982-6a26-4658-91eb-a85de3222660', '', '{"kind":"delta","add":["suspended"],"remove":[]}', '[]', '["suspended"]', 'will-succeed', '[]', '["suspended"]', 'applied', NULL, NULL, '9ea720ca-2170-41e5-a5f5-e4a694701f22', 1);
INSERT INTO "chain_start" VALUES (1, '3bf5789c163f52ce03c08887307bf12b', 0, '769730d6cd045a7e2240bc26246a1a623b5b875584cebe5778e911ce11981c45');
INSERT INTO "known_server" VALUES ('332a883eb03408d6a526da0a97ba37864872eb904478216c695166b52dbd64e5', 'staging');
INSERT INTO "known_server" VALUES ('60723b41fa9565655205edc731546e88888831b914429d9552113cde5e4603a0', 'staging');
CREATE INDEX draft_step_by_deployment ON draft_step (deployment_id, id);
CREATE INDEX plan_by_deployment ON plan (deployment_id, created_at);
CREATE TRIGGER plan_ends_last BEFORE UPDATE OF state ON plan
WHEN NEW.state IN ('closed', 'needs-review') AND EXISTS (
  SELECT 1 FROM change_tally
  WHERE plan_id = NEW.id AND people > 0 AND state IN ('pending', 'inflight', 'unknown'))
BEGIN SELECT RAISE(ABORT, 'a plan ends only when all its changes have'); END;
CREATE INDEX event_by_plan ON event (plan_id, n, seq);
CREATE TRIGGER event_is_written_once BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
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
CREATE TRIGGER chain_start_is_written_once BEFORE UPDATE ON chain_start
BEGIN SELECT RAISE(ABORT, 'the start of the chain is never changed'); END;
CREATE TRIGGER chain_start_stays BEFORE DELETE ON chain_start
BEGIN SELECT RAISE(ABORT, 'the start of the chain is never deleted'); END;
CREATE TRIGGER event_is_chained BEFORE INSERT ON event
WHEN NEW.hash IS NULL
BEGIN SELECT RAISE(ABORT, 'an event carries the hash of the chain'); END;
CREATE INDEX event_remark ON event (plan_id, kind, n)
  WHERE kind = 'overlapped' OR kind = 'differs' OR kind = 'acknowledge';
CREATE INDEX change_of_role ON change (plan_id) WHERE kind = 'custom-role';
CREATE TRIGGER change_stays BEFORE DELETE ON change
WHEN NOT EXISTS (SELECT 1 FROM plan WHERE id = OLD.plan_id AND deployment_id = '')
BEGIN SELECT RAISE(ABORT, 'changes are never deleted'); END;
CREATE TRIGGER plan_is_approved_once BEFORE UPDATE OF deployment_id ON plan
WHEN OLD.deployment_id <> ''
BEGIN SELECT RAISE(ABORT, 'an approved plan stays with its deployment'); END;
