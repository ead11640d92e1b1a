PRAGMA application_id = 1382237025;
PRAGMA user_version = 9;
CREATE TABLE pass (
  deployment_id TEXT PRIMARY KEY,
  as_of TEXT NOT NULL,
  since TEXT,
  members INTEGER NOT NULL
, users TEXT NOT NULL DEFAULT 'none' CHECK (users IN ('none', 'members', 'all')), organization_sync INTEGER CHECK (organization_sync IN (0, 1))) STRICT;
CREATE TABLE organization (
  key INTEGER PRIMARY KEY,
  deployment_id TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  display_name TEXT NOT NULL,
  is_default INTEGER NOT NULL,
  default_roles TEXT,
  role_sync INTEGER, members INTEGER NOT NULL DEFAULT 0,
  UNIQUE (deployment_id, id)
) STRICT;
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
CREATE TABLE member_role (
  member_key INTEGER NOT NULL REFERENCES member (key) ON DELETE CASCADE,
  role TEXT NOT NULL,
  PRIMARY KEY (member_key, role)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE former_username (
  seq INTEGER PRIMARY KEY,
  deployment_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  username TEXT NOT NULL,
  UNIQUE (deployment_id, user_id, username)
) STRICT;
CREATE TABLE directory_difference (
  seq INTEGER PRIMARY KEY,
  deployment_id TEXT NOT NULL,
  organization_id TEXT NOT NULL,
  organization TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('role-made', 'role-deleted', 'role-changed', 'organization-new', 'organization-gone')),
  name TEXT NOT NULL,
  display_name TEXT NOT NULL,
  added TEXT NOT NULL,
  removed TEXT NOT NULL
) STRICT;
INSERT INTO "pass" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '2026-11-30T09:48:58.108Z', '2026-11-30T09:48:56.654Z', 80, 'all', 0);
INSERT INTO "organization" VALUES (1, '2895c3e1-85b5-4fbd-b4e3-17082c951362', '00000000-0000-0000-0000-000000000000', '', '', 0, NULL, NULL, 76);
INSERT INTO "organization" VALUES (2, '2895c3e1-85b5-4fbd-b4e3-17082c951362', 'acad8aaa-ce51-4c12-9570-dafc80249784', 'labs', 'Acme Labs', 0, '["organization-workspace-access"]', 0, 6);
INSERT INTO "organization" VALUES (3, '2895c3e1-85b5-4fbd-b4e3-17082c951362', '60782233-0830-4395-b690-88779d41a56e', 'emea', 'Acme EMEA', 0, '["organization-workspace-access"]', 1, 6);
INSERT INTO "organization" VALUES (4, '2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', 'coder', 'Acme', 1, '["organization-workspace-access"]', 0, 68);
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '', 'auditor', 'Auditor', 1, 1, '{"site":[{"negate":false,"resourceType":"assign_org_role","action":"read"},{"negate":false,"resourceType":"audit_log","action":"read"},{"negate":false,"resourceType":"connection_log","action":"read"},{"negate":false,"resourceType":"deployment_config","action":"read"},{"negate":false,"resourceType":"deployment_stats","action":"read"},{"negate":false,"resourceType":"group","action":"read"},{"negate":false,"resourceType":"group_member","action":"read"},{"negate":false,"resourceType":"organization","action":"read"},{"negate":false,"resourceType":"organization_member","action":"read"},{"negate":false,"resourceType":"template","action":"read"},{"negate":false,"resourceType":"template","action":"view_insights"},{"negate":false,"resourceType":"user","action":"read"}],"organization":[],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '', 'owner', 'Owner', 1, 1, '{"site":[{"negate":false,"resourceType":"ai_gateway_key","action":"*"},{"negate":false,"resourceType":"ai_model_price","action":"*"},{"negate":false,"resourceType":"ai_provider","action":"*"},{"negate":false,"resourceType":"ai_seat","action":"*"},{"negate":false,"resourceType":"aibridge_interception","action":"*"},{"negate":false,"resourceType":"api_key","action":"*"},{"negate":false,"resourceType":"assign_org_role","action":"*"},{"negate":false,"resourceType":"assign_role","action":"*"},{"negate":false,"resourceType":"audit_log","action":"*"},{"negate":false,"resourceType":"boundary_log","action":"*"},{"negate":false,"resourceType":"boundary_usage","action":"*"},{"negate":false,"resourceType":"chat","action":"*"},{"negate":false,"resourceType":"connection_log","action":"*"},{"negate":false,"resourceType":"crypto_key","action":"*"},{"negate":false,"resourceType":"debug_info","action":"*"},{"negate":false,"resourceType":"deployment_config","action":"*"},{"negate":false,"resourceType":"deployment_stats","action":"*"},{"negate":false,"resourceType":"file","action":"*"},{"negate":false,"resourceType":"group","action":"*"},{"negate":false,"resourceType":"group_member","action":"*"},{"negate":false,"resourceType":"idpsync_settings","action":"*"},{"negate":false,"resourceType":"inbox_notification","action":"*"},{"negate":false,"resourceType":"license","action":"*"},{"negate":false,"resourceType":"notification_message","action":"*"},{"negate":false,"resourceType":"notification_preference","action":"*"},{"negate":false,"resourceType":"notification_template","action":"*"},{"negate":false,"resourceType":"oauth2_app","action":"*"},{"negate":false,"resourceType":"oauth2_app_code_token","action":"*"},{"negate":false,"resourceType":"oauth2_app_secret","action":"*"},{"negate":false,"resourceType":"organization","action":"*"},{"negate":false,"resourceType":"organization_member","action":"*"},{"negate":false,"resourceType":"prebuilt_workspace","action":"update"},{"negate":false,"resourceType":"prebuilt_workspace","action":"delete"},{"negate":false,"resourceType":"provisioner_daemon","action":"*"},{"negate":false,"resourceType":"provisioner_jobs","action":"*"},{"negate":false,"resourceType":"replicas","action":"*"},{"negate":false,"resourceType":"system","action":"*"},{"negate":false,"resourceType":"tailnet_coordinator","action":"*"},{"negate":false,"resourceType":"task","action":"*"},{"negate":false,"resourceType":"template","action":"*"},{"negate":false,"resourceType":"usage_event","action":"*"},{"negate":false,"resourceType":"user","action":"*"},{"negate":false,"resourceType":"webpush_subscription","action":"*"},{"negate":false,"resourceType":"workspace","action":"*"},{"negate":false,"resourceType":"workspace_agent_devcontainers","action":"*"},{"negate":false,"resourceType":"workspace_agent_resource_monitor","action":"*"},{"negate":false,"resourceType":"workspace_dormant","action":"read"},{"negate":false,"resourceType":"workspace_dormant","action":"delete"},{"negate":false,"resourceType":"workspace_dormant","action":"create"},{"negate":false,"resourceType":"workspace_dormant","action":"update"},{"negate":false,"resourceType":"workspace_dormant","action":"stop"},{"negate":false,"resourceType":"workspace_proxy","action":"*"}],"organization":[],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '', 'template-admin', 'Template Admin', 1, 1, '{"site":[{"negate":false,"resourceType":"assign_org_role","action":"read"},{"negate":false,"resourceType":"file","action":"create"},{"negate":false,"resourceType":"file","action":"read"},{"negate":false,"resourceType":"group","action":"read"},{"negate":false,"resourceType":"group_member","action":"read"},{"negate":false,"resourceType":"organization","action":"read"},{"negate":false,"resourceType":"organization_member","action":"read"},{"negate":false,"resourceType":"prebuilt_workspace","action":"update"},{"negate":false,"resourceType":"prebuilt_workspace","action":"delete"},{"negate":false,"resourceType":"provisioner_daemon","action":"create"},{"negate":false,"resourceType":"provisioner_daemon","action":"read"},{"negate":false,"resourceType":"provisioner_daemon","action":"update"},{"negate":false,"resourceType":"provisioner_daemon","action":"delete"},{"negate":false,"resourceType":"template","action":"create"},{"negate":false,"resourceType":"template","action":"delete"},{"negate":false,"resourceType":"template","action":"read"},{"negate":false,"resourceType":"template","action":"update"},{"negate":false,"resourceType":"template","action":"use"},{"negate":false,"resourceType":"template","action":"view_insights"},{"negate":false,"resourceType":"user","action":"read"},{"negate":false,"resourceType":"workspace","action":"read"}],"organization":[],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '', 'user-admin', 'User Admin', 1, 1, '{"site":[{"negate":false,"resourceType":"assign_org_role","action":"assign"},{"negate":false,"resourceType":"assign_org_role","action":"unassign"},{"negate":false,"resourceType":"assign_org_role","action":"read"},{"negate":false,"resourceType":"assign_role","action":"assign"},{"negate":false,"resourceType":"assign_role","action":"unassign"},{"negate":false,"resourceType":"assign_role","action":"read"},{"negate":false,"resourceType":"group","action":"create"},{"negate":false,"resourceType":"group","action":"read"},{"negate":false,"resourceType":"group","action":"update"},{"negate":false,"resourceType":"group","action":"delete"},{"negate":false,"resourceType":"group_member","action":"read"},{"negate":false,"resourceType":"idpsync_settings","action":"read"},{"negate":false,"resourceType":"idpsync_settings","action":"update"},{"negate":false,"resourceType":"organization","action":"read"},{"negate":false,"resourceType":"organization_member","action":"create"},{"negate":false,"resourceType":"organization_member","action":"read"},{"negate":false,"resourceType":"organization_member","action":"update"},{"negate":false,"resourceType":"organization_member","action":"delete"},{"negate":false,"resourceType":"user","action":"create"},{"negate":false,"resourceType":"user","action":"read"},{"negate":false,"resourceType":"user","action":"update"},{"negate":false,"resourceType":"user","action":"delete"},{"negate":false,"resourceType":"user","action":"update_personal"},{"negate":false,"resourceType":"user","action":"read_personal"}],"organization":[],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', 'agents-access', 'Coder Agents User', 1, 1, '{"site":[],"organization":[],"user":[],"member":[{"negate":false,"resourceType":"chat","action":"create"},{"negate":false,"resourceType":"chat","action":"read"},{"negate":false,"resourceType":"chat","action":"share"},{"negate":false,"resourceType":"chat","action":"update"}]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', 'data-steward', '<b>Data</b> & "steward"', 0, 1, '{"site":[],"organization":[{"negate":false,"resourceType":"group","action":"read"},{"negate":false,"resourceType":"group","action":"update"},{"negate":false,"resourceType":"template","action":"read"},{"negate":false,"resourceType":"template","action":"view_insights"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', 'deploy-lead', 'Deploy lead', 0, 1, '{"site":[],"organization":[{"negate":false,"resourceType":"template","action":"read"},{"negate":false,"resourceType":"template","action":"update"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', 'incident-commander', 'Incident commander', 0, 1, '{"site":[],"organization":[{"negate":false,"resourceType":"audit_log","action":"read"},{"negate":false,"resourceType":"workspace","action":"read"},{"negate":false,"resourceType":"workspace","action":"stop"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', 'onboarding-buddy', 'Onboarding buddy', 0, 1, '{"site":[],"organization":[{"negate":false,"resourceType":"group","action":"read"},{"negate":false,"resourceType":"group_member","action":"read"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', 'organization-admin', 'Organization Admin', 1, 1, '{"site":[{"negate":false,"resourceType":"user","action":"read"}],"organization":[{"negate":false,"resourceType":"ai_gateway_key","action":"*"},{"negate":false,"resourceType":"ai_model_price","action":"*"},{"negate":false,"resourceType":"ai_provider","action":"*"},{"negate":false,"resourceType":"ai_seat","action":"*"},{"negate":false,"resourceType":"aibridge_interception","action":"*"},{"negate":false,"resourceType":"api_key","action":"*"},{"negate":false,"resourceType":"assign_org_role","action":"*"},{"negate":false,"resourceType":"audit_log","action":"*"},{"negate":false,"resourceType":"boundary_log","action":"*"},{"negate":false,"resourceType":"boundary_usage","action":"*"},{"negate":false,"resourceType":"chat","action":"*"},{"negate":false,"resourceType":"connection_log","action":"*"},{"negate":false,"resourceType":"crypto_key","action":"*"},{"negate":false,"resourceType":"debug_info","action":"*"},{"negate":false,"resourceType":"deployment_config","action":"*"},{"negate":false,"resourceType":"deployment_stats","action":"*"},{"negate":false,"resourceType":"file","action":"*"},{"negate":false,"resourceType":"group","action":"*"},{"negate":false,"resourceType":"group_member","action":"*"},{"negate":false,"resourceType":"idpsync_settings","action":"*"},{"negate":false,"resourceType":"inbox_notification","action":"*"},{"negate":false,"resourceType":"license","action":"*"},{"negate":false,"resourceType":"notification_message","action":"*"},{"negate":false,"resourceType":"notification_preference","action":"*"},{"negate":false,"resourceType":"notification_template","action":"*"},{"negate":false,"resourceType":"oauth2_app","action":"*"},{"negate":false,"resourceType":"oauth2_app_code_token","action":"*"},{"negate":false,"resourceType":"oauth2_app_secret","action":"*"},{"negate":false,"resourceType":"organization","action":"*"},{"negate":false,"resourceType":"organization_member","action":"*"},{"negate":false,"resourceType":"prebuilt_workspace","action":"update"},{"negate":false,"resourceType":"prebuilt_workspace","action":"delete"},{"negate":false,"resourceType":"provisioner_daemon","action":"*"},{"negate":false,"resourceType":"provisioner_jobs","action":"*"},{"negate":false,"resourceType":"replicas","action":"*"},{"negate":false,"resourceType":"system","action":"*"},{"negate":false,"resourceType":"tailnet_coordinator","action":"*"},{"negate":false,"resourceType":"task","action":"*"},{"negate":false,"resourceType":"template","action":"*"},{"negate":false,"resourceType":"usage_event","action":"*"},{"negate":false,"resourceType":"user","action":"*"},{"negate":false,"resourceType":"webpush_subscription","action":"*"},{"negate":false,"resourceType":"workspace","action":"create"},{"negate":false,"resourceType":"workspace","action":"create_agent"},{"negate":false,"resourceType":"workspace","action":"delete"},{"negate":false,"resourceType":"workspace","action":"delete_agent"},{"negate":false,"resourceType":"workspace","action":"read"},{"negate":false,"resourceType":"workspace","action":"share"},{"negate":false,"resourceType":"workspace","action":"start"},{"negate":false,"resourceType":"workspace","action":"stop"},{"negate":false,"resourceType":"workspace","action":"update"},{"negate":false,"resourceType":"workspace","action":"update_agent"},{"negate":false,"resourceType":"workspace_agent_devcontainers","action":"*"},{"negate":false,"resourceType":"workspace_agent_resource_monitor","action":"*"},{"negate":false,"resourceType":"workspace_dormant","action":"read"},{"negate":false,"resourceType":"workspace_dormant","action":"delete"},{"negate":false,"resourceType":"workspace_dormant","action":"create"},{"negate":false,"resourceType":"workspace_dormant","action":"update"},{"negate":false,"resourceType":"workspace_dormant","action":"stop"},{"negate":false,"resourceType":"workspace_proxy","action":"*"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', 'organization-auditor', 'Organization Auditor', 1, 1, '{"site":[],"organization":[{"negate":false,"resourceType":"audit_log","action":"read"},{"negate":false,"resourceType":"group","action":"read"},{"negate":false,"resourceType":"group_member","action":"read"},{"negate":false,"resourceType":"organization","action":"read"},{"negate":false,"resourceType":"organization_member","action":"read"},{"negate":false,"resourceType":"template","action":"read"},{"negate":false,"resourceType":"template","action":"view_insights"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', 'organization-template-admin', 'Organization Template Admin', 1, 1, '{"site":[],"organization":[{"negate":false,"resourceType":"file","action":"create"},{"negate":false,"resourceType":"file","action":"read"},{"negate":false,"resourceType":"group","action":"read"},{"negate":false,"resourceType":"group_member","action":"read"},{"negate":false,"resourceType":"organization","action":"read"},{"negate":false,"resourceType":"organization_member","action":"read"},{"negate":false,"resourceType":"prebuilt_workspace","action":"update"},{"negate":false,"resourceType":"prebuilt_workspace","action":"delete"},{"negate":false,"resourceType":"provisioner_daemon","action":"create"},{"negate":false,"resourceType":"provisioner_daemon","action":"read"},{"negate":false,"resourceType":"provisioner_daemon","action":"update"},{"negate":false,"resourceType":"provisioner_daemon","action":"delete"},{"negate":false,"resourceType":"provisioner_jobs","action":"read"},{"negate":false,"resourceType":"provisioner_jobs","action":"update"},{"negate":false,"resourceType":"provisioner_jobs","action":"create"},{"negate":false,"resourceType":"template","action":"create"},{"negate":false,"resourceType":"template","action":"delete"},{"negate":false,"resourceType":"template","action":"read"},{"negate":false,"resourceType":"template","action":"update"},{"negate":false,"resourceType":"template","action":"use"},{"negate":false,"resourceType":"template","action":"view_insights"},{"negate":false,"resourceType":"workspace","action":"read"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', 'organization-user-admin', 'Organization User Admin', 1, 1, '{"site":[{"negate":false,"resourceType":"user","action":"read"}],"organization":[{"negate":false,"resourceType":"assign_org_role","action":"assign"},{"negate":false,"resourceType":"assign_org_role","action":"unassign"},{"negate":false,"resourceType":"assign_org_role","action":"read"},{"negate":false,"resourceType":"group","action":"create"},{"negate":false,"resourceType":"group","action":"read"},{"negate":false,"resourceType":"group","action":"update"},{"negate":false,"resourceType":"group","action":"delete"},{"negate":false,"resourceType":"group_member","action":"read"},{"negate":false,"resourceType":"idpsync_settings","action":"read"},{"negate":false,"resourceType":"idpsync_settings","action":"update"},{"negate":false,"resourceType":"organization","action":"read"},{"negate":false,"resourceType":"organization_member","action":"create"},{"negate":false,"resourceType":"organization_member","action":"read"},{"negate":false,"resourceType":"organization_member","action":"update"},{"negate":false,"resourceType":"organization_member","action":"delete"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', 'organization-workspace-access', 'Organization Workspace Access', 1, 1, '{"site":[],"organization":[],"user":[],"member":[{"negate":false,"resourceType":"task","action":"create"},{"negate":false,"resourceType":"task","action":"read"},{"negate":false,"resourceType":"task","action":"update"},{"negate":false,"resourceType":"task","action":"delete"},{"negate":false,"resourceType":"workspace","action":"create"},{"negate":false,"resourceType":"workspace","action":"delete"},{"negate":false,"resourceType":"workspace","action":"read"},{"negate":false,"resourceType":"workspace","action":"start"},{"negate":false,"resourceType":"workspace","action":"stop"},{"negate":false,"resourceType":"workspace","action":"update"},{"negate":false,"resourceType":"workspace","action":"ssh"},{"negate":false,"resourceType":"workspace","action":"application_connect"}]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', 'organization-workspace-creation-ban', 'Organization Workspace Creation Ban', 1, 1, '{"site":[],"organization":[{"negate":true,"resourceType":"workspace","action":"create"},{"negate":true,"resourceType":"workspace","action":"delete"},{"negate":true,"resourceType":"workspace","action":"create_agent"},{"negate":true,"resourceType":"workspace","action":"delete_agent"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', 'release-manager', 'Release manager', 0, 1, '{"site":[],"organization":[{"negate":false,"resourceType":"file","action":"create"},{"negate":false,"resourceType":"file","action":"read"},{"negate":false,"resourceType":"template","action":"read"},{"negate":false,"resourceType":"template","action":"update"},{"negate":false,"resourceType":"template","action":"use"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', 'releaser', 'Releaser', 0, 1, '{"site":[],"organization":[{"negate":false,"resourceType":"template","action":"create"},{"negate":false,"resourceType":"template","action":"delete"},{"negate":false,"resourceType":"template","action":"read"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', 'role-assigner', 'role-assigner', 0, 1, '{"site":[],"organization":[{"negate":false,"resourceType":"assign_org_role","action":"assign"},{"negate":false,"resourceType":"assign_org_role","action":"read"},{"negate":false,"resourceType":"assign_org_role","action":"unassign"},{"negate":false,"resourceType":"organization_member","action":"read"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', 'support-l1', 'Support, level 1', 0, 1, '{"site":[],"organization":[{"negate":false,"resourceType":"organization_member","action":"read"},{"negate":false,"resourceType":"workspace","action":"read"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', 'support-l2', 'Support, level 2', 0, 1, '{"site":[],"organization":[{"negate":false,"resourceType":"organization_member","action":"read"},{"negate":false,"resourceType":"workspace","action":"read"},{"negate":false,"resourceType":"workspace","action":"start"},{"negate":false,"resourceType":"workspace","action":"stop"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', 'template-author', 'Template author', 0, 1, '{"site":[],"organization":[{"negate":false,"resourceType":"file","action":"create"},{"negate":false,"resourceType":"file","action":"read"},{"negate":false,"resourceType":"template","action":"create"},{"negate":false,"resourceType":"template","action":"read"},{"negate":false,"resourceType":"template","action":"update"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '60782233-0830-4395-b690-88779d41a56e', 'agents-access', 'Coder Agents User', 1, 1, '{"site":[],"organization":[],"user":[],"member":[{"negate":false,"resourceType":"chat","action":"create"},{"negate":false,"resourceType":"chat","action":"read"},{"negate":false,"resourceType":"chat","action":"share"},{"negate":false,"resourceType":"chat","action":"update"}]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '60782233-0830-4395-b690-88779d41a56e', 'organization-admin', 'Organization Admin', 1, 1, '{"site":[{"negate":false,"resourceType":"user","action":"read"}],"organization":[{"negate":false,"resourceType":"ai_gateway_key","action":"*"},{"negate":false,"resourceType":"ai_model_price","action":"*"},{"negate":false,"resourceType":"ai_provider","action":"*"},{"negate":false,"resourceType":"ai_seat","action":"*"},{"negate":false,"resourceType":"aibridge_interception","action":"*"},{"negate":false,"resourceType":"api_key","action":"*"},{"negate":false,"resourceType":"assign_org_role","action":"*"},{"negate":false,"resourceType":"audit_log","action":"*"},{"negate":false,"resourceType":"boundary_log","action":"*"},{"negate":false,"resourceType":"boundary_usage","action":"*"},{"negate":false,"resourceType":"chat","action":"*"},{"negate":false,"resourceType":"connection_log","action":"*"},{"negate":false,"resourceType":"crypto_key","action":"*"},{"negate":false,"resourceType":"debug_info","action":"*"},{"negate":false,"resourceType":"deployment_config","action":"*"},{"negate":false,"resourceType":"deployment_stats","action":"*"},{"negate":false,"resourceType":"file","action":"*"},{"negate":false,"resourceType":"group","action":"*"},{"negate":false,"resourceType":"group_member","action":"*"},{"negate":false,"resourceType":"idpsync_settings","action":"*"},{"negate":false,"resourceType":"inbox_notification","action":"*"},{"negate":false,"resourceType":"license","action":"*"},{"negate":false,"resourceType":"notification_message","action":"*"},{"negate":false,"resourceType":"notification_preference","action":"*"},{"negate":false,"resourceType":"notification_template","action":"*"},{"negate":false,"resourceType":"oauth2_app","action":"*"},{"negate":false,"resourceType":"oauth2_app_code_token","action":"*"},{"negate":false,"resourceType":"oauth2_app_secret","action":"*"},{"negate":false,"resourceType":"organization","action":"*"},{"negate":false,"resourceType":"organization_member","action":"*"},{"negate":false,"resourceType":"prebuilt_workspace","action":"update"},{"negate":false,"resourceType":"prebuilt_workspace","action":"delete"},{"negate":false,"resourceType":"provisioner_daemon","action":"*"},{"negate":false,"resourceType":"provisioner_jobs","action":"*"},{"negate":false,"resourceType":"replicas","action":"*"},{"negate":false,"resourceType":"system","action":"*"},{"negate":false,"resourceType":"tailnet_coordinator","action":"*"},{"negate":false,"resourceType":"task","action":"*"},{"negate":false,"resourceType":"template","action":"*"},{"negate":false,"resourceType":"usage_event","action":"*"},{"negate":false,"resourceType":"user","action":"*"},{"negate":false,"resourceType":"webpush_subscription","action":"*"},{"negate":false,"resourceType":"workspace","action":"create"},{"negate":false,"resourceType":"workspace","action":"create_agent"},{"negate":false,"resourceType":"workspace","action":"delete"},{"negate":false,"resourceType":"workspace","action":"delete_agent"},{"negate":false,"resourceType":"workspace","action":"read"},{"negate":false,"resourceType":"workspace","action":"share"},{"negate":false,"resourceType":"workspace","action":"start"},{"negate":false,"resourceType":"workspace","action":"stop"},{"negate":false,"resourceType":"workspace","action":"update"},{"negate":false,"resourceType":"workspace","action":"update_agent"},{"negate":false,"resourceType":"workspace_agent_devcontainers","action":"*"},{"negate":false,"resourceType":"workspace_agent_resource_monitor","action":"*"},{"negate":false,"resourceType":"workspace_dormant","action":"read"},{"negate":false,"resourceType":"workspace_dormant","action":"delete"},{"negate":false,"resourceType":"workspace_dormant","action":"create"},{"negate":false,"resourceType":"workspace_dormant","action":"update"},{"negate":false,"resourceType":"workspace_dormant","action":"stop"},{"negate":false,"resourceType":"workspace_proxy","action":"*"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '60782233-0830-4395-b690-88779d41a56e', 'organization-auditor', 'Organization Auditor', 1, 1, '{"site":[],"organization":[{"negate":false,"resourceType":"audit_log","action":"read"},{"negate":false,"resourceType":"group","action":"read"},{"negate":false,"resourceType":"group_member","action":"read"},{"negate":false,"resourceType":"organization","action":"read"},{"negate":false,"resourceType":"organization_member","action":"read"},{"negate":false,"resourceType":"template","action":"read"},{"negate":false,"resourceType":"template","action":"view_insights"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '60782233-0830-4395-b690-88779d41a56e', 'organization-template-admin', 'Organization Template Admin', 1, 1, '{"site":[],"organization":[{"negate":false,"resourceType":"file","action":"create"},{"negate":false,"resourceType":"file","action":"read"},{"negate":false,"resourceType":"group","action":"read"},{"negate":false,"resourceType":"group_member","action":"read"},{"negate":false,"resourceType":"organization","action":"read"},{"negate":false,"resourceType":"organization_member","action":"read"},{"negate":false,"resourceType":"prebuilt_workspace","action":"update"},{"negate":false,"resourceType":"prebuilt_workspace","action":"delete"},{"negate":false,"resourceType":"provisioner_daemon","action":"create"},{"negate":false,"resourceType":"provisioner_daemon","action":"read"},{"negate":false,"resourceType":"provisioner_daemon","action":"update"},{"negate":false,"resourceType":"provisioner_daemon","action":"delete"},{"negate":false,"resourceType":"provisioner_jobs","action":"read"},{"negate":false,"resourceType":"provisioner_jobs","action":"update"},{"negate":false,"resourceType":"provisioner_jobs","action":"create"},{"negate":false,"resourceType":"template","action":"create"},{"negate":false,"resourceType":"template","action":"delete"},{"negate":false,"resourceType":"template","action":"read"},{"negate":false,"resourceType":"template","action":"update"},{"negate":false,"resourceType":"template","action":"use"},{"negate":false,"resourceType":"template","action":"view_insights"},{"negate":false,"resourceType":"workspace","action":"read"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '60782233-0830-4395-b690-88779d41a56e', 'organization-user-admin', 'Organization User Admin', 1, 1, '{"site":[{"negate":false,"resourceType":"user","action":"read"}],"organization":[{"negate":false,"resourceType":"assign_org_role","action":"assign"},{"negate":false,"resourceType":"assign_org_role","action":"unassign"},{"negate":false,"resourceType":"assign_org_role","action":"read"},{"negate":false,"resourceType":"group","action":"create"},{"negate":false,"resourceType":"group","action":"read"},{"negate":false,"resourceType":"group","action":"update"},{"negate":false,"resourceType":"group","action":"delete"},{"negate":false,"resourceType":"group_member","action":"read"},{"negate":false,"resourceType":"idpsync_settings","action":"read"},{"negate":false,"resourceType":"idpsync_settings","action":"update"},{"negate":false,"resourceType":"organization","action":"read"},{"negate":false,"resourceType":"organization_member","action":"create"},{"negate":false,"resourceType":"organization_member","action":"read"},{"negate":false,"resourceType":"organization_member","action":"update"},{"negate":false,"resourceType":"organization_member","action":"delete"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '60782233-0830-4395-b690-88779d41a56e', 'organization-workspace-access', 'Organization Workspace Access', 1, 1, '{"site":[],"organization":[],"user":[],"member":[{"negate":false,"resourceType":"task","action":"create"},{"negate":false,"resourceType":"task","action":"read"},{"negate":false,"resourceType":"task","action":"update"},{"negate":false,"resourceType":"task","action":"delete"},{"negate":false,"resourceType":"workspace","action":"create"},{"negate":false,"resourceType":"workspace","action":"delete"},{"negate":false,"resourceType":"workspace","action":"read"},{"negate":false,"resourceType":"workspace","action":"start"},{"negate":false,"resourceType":"workspace","action":"stop"},{"negate":false,"resourceType":"workspace","action":"update"},{"negate":false,"resourceType":"workspace","action":"ssh"},{"negate":false,"resourceType":"workspace","action":"application_connect"}]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', '60782233-0830-4395-b690-88779d41a56e', 'organization-workspace-creation-ban', 'Organization Workspace Creation Ban', 1, 1, '{"site":[],"organization":[{"negate":true,"resourceType":"workspace","action":"create"},{"negate":true,"resourceType":"workspace","action":"delete"},{"negate":true,"resourceType":"workspace","action":"create_agent"},{"negate":true,"resourceType":"workspace","action":"delete_agent"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', 'acad8aaa-ce51-4c12-9570-dafc80249784', 'agents-access', 'Coder Agents User', 1, 1, '{"site":[],"organization":[],"user":[],"member":[{"negate":false,"resourceType":"chat","action":"create"},{"negate":false,"resourceType":"chat","action":"read"},{"negate":false,"resourceType":"chat","action":"share"},{"negate":false,"resourceType":"chat","action":"update"}]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', 'acad8aaa-ce51-4c12-9570-dafc80249784', 'deploy-lead', 'Labs deploy lead', 0, 1, '{"site":[],"organization":[{"negate":false,"resourceType":"template","action":"read"},{"negate":false,"resourceType":"template","action":"view_insights"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', 'acad8aaa-ce51-4c12-9570-dafc80249784', 'labs-curator', 'Labs curator', 0, 1, '{"site":[],"organization":[{"negate":false,"resourceType":"template","action":"read"},{"negate":false,"resourceType":"template","action":"update"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', 'acad8aaa-ce51-4c12-9570-dafc80249784', 'organization-admin', 'Organization Admin', 1, 1, '{"site":[{"negate":false,"resourceType":"user","action":"read"}],"organization":[{"negate":false,"resourceType":"ai_gateway_key","action":"*"},{"negate":false,"resourceType":"ai_model_price","action":"*"},{"negate":false,"resourceType":"ai_provider","action":"*"},{"negate":false,"resourceType":"ai_seat","action":"*"},{"negate":false,"resourceType":"aibridge_interception","action":"*"},{"negate":false,"resourceType":"api_key","action":"*"},{"negate":false,"resourceType":"assign_org_role","action":"*"},{"negate":false,"resourceType":"audit_log","action":"*"},{"negate":false,"resourceType":"boundary_log","action":"*"},{"negate":false,"resourceType":"boundary_usage","action":"*"},{"negate":false,"resourceType":"chat","action":"*"},{"negate":false,"resourceType":"connection_log","action":"*"},{"negate":false,"resourceType":"crypto_key","action":"*"},{"negate":false,"resourceType":"debug_info","action":"*"},{"negate":false,"resourceType":"deployment_config","action":"*"},{"negate":false,"resourceType":"deployment_stats","action":"*"},{"negate":false,"resourceType":"file","action":"*"},{"negate":false,"resourceType":"group","action":"*"},{"negate":false,"resourceType":"group_member","action":"*"},{"negate":false,"resourceType":"idpsync_settings","action":"*"},{"negate":false,"resourceType":"inbox_notification","action":"*"},{"negate":false,"resourceType":"license","action":"*"},{"negate":false,"resourceType":"notification_message","action":"*"},{"negate":false,"resourceType":"notification_preference","action":"*"},{"negate":false,"resourceType":"notification_template","action":"*"},{"negate":false,"resourceType":"oauth2_app","action":"*"},{"negate":false,"resourceType":"oauth2_app_code_token","action":"*"},{"negate":false,"resourceType":"oauth2_app_secret","action":"*"},{"negate":false,"resourceType":"organization","action":"*"},{"negate":false,"resourceType":"organization_member","action":"*"},{"negate":false,"resourceType":"prebuilt_workspace","action":"update"},{"negate":false,"resourceType":"prebuilt_workspace","action":"delete"},{"negate":false,"resourceType":"provisioner_daemon","action":"*"},{"negate":false,"resourceType":"provisioner_jobs","action":"*"},{"negate":false,"resourceType":"replicas","action":"*"},{"negate":false,"resourceType":"system","action":"*"},{"negate":false,"resourceType":"tailnet_coordinator","action":"*"},{"negate":false,"resourceType":"task","action":"*"},{"negate":false,"resourceType":"template","action":"*"},{"negate":false,"resourceType":"usage_event","action":"*"},{"negate":false,"resourceType":"user","action":"*"},{"negate":false,"resourceType":"webpush_subscription","action":"*"},{"negate":false,"resourceType":"workspace","action":"create"},{"negate":false,"resourceType":"workspace","action":"create_agent"},{"negate":false,"resourceType":"workspace","action":"delete"},{"negate":false,"resourceType":"workspace","action":"delete_agent"},{"negate":false,"resourceType":"workspace","action":"read"},{"negate":false,"resourceType":"workspace","action":"share"},{"negate":false,"resourceType":"workspace","action":"start"},{"negate":false,"resourceType":"workspace","action":"stop"},{"negate":false,"resourceType":"workspace","action":"update"},{"negate":false,"resourceType":"workspace","action":"update_agent"},{"negate":false,"resourceType":"workspace_agent_devcontainers","action":"*"},{"negate":false,"resourceType":"workspace_agent_resource_monitor","action":"*"},{"negate":false,"resourceType":"workspace_dormant","action":"read"},{"negate":false,"resourceType":"workspace_dormant","action":"delete"},{"negate":false,"resourceType":"workspace_dormant","action":"create"},{"negate":false,"resourceType":"workspace_dormant","action":"update"},{"negate":false,"resourceType":"workspace_dormant","action":"stop"},{"negate":false,"resourceType":"workspace_proxy","action":"*"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', 'acad8aaa-ce51-4c12-9570-dafc80249784', 'organization-auditor', 'Organization Auditor', 1, 1, '{"site":[],"organization":[{"negate":false,"resourceType":"audit_log","action":"read"},{"negate":false,"resourceType":"group","action":"read"},{"negate":false,"resourceType":"group_member","action":"read"},{"negate":false,"resourceType":"organization","action":"read"},{"negate":false,"resourceType":"organization_member","action":"read"},{"negate":false,"resourceType":"template","action":"read"},{"negate":false,"resourceType":"template","action":"view_insights"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', 'acad8aaa-ce51-4c12-9570-dafc80249784', 'organization-template-admin', 'Organization Template Admin', 1, 1, '{"site":[],"organization":[{"negate":false,"resourceType":"file","action":"create"},{"negate":false,"resourceType":"file","action":"read"},{"negate":false,"resourceType":"group","action":"read"},{"negate":false,"resourceType":"group_member","action":"read"},{"negate":false,"resourceType":"organization","action":"read"},{"negate":false,"resourceType":"organization_member","action":"read"},{"negate":false,"resourceType":"prebuilt_workspace","action":"update"},{"negate":false,"resourceType":"prebuilt_workspace","action":"delete"},{"negate":false,"resourceType":"provisioner_daemon","action":"create"},{"negate":false,"resourceType":"provisioner_daemon","action":"read"},{"negate":false,"resourceType":"provisioner_daemon","action":"update"},{"negate":false,"resourceType":"provisioner_daemon","action":"delete"},{"negate":false,"resourceType":"provisioner_jobs","action":"read"},{"negate":false,"resourceType":"provisioner_jobs","action":"update"},{"negate":false,"resourceType":"provisioner_jobs","action":"create"},{"negate":false,"resourceType":"template","action":"create"},{"negate":false,"resourceType":"template","action":"delete"},{"negate":false,"resourceType":"template","action":"read"},{"negate":false,"resourceType":"template","action":"update"},{"negate":false,"resourceType":"template","action":"use"},{"negate":false,"resourceType":"template","action":"view_insights"},{"negate":false,"resourceType":"workspace","action":"read"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', 'acad8aaa-ce51-4c12-9570-dafc80249784', 'organization-user-admin', 'Organization User Admin', 1, 1, '{"site":[{"negate":false,"resourceType":"user","action":"read"}],"organization":[{"negate":false,"resourceType":"assign_org_role","action":"assign"},{"negate":false,"resourceType":"assign_org_role","action":"unassign"},{"negate":false,"resourceType":"assign_org_role","action":"read"},{"negate":false,"resourceType":"group","action":"create"},{"negate":false,"resourceType":"group","action":"read"},{"negate":false,"resourceType":"group","action":"update"},{"negate":false,"resourceType":"group","action":"delete"},{"negate":false,"resourceType":"group_member","action":"read"},{"negate":false,"resourceType":"idpsync_settings","action":"read"},{"negate":false,"resourceType":"idpsync_settings","action":"update"},{"negate":false,"resourceType":"organization","action":"read"},{"negate":false,"resourceType":"organization_member","action":"create"},{"negate":false,"resourceType":"organization_member","action":"read"},{"negate":false,"resourceType":"organization_member","action":"update"},{"negate":false,"resourceType":"organization_member","action":"delete"}],"user":[],"member":[]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', 'acad8aaa-ce51-4c12-9570-dafc80249784', 'organization-workspace-access', 'Organization Workspace Access', 1, 1, '{"site":[],"organization":[],"user":[],"member":[{"negate":false,"resourceType":"task","action":"create"},{"negate":false,"resourceType":"task","action":"read"},{"negate":false,"resourceType":"task","action":"update"},{"negate":false,"resourceType":"task","action":"delete"},{"negate":false,"resourceType":"workspace","action":"create"},{"negate":false,"resourceType":"workspace","action":"delete"},{"negate":false,"resourceType":"workspace","action":"read"},{"negate":false,"resourceType":"workspace","action":"start"},{"negate":false,"resourceType":"workspace","action":"stop"},{"negate":false,"resourceType":"workspace","action":"update"},{"negate":false,"resourceType":"workspace","action":"ssh"},{"negate":false,"resourceType":"workspace","action":"application_connect"}]}');
INSERT INTO "role" VALUES ('2895c3e1-85b5-4fbd-b4e3-17082c951362', 'acad8aaa-ce51-4c12-9570-dafc80249784', 'organization-workspace-creation-ban', 'Organization Workspace Creation Ban', 1, 1, '{"site":[],"organization":[{"negate":true,"resourceType":"workspace","action":"create"},{"negate":true,"resourceType":"workspace","action":"delete"},{"negate":true,"resourceType":"workspace","action":"create_agent"},{"negate":true,"resourceType":"workspace","action":"delete_agent"}],"user":[],"member":[]}');
INSERT INTO "member" VALUES (1, 1, 'fb2621a1-664d-40d4-b415-1942908727d7', '6f1c2f0e8d0e4a579a0b0a4a1c1d2e02', 'Hex Username', '6f1c2f0e8d0e4a579a0b0a4a1c1d2e02@acme.example', 'active', 'oidc', '2026-07-08T13:47:30.852Z', 0, '[]', '[]', '6f1c2f0e8d0e4a579a0b0a4a1c1d2e02
6f1c2f0e8d0e4a579a0b0a4a1c1d2e02@acme.example
hex username', '0000000000000006f0000000000000001c0000000000000002f0000000000000000e0000000000000008d0000000000000000e0000000000000004a0000000000000579a0000000000000000b0000000000000000a0000000000000004a0000000000000001c0000000000000001d0000000000000002e0000000000000002', 0);
INSERT INTO "member" VALUES (2, 1, 'aa250d9b-6fee-4135-b2ce-05cf959d11f8', 'abebe-ndlovu', 'Abebe Ndlovu', 'abebe.ndlovu@acme.example', 'active', 'none', '2026-06-09T08:28:17.900Z', 0, '[]', '[]', 'abebe-ndlovu
abebe.ndlovu@acme.example
abebe ndlovu', 'abebe-ndlovu', 0);
INSERT INTO "member" VALUES (3, 1, 'e8cb40d0-3c47-4b94-a054-6d094d25cd65', 'abebe-thandiwe-adeyemi', 'Abebe Thandiwe Adeyemi', 'abebe.thandiwe.adeyemi@acme.example', 'suspended', 'password', '2026-02-01T01:50:29.127Z', 0, '[]', '[]', 'abebe-thandiwe-adeyemi
abebe.thandiwe.adeyemi@acme.example
abebe thandiwe adeyemi', 'abebe-thandiwe-adeyemi', 0);
INSERT INTO "member" VALUES (4, 1, '7f5a85fc-d153-48b7-9190-1214ab8747e1', 'admin', 'Admin', 'admin@acme.example', 'active', 'password', '2026-11-30T09:48:47.418Z', 0, '["owner"]', '["owner"]', 'admin
admin@acme.example
admin', 'admin', 0);
INSERT INTO "member" VALUES (5, 1, 'e977a02e-d861-4bc8-a18d-5b2783c70859', 'ananya-sharma', 'Ananya Sharma', 'ananya.sharma@acme.example', 'active', 'github', '2026-06-14T16:48:26.341Z', 0, '[]', '[]', 'ananya-sharma
ananya.sharma@acme.example
ananya sharma', 'ananya-sharma', 0);
INSERT INTO "member" VALUES (6, 1, '4eaa40ad-45f9-43e6-95de-5ac77106f967', 'asa-oez', 'Åsa Öz', 'asa.oez@acme.example', 'active', 'github', '2026-07-05T22:06:58.516Z', 0, '[]', '[]', 'asa-oez
asa.oez@acme.example
asa oz', 'asa-oez', 0);
INSERT INTO "member" VALUES (7, 1, 'edd342dd-dc73-45fc-b4a9-bd153c00560b', 'bidi-name', 'Layla ‮gnp.nimda‬ Haddad', 'bidi-name@acme.example', 'active', 'oidc', '2026-07-06T23:47:20.093Z', 0, '[]', '[]', 'bidi-name
bidi-name@acme.example
layla gnp.nimda haddad', 'bidi-name', 0);
INSERT INTO "member" VALUES (8, 1, '2852f520-9204-4eae-b488-5241074082b2', 'bjoern-oez', 'Björn Öz', 'bjoern.oez@acme.example', 'active', 'oidc', '2026-06-17T05:34:18.566Z', 0, '[]', '[]', 'bjoern-oez
bjoern.oez@acme.example
bjorn oz', 'bjoern-oez', 0);
INSERT INTO "member" VALUES (9, 1, '07ced20d-5b3a-4ccc-8860-e9eb6a99913f', 'bjoern-soerensen', 'Björn Sørensen', 'bjoern.soerensen@acme.example', 'active', 'oidc', '2026-07-05T00:49:29.515Z', 0, '[]', '[]', 'bjoern-soerensen
bjoern.soerensen@acme.example
bjorn sorensen', 'bjoern-soerensen', 0);
INSERT INTO "member" VALUES (10, 1, '59aafc37-7df3-434e-8e94-908afcb9b4cd', 'Bo-7', '', 'Bo.Seven@acme.example', 'active', 'oidc', '2026-06-27T07:58:54.476Z', 0, '[]', '[]', 'bo-7
bo.seven@acme.example
', 'bo-0000000000000007', 0);
INSERT INTO "member" VALUES (11, 1, '9a2043d8-e05a-4c32-955a-90a45c15022c', 'break-glass', 'Break glass', 'break-glass@acme.example', 'active', 'password', '2026-06-02T03:50:29.202Z', 0, '["owner"]', '["owner"]', 'break-glass
break-glass@acme.example
break glass', 'break-glass', 0);
INSERT INTO "member" VALUES (12, 1, '9ab4f352-bccb-486e-b8f1-d7b50b87ebf4', 'builds-a-lot', 'Builds A Lot', 'builds-a-lot@acme.example', 'active', 'oidc', '2026-06-03T08:35:18.987Z', 0, '[]', '[]', 'builds-a-lot
builds-a-lot@acme.example
builds a lot', 'builds-a-lot', 0);
INSERT INTO "member" VALUES (13, 1, '2a1aab8b-3671-4453-97ba-ff2087acef14', 'chidi-balogun', 'Chidi Balogun', 'chidi.balogun@acme.example', 'active', 'oidc', '2026-06-04T18:39:33.779Z', 0, '[]', '[]', 'chidi-balogun
chidi.balogun@acme.example
chidi balogun', 'chidi-balogun', 0);
INSERT INTO "member" VALUES (14, 1, 'dee2e6c1-9a98-45d3-b3e8-766f59831818', 'chidi-mensah', 'Chidi Mensah', 'chidi-mensah@acme.example', 'active', 'password', '2026-07-04T19:24:09.183Z', 0, '[]', '[]', 'chidi-mensah
chidi-mensah@acme.example
chidi mensah', 'chidi-mensah', 0);
INSERT INTO "member" VALUES (15, 1, '4804a5fb-a219-4ff9-a804-b0c4a99b8c4d', 'ci-bot', '', '', 'dormant', 'none', 'never', 1, '[]', '[]', 'ci-bot

', 'ci-bot', 0);
INSERT INTO "member" VALUES (16, 1, 'a9161a19-380c-49ea-ad6b-14cca873c5f5', 'dangling-role', 'Dangling Role', 'dangling-role@acme.example', 'active', 'oidc', '2026-07-09T03:07:59.358Z', 0, '[]', '[]', 'dangling-role
dangling-role@acme.example
dangling role', 'dangling-role', 0);
INSERT INTO "member" VALUES (17, 1, '08982569-6e9a-45b1-a65b-33c56ba85fce', 'edsger-byron', 'Edsger Byron', 'edsger.byron@acme.example', 'active', 'oidc', '2026-06-07T16:00:11.114Z', 0, '[]', '[]', 'edsger-byron
edsger.byron@acme.example
edsger byron', 'edsger-byron', 0);
INSERT INTO "member" VALUES (18, 1, '88c500ea-33d8-4094-974e-a0051ff44ecb', 'emea-admin', 'Emea Admin', 'emea-admin@acme.example', 'active', 'password', '2026-06-01T07:13:18.909Z', 0, '[]', '[]', 'emea-admin
emea-admin@acme.example
emea admin', 'emea-admin', 0);
INSERT INTO "member" VALUES (19, 1, '60b36b23-2a02-492a-aec9-1a4ca3852473', 'emea-local', '', 'emea-local@acme.example', 'active', 'password', '2026-06-24T16:22:38.541Z', 0, '[]', '[]', 'emea-local
emea-local@acme.example
', 'emea-local', 0);
INSERT INTO "member" VALUES (20, 1, '606e4d2b-5557-40ce-b74f-b441010476dc', 'emea-sso', 'Élodie Lefèvre', 'emea-sso@acme.example', 'active', 'oidc', '2026-06-27T19:58:27.260Z', 0, '[]', '[]', 'emea-sso
emea-sso@acme.example
elodie lefevre', 'emea-sso', 0);
INSERT INTO "member" VALUES (21, 1, 'a3c25c7a-6baa-45f0-b2a9-6c4aa1778d20', 'emoji-name', '👩🏽‍💻 Thandiwe 🇿🇦 Nkosi', 'emoji-name@acme.example', 'active', 'oidc', '2026-07-05T03:30:55.945Z', 0, '[]', '[]', 'emoji-name
emoji-name@acme.example
👩🏽💻 thandiwe 🇿🇦 nkosi', 'emoji-name', 0);
INSERT INTO "member" VALUES (22, 1, 'd483e52a-37a5-4f3e-80cd-0e215e13ee93', 'every-role', 'Every Role', 'every-role@acme.example', 'active', 'oidc', '2026-06-12T14:04:18.965Z', 0, '[]', '[]', 'every-role
every-role@acme.example
every role', 'every-role', 0);
INSERT INTO "member" VALUES (23, 1, 'e71f7336-426c-4bd2-8fec-410e9d4112cd', 'explicit-member', '', 'explicit-member@acme.example', 'active', 'oidc', '2026-06-09T23:12:22.417Z', 0, '[]', '[]', 'explicit-member
explicit-member@acme.example
', 'explicit-member', 0);
INSERT INTO "member" VALUES (24, 1, '201e0cb0-5932-457f-a88e-538b98ada296', 'formula-name', '=HYPERLINK("http://example.invalid","x")', 'formula-name@acme.example', 'active', 'oidc', '2026-06-11T13:17:35.952Z', 0, '[]', '[]', 'formula-name
formula-name@acme.example
=hyperlink("http://example.invalid","x")', 'formula-name', 0);
INSERT INTO "member" VALUES (25, 1, '978016e9-6d7d-4d82-9e6f-5ca63fa47268', 'francois-lefevre', 'François Lefèvre', 'francois.lefevre@acme.example', 'active', 'github', '2026-06-16T19:01:13.041Z', 0, '[]', '[]', 'francois-lefevre
francois.lefevre@acme.example
francois lefevre', 'francois-lefevre', 0);
INSERT INTO "member" VALUES (26, 1, 'ea792a6e-9eb4-4482-8155-4bbe9615b9c0', 'gone-admin', '', 'gone-admin@acme.example', 'suspended', 'oidc', '2025-12-17T20:02:46.215Z', 0, '[]', '[]', 'gone-admin
gone-admin@acme.example
', 'gone-admin', 0);
INSERT INTO "member" VALUES (27, 1, 'b9a6fb28-734c-4516-8d52-2e3581a64ab0', 'grace-okafor', 'Grace Okafor', 'grace-okafor@acme.example', 'active', 'oidc', '2026-07-08T04:56:10.230Z', 0, '["owner"]', '["owner"]', 'grace-okafor
grace-okafor@acme.example
grace okafor', 'grace-okafor', 0);
INSERT INTO "member" VALUES (28, 1, '0145bf24-d9ff-45bd-a39d-cca5ff0af06f', 'heike-kaethe-nowak', 'Heike Käthe Nowak', 'heike.kaethe.nowak@acme.example', 'active', 'oidc', '2026-07-01T03:34:44.675Z', 0, '[]', '[]', 'heike-kaethe-nowak
heike.kaethe.nowak@acme.example
heike kathe nowak', 'heike-kaethe-nowak', 0);
INSERT INTO "member" VALUES (29, 1, '4129b792-a0b6-40eb-88d7-d09c96173898', 'hina-suzuki', '陽菜 鈴木', 'hina.suzuki@acme.example', 'active', 'oidc', '2026-06-04T11:29:14.334Z', 0, '[]', '[]', 'hina-suzuki
hina.suzuki@acme.example
陽菜 鈴木', 'hina-suzuki', 0);
INSERT INTO "member" VALUES (30, 1, 'abda90a4-e49d-4ec1-916b-fb77274d2ed4', 'in-many-groups', 'In Many Groups', 'in-many-groups@acme.example', 'active', 'password', '2026-07-05T16:25:19.828Z', 0, '["template-admin"]', '["template-admin"]', 'in-many-groups
in-many-groups@acme.example
in many groups', 'in-many-groups', 0);
INSERT INTO "member" VALUES (31, 1, 'fa2dc468-ba2a-47e2-884d-18405c1fa856', 'incident-lead', 'Incident Lead', 'incident-lead@acme.example', 'active', 'password', '2026-06-14T05:22:34.458Z', 0, '[]', '[]', 'incident-lead
incident-lead@acme.example
incident lead', 'incident-lead', 0);
INSERT INTO "member" VALUES (32, 1, 'f50054dd-c052-4a22-9227-2699fa179575', 'ines-munoz', 'Inés Muñoz', 'ines-munoz@acme.example', 'active', 'password', '2026-07-05T05:28:04.549Z', 0, '[]', '[]', 'ines-munoz
ines-munoz@acme.example
ines munoz', 'ines-munoz', 0);
INSERT INTO "member" VALUES (33, 1, '802eacbb-4c47-4a63-a418-2637ebc87aea', 'ingrid-lindstroem', 'Ingrid Lindström', 'ingrid-lindstroem@acme.example', 'active', 'oidc', '2026-07-02T07:32:49.707Z', 0, '["user-admin"]', '["user-admin"]', 'ingrid-lindstroem
ingrid-lindstroem@acme.example
ingrid lindstrom', 'ingrid-lindstroem', 0);
INSERT INTO "member" VALUES (34, 1, '869e3982-6a26-4658-91eb-a85de3222660', 'juergen-soeren-gross', 'Jürgen Søren Groß', 'juergen.soeren.gross@acme.example', 'suspended', 'oidc', '2026-06-03T16:28:56.818Z', 0, '[]', '[]', 'juergen-soeren-gross
juergen.soeren.gross@acme.example
jurgen soren gross', 'juergen-soeren-gross', 0);
INSERT INTO "member" VALUES (35, 1, '78867927-9023-419b-a0ff-865175384200', 'kaethe-groess', 'Käthe Größ', 'kaethe-groess@acme.example', 'active', 'oidc', '2026-07-03T04:43:21.562Z', 0, '[]', '[]', 'kaethe-groess
kaethe-groess@acme.example
kathe gross', 'kaethe-groess', 0);
INSERT INTO "member" VALUES (36, 1, '33b02b21-290b-4ac7-8d83-1995640fc712', 'kenta-sato', '佐藤 健太', 'kenta-sato@acme.example', 'active', 'oidc', '2026-06-23T21:47:50.148Z', 0, '["template-admin"]', '["template-admin"]', 'kenta-sato
kenta-sato@acme.example
佐藤 健太', 'kenta-sato', 0);
INSERT INTO "member" VALUES (37, 1, 'f5aea8f8-2dbd-4352-bb10-ac381d3bd377', 'labs-admin', 'Labs Admin', 'labs-admin@acme.example', 'active', 'oidc', '2026-06-09T12:11:31.167Z', 0, '[]', '[]', 'labs-admin
labs-admin@acme.example
labs admin', 'labs-admin', 0);
INSERT INTO "member" VALUES (38, 1, 'c458b1cc-6bb2-4780-9bc6-3b4d0f0ab8ce', 'labs-only', 'Labs Only', 'labs-only@acme.example', 'active', 'password', '2026-06-20T18:17:23.285Z', 0, '[]', '[]', 'labs-only
labs-only@acme.example
labs only', 'labs-only', 0);
INSERT INTO "member" VALUES (39, 1, 'c4acc510-c711-46d1-8039-066f2b124468', 'left-early', 'Left Early', 'left-early@acme.example', 'suspended', 'password', '2026-01-29T23:23:56.285Z', 0, '[]', '[]', 'left-early
left-early@acme.example
left early', 'left-early', 0);
INSERT INTO "member" VALUES (40, 1, '83ad1343-3a4c-41a8-a32c-690f1ab59adc', 'long-away', 'Long Away', 'long-away@acme.example', 'dormant', 'password', '2026-03-25T06:47:23.580Z', 0, '[]', '[]', 'long-away
long-away@acme.example
long away', 'long-away', 0);
INSERT INTO "member" VALUES (41, 1, '5b5da1bc-8ccc-49df-afac-aeb7ee613600', 'long-name', 'Wolfeschlegelsteinhausenbergerdorff Wolfeschlegelsteinhausenbergerdorff Wolfeschlegelsteinhausenbergerdorff Senior II', 'long-name@acme.example', 'active', 'oidc', '2026-06-01T04:55:11.773Z', 0, '[]', '[]', 'long-name
long-name@acme.example
wolfeschlegelsteinhausenbergerdorff wolfeschlegelsteinhausenbergerdorff wolfeschlegelsteinhausenbergerdorff senior ii', 'long-name', 0);
INSERT INTO "member" VALUES (42, 1, '0fc30751-f4bb-498c-8389-1ea50284eb08', 'lukasz-zoe-mueller', 'Łukasz Zoë Müller', 'lukasz.zoe.mueller@acme.example', 'active', 'oidc', '2026-07-02T08:06:36.870Z', 0, '[]', '[]', 'lukasz-zoe-mueller
lukasz.zoe.mueller@acme.example
lukasz zoe muller', 'lukasz-zoe-mueller', 0);
INSERT INTO "member" VALUES (43, 1, '19cd23e5-bf6f-4ca6-9707-726675e815fc', 'markup-name', '<img src=x onerror="alert(1)"> & ''co''', 'markup-name@acme.example', 'active', 'oidc', '2026-06-02T08:04:09.503Z', 0, '[]', '[]', 'markup-name
markup-name@acme.example
<img src=x onerror="alert(1)"> & co', 'markup-name', 0);
INSERT INTO "member" VALUES (44, 1, '3f7d0113-b1f2-45fe-8119-f482e5c171ef', 'maximilian-alexander-von-der-lei', 'Max von der Lei', 'maximilian-alexander-von-der-lei@acme.example', 'active', 'oidc', '2026-06-05T00:56:32.680Z', 0, '[]', '[]', 'maximilian-alexander-von-der-lei
maximilian-alexander-von-der-lei@acme.example
max von der lei', 'maximilian-alexander-von-der-lei', 0);
INSERT INTO "member" VALUES (45, 1, '321668e9-30c3-4edc-aceb-c789061f52b0', 'meera-patel', 'Meera Patel', 'meera.patel@acme.example', 'suspended', 'github', '2026-04-08T14:23:06.634Z', 0, '[]', '[]', 'meera-patel
meera.patel@acme.example
meera patel', 'meera-patel', 0);
INSERT INTO "member" VALUES (46, 1, 'e139123c-d7da-4538-9fe7-bfc353a82298', 'minjun-wang', '민준 王', 'minjun.wang@acme.example', 'active', 'oidc', '2026-06-15T14:58:20.222Z', 0, '[]', '[]', 'minjun-wang
minjun.wang@acme.example
민준 王', 'minjun-wang', 0);
INSERT INTO "member" VALUES (47, 1, '48fb12fa-85ff-4c63-9c59-99480cae9b0c', 'misaki-takahashi-cjk', '高橋 美咲', 'misaki-takahashi-cjk@acme.example', 'active', 'oidc', '2026-06-27T14:25:25.029Z', 0, '[]', '[]', 'misaki-takahashi-cjk
misaki-takahashi-cjk@acme.example
高橋 美咲', 'misaki-takahashi-cjk', 0);
INSERT INTO "member" VALUES (48, 1, 'b67fdf0c-24c0-4e29-897b-d70277f69bb4', 'never-seen', 'Never Seen', 'never-seen@acme.example', 'dormant', 'oidc', 'never', 0, '[]', '[]', 'never-seen
never-seen@acme.example
never seen', 'never-seen', 0);
INSERT INTO "member" VALUES (49, 1, '92c285ef-5b8c-4c0c-b4fb-509885be1a50', 'no-home', 'No Home', 'no-home@acme.example', 'active', 'oidc', '2026-06-30T20:08:41.390Z', 0, '[]', '[]', 'no-home
no-home@acme.example
no home', 'no-home', 0);
INSERT INTO "member" VALUES (50, 1, '94dd5868-ceaf-41a2-abec-67426a2007b6', 'no-name', '', 'no-name@acme.example', 'active', 'oidc', '2026-06-04T19:18:24.630Z', 0, '[]', '[]', 'no-name
no-name@acme.example
', 'no-name', 0);
INSERT INTO "member" VALUES (51, 1, 'b081d1d6-7c4d-4329-9ee0-91c03012bb9d', 'octo-visitor', 'Octo Visitor', 'octo-visitor@acme.example', 'active', 'github', '2026-06-12T11:41:04.722Z', 0, '[]', '[]', 'octo-visitor
octo-visitor@acme.example
octo visitor', 'octo-visitor', 0);
INSERT INTO "member" VALUES (52, 1, '2e2494c9-646a-4fa6-bc20-0f5efc01dffd', 'old-token', 'Old Token', 'old-token@acme.example', 'active', 'password', '2026-07-07T17:30:52.090Z', 0, '[]', '[]', 'old-token
old-token@acme.example
old token', 'old-token', 0);
INSERT INTO "member" VALUES (53, 1, '1f12779c-d0ac-426b-8dc4-cae76a36aeec', 'olena-koval', 'Olena Коваль', 'olena-koval@acme.example', 'active', 'oidc', '2026-06-22T11:22:45.238Z', 0, '["auditor"]', '["auditor"]', 'olena-koval
olena-koval@acme.example
olena коваль', 'olena-koval', 0);
INSERT INTO "member" VALUES (54, 1, '3446db17-e276-4a9c-9d4a-95f54575bd5a', 'plain-member', 'Plain Member', 'plain-member@acme.example', 'active', 'password', '2026-06-21T05:50:36.741Z', 0, '[]', '[]', 'plain-member
plain-member@acme.example
plain member', 'plain-member', 0);
INSERT INTO "member" VALUES (55, 1, 'c7b2ca92-07af-4183-8197-6607aec0d092', 'priya-iyer', 'Priya Iyer', 'priya-iyer@acme.example', 'active', 'password', '2026-06-20T17:45:45.353Z', 0, '[]', '[]', 'priya-iyer
priya-iyer@acme.example
priya iyer', 'priya-iyer', 0);
INSERT INTO "member" VALUES (56, 1, '6077c3f6-15ab-4dad-931d-d1caade2fe64', 'roles', 'Roles Royce', 'roles@acme.example', 'active', 'oidc', '2026-06-07T18:14:08.589Z', 0, '[]', '[]', 'roles
roles@acme.example
roles royce', 'roles', 0);
INSERT INTO "member" VALUES (57, 1, '0bac7c5d-459c-4da0-8419-d7078910f509', 'sanjay-banerjee', 'Sanjay Banerjee', 'sanjay.banerjee@acme.example', 'active', 'oidc', '2026-06-12T00:49:09.416Z', 0, '[]', '[]', 'sanjay-banerjee
sanjay.banerjee@acme.example
sanjay banerjee', 'sanjay-banerjee', 0);
INSERT INTO "member" VALUES (58, 1, 'ab7f49a6-4e9b-49cd-bfac-17352d669f10', 'sara-cohen', 'سارة כהן', 'sara.cohen@acme.example', 'active', 'github', '2026-06-01T06:15:01.761Z', 0, '[]', '[]', 'sara-cohen
sara.cohen@acme.example
سارة כהן', 'sara-cohen', 0);
INSERT INTO "member" VALUES (59, 1, 'e8da5543-173b-4a94-afd1-6ad9297861ac', 'sara-khoury', 'سارة خوري', 'sara.khoury@acme.example', 'active', 'oidc', '2026-06-25T23:41:58.195Z', 0, '[]', '[]', 'sara-khoury
sara.khoury@acme.example
سارة خوري', 'sara-khoury', 0);
INSERT INTO "member" VALUES (60, 1, 'f6c0ec8b-7072-4d7a-af11-24a0e6adf8bd', 'sinead-odonnell', 'Sinéad O''Donnell', 'sinead-odonnell@acme.example', 'active', 'oidc', '2026-07-08T08:06:47.587Z', 0, '[]', '[]', 'sinead-odonnell
sinead-odonnell@acme.example
sinead odonnell', 'sinead-odonnell', 0);
INSERT INTO "member" VALUES (61, 1, 'da31a064-51a3-49e1-81f8-6a1ed0099d69', 'sipho-thandiwe-tesfaye', 'Sipho Thandiwe Tesfaye', 'sipho.thandiwe.tesfaye@acme.example', 'active', 'oidc', '2026-07-06T00:34:21.313Z', 0, '[]', '[]', 'sipho-thandiwe-tesfaye
sipho.thandiwe.tesfaye@acme.example
sipho thandiwe tesfaye', 'sipho-thandiwe-tesfaye', 0);
INSERT INTO "member" VALUES (62, 1, '8974496b-2793-410c-8da1-b36cfd687e2e', 'stored-site-member', '', 'stored-site-member@acme.example', 'active', 'oidc', '2026-07-03T00:27:42.116Z', 0, '["member"]', '["member"]', 'stored-site-member
stored-site-member@acme.example
', 'stored-site-member', 0);
INSERT INTO "member" VALUES (63, 1, '3ae42fc1-42d4-4940-8cd3-d02a9c6f1a82', 'thiago-silva', 'Thiago Silva', 'thiago.silva@acme.example', 'active', 'password', '2026-06-21T18:27:01.659Z', 0, '[]', '[]', 'thiago-silva
thiago.silva@acme.example
thiago silva', 'thiago-silva', 0);
INSERT INTO "member" VALUES (64, 1, '69d32a36-ffe7-49fc-8cf1-d21d3e5d0f53', 'three-homes', '', 'three-homes@acme.example', 'active', 'oidc', '2026-07-01T17:38:51.725Z', 0, '[]', '[]', 'three-homes
three-homes@acme.example
', 'three-homes', 0);
INSERT INTO "member" VALUES (65, 1, '3e46b90c-8d56-4c24-8adb-da436e199af0', 'tunde-balogun', 'Tunde Balogun', 'tunde-balogun@acme.example', 'active', 'password', '2026-06-07T09:51:30.525Z', 0, '[]', '[]', 'tunde-balogun
tunde-balogun@acme.example
tunde balogun', 'tunde-balogun', 0);
INSERT INTO "member" VALUES (66, 1, '957f2664-718c-4c02-9b54-60a4b854d3e5', 'tunde-traore', 'Tunde Traoré', 'tunde.traore@acme.example', 'active', 'oidc', '2026-06-26T19:20:59.392Z', 0, '[]', '[]', 'tunde-traore
tunde.traore@acme.example
tunde traore', 'tunde-traore', 0);
INSERT INTO "member" VALUES (67, 1, 'e66e9ef4-d502-455a-8938-24a4cee052df', 'twelve-roles', 'Twelve Roles', 'twelve-roles@acme.example', 'active', 'oidc', '2026-06-21T15:56:08.695Z', 0, '[]', '[]', 'twelve-roles
twelve-roles@acme.example
twelve roles', 'twelve-roles', 0);
INSERT INTO "member" VALUES (68, 1, 'db1cd274-cf4c-47f3-8c81-aa147b465ef1', 'two-homes', 'Two Homes', 'two-homes@acme.example', 'active', 'oidc', '2026-05-31T14:03:03.143Z', 0, '[]', '[]', 'two-homes
two-homes@acme.example
two homes', 'two-homes', 0);
INSERT INTO "member" VALUES (69, 1, '0c7c4e54-41f3-4763-a625-c5f8e70593f7', 'uri-nour-mizrahi', 'אורי نور מזרחי', 'uri.nour.mizrahi@acme.example', 'active', 'oidc', '2026-05-31T09:25:09.107Z', 0, '[]', '[]', 'uri-nour-mizrahi
uri.nour.mizrahi@acme.example
אורי نور מזרחי', 'uri-nour-mizrahi', 0);
INSERT INTO "member" VALUES (70, 1, '1448d37a-dc5a-4282-b02c-229e9bc192a4', 'webhook-relay', '', 'webhook-relay@acme.example', 'active', 'none', '2026-06-10T01:35:24.950Z', 0, '[]', '[]', 'webhook-relay
webhook-relay@acme.example
', 'webhook-relay', 0);
INSERT INTO "member" VALUES (71, 1, 'deb66d58-81ce-4a37-ba6e-8416447f38d7', 'wei-seoyeon-takahashi', '伟 서연 高橋', 'wei.seoyeon.takahashi@acme.example', 'dormant', 'oidc', '2026-06-19T02:30:37.877Z', 0, '[]', '[]', 'wei-seoyeon-takahashi
wei.seoyeon.takahashi@acme.example
伟 서연 高橋', 'wei-seoyeon-takahashi', 0);
INSERT INTO "member" VALUES (72, 1, '39d477b1-d57d-49ed-a5e9-e2bd1d7e8168', 'yael-cohen-rtl', 'יעל כהן', 'yael-cohen-rtl@acme.example', 'active', 'oidc', '2026-06-06T13:02:17.930Z', 0, '[]', '[]', 'yael-cohen-rtl
yael-cohen-rtl@acme.example
יעל כהן', 'yael-cohen-rtl', 0);
INSERT INTO "member" VALUES (73, 1, 'e13581b8-299b-468a-a16e-07678e133e08', 'yael-levi', 'יעל לוי', 'yael.levi@acme.example', 'active', 'oidc', '2026-06-14T23:00:31.907Z', 0, '[]', '[]', 'yael-levi
yael.levi@acme.example
יעל לוי', 'yael-levi', 0);
INSERT INTO "member" VALUES (74, 1, '5e2ba5bc-f41d-4026-bb37-5a4bd925216e', 'zalgo', 'Z̸͔̈a̵̱͂l̴̙̚g̷̯̀o', 'zalgo@acme.example', 'active', 'oidc', '2026-06-26T16:16:33.037Z', 0, '[]', '[]', 'zalgo
zalgo@acme.example
zalgo', 'zalgo', 0);
INSERT INTO "member" VALUES (75, 1, 'a7307cb3-4d4f-4d2f-aece-95558a879c66', 'zoe-weiss', 'Zoë Weiß', 'zoe-weiss@acme.example', 'active', 'password', '2026-06-01T06:01:07.842Z', 0, '[]', '[]', 'zoe-weiss
zoe-weiss@acme.example
zoe weiss', 'zoe-weiss', 0);
INSERT INTO "member" VALUES (76, 1, '17e5b075-8854-4f78-9407-3bc4108bc111', 'zoriana-zoriana-georgiou', 'Зоряна Зоряна Γεωργίου', 'zoriana.zoriana.georgiou@acme.example', 'active', 'oidc', '2026-06-27T01:13:55.626Z', 0, '[]', '[]', 'zoriana-zoriana-georgiou
zoriana.zoriana.georgiou@acme.example
зоряна зоряна γεωργιου', 'zoriana-zoriana-georgiou', 0);
INSERT INTO "member" VALUES (77, 2, 'abda90a4-e49d-4ec1-916b-fb77274d2ed4', 'in-many-groups', 'In Many Groups', 'in-many-groups@acme.example', 'active', 'password', '2026-07-05T16:25:19.828Z', 0, '[]', '["template-admin"]', 'in-many-groups
in-many-groups@acme.example
in many groups', 'in-many-groups', 0);
INSERT INTO "member" VALUES (78, 2, 'f5aea8f8-2dbd-4352-bb10-ac381d3bd377', 'labs-admin', 'Labs Admin', 'labs-admin@acme.example', 'active', 'oidc', '2026-06-09T12:11:31.167Z', 0, '["organization-admin"]', '[]', 'labs-admin
labs-admin@acme.example
labs admin', 'labs-admin', 0);
INSERT INTO "member" VALUES (79, 2, 'c458b1cc-6bb2-4780-9bc6-3b4d0f0ab8ce', 'labs-only', 'Labs Only', 'labs-only@acme.example', 'active', 'password', '2026-06-20T18:17:23.285Z', 0, '[]', '[]', 'labs-only
labs-only@acme.example
labs only', 'labs-only', 0);
INSERT INTO "member" VALUES (80, 2, 'e8da5543-173b-4a94-afd1-6ad9297861ac', 'sara-khoury', 'سارة خوري', 'sara.khoury@acme.example', 'active', 'oidc', '2026-06-25T23:41:58.195Z', 0, '[]', '[]', 'sara-khoury
sara.khoury@acme.example
سارة خوري', 'sara-khoury', 0);
INSERT INTO "member" VALUES (81, 2, '69d32a36-ffe7-49fc-8cf1-d21d3e5d0f53', 'three-homes', '', 'three-homes@acme.example', 'active', 'oidc', '2026-07-01T17:38:51.725Z', 0, '[]', '[]', 'three-homes
three-homes@acme.example
', 'three-homes', 0);
INSERT INTO "member" VALUES (82, 2, 'db1cd274-cf4c-47f3-8c81-aa147b465ef1', 'two-homes', 'Two Homes', 'two-homes@acme.example', 'active', 'oidc', '2026-05-31T14:03:03.143Z', 0, '["labs-curator"]', '[]', 'two-homes
two-homes@acme.example
two homes', 'two-homes', 0);
INSERT INTO "member" VALUES (83, 3, '88c500ea-33d8-4094-974e-a0051ff44ecb', 'emea-admin', 'Emea Admin', 'emea-admin@acme.example', 'active', 'password', '2026-06-01T07:13:18.909Z', 0, '["organization-admin"]', '[]', 'emea-admin
emea-admin@acme.example
emea admin', 'emea-admin', 0);
INSERT INTO "member" VALUES (84, 3, '60b36b23-2a02-492a-aec9-1a4ca3852473', 'emea-local', '', 'emea-local@acme.example', 'active', 'password', '2026-06-24T16:22:38.541Z', 0, '["organization-auditor"]', '[]', 'emea-local
emea-local@acme.example
', 'emea-local', 0);
INSERT INTO "member" VALUES (85, 3, '606e4d2b-5557-40ce-b74f-b441010476dc', 'emea-sso', 'Élodie Lefèvre', 'emea-sso@acme.example', 'active', 'oidc', '2026-06-27T19:58:27.260Z', 0, '["organization-auditor"]', '[]', 'emea-sso
emea-sso@acme.example
elodie lefevre', 'emea-sso', 0);
INSERT INTO "member" VALUES (86, 3, '0fc30751-f4bb-498c-8389-1ea50284eb08', 'lukasz-zoe-mueller', 'Łukasz Zoë Müller', 'lukasz.zoe.mueller@acme.example', 'active', 'oidc', '2026-07-02T08:06:36.870Z', 0, '[]', '[]', 'lukasz-zoe-mueller
lukasz.zoe.mueller@acme.example
lukasz zoe muller', 'lukasz-zoe-mueller', 0);
INSERT INTO "member" VALUES (87, 3, 'da31a064-51a3-49e1-81f8-6a1ed0099d69', 'sipho-thandiwe-tesfaye', 'Sipho Thandiwe Tesfaye', 'sipho.thandiwe.tesfaye@acme.example', 'active', 'oidc', '2026-07-06T00:34:21.313Z', 0, '[]', '[]', 'sipho-thandiwe-tesfaye
sipho.thandiwe.tesfaye@acme.example
sipho thandiwe tesfaye', 'sipho-thandiwe-tesfaye', 0);
INSERT INTO "member" VALUES (88, 3, '69d32a36-ffe7-49fc-8cf1-d21d3e5d0f53', 'three-homes', '', 'three-homes@acme.example', 'active', 'oidc', '2026-07-01T17:38:51.725Z', 0, '["organization-auditor"]', '[]', 'three-homes
three-homes@acme.example
', 'three-homes', 0);
INSERT INTO "member" VALUES (89, 4, 'fb2621a1-664d-40d4-b415-1942908727d7', '6f1c2f0e8d0e4a579a0b0a4a1c1d2e02', 'Hex Username', '6f1c2f0e8d0e4a579a0b0a4a1c1d2e02@acme.example', 'active', 'oidc', '2026-07-08T13:47:30.852Z', 0, '[]', '[]', '6f1c2f0e8d0e4a579a0b0a4a1c1d2e02
6f1c2f0e8d0e4a579a0b0a4a1c1d2e02@acme.example
hex username', '0000000000000006f0000000000000001c0000000000000002f0000000000000000e0000000000000008d0000000000000000e0000000000000004a0000000000000579a0000000000000000b0000000000000000a0000000000000004a0000000000000001c0000000000000001d0000000000000002e0000000000000002', 0);
INSERT INTO "member" VALUES (90, 4, 'aa250d9b-6fee-4135-b2ce-05cf959d11f8', 'abebe-ndlovu', 'Abebe Ndlovu', 'abebe.ndlovu@acme.example', 'active', 'none', '2026-06-09T08:28:17.900Z', 0, '["organization-template-admin","template-author"]', '[]', 'abebe-ndlovu
abebe.ndlovu@acme.example
abebe ndlovu', 'abebe-ndlovu', 0);
INSERT INTO "member" VALUES (91, 4, 'e8cb40d0-3c47-4b94-a054-6d094d25cd65', 'abebe-thandiwe-adeyemi', 'Abebe Thandiwe Adeyemi', 'abebe.thandiwe.adeyemi@acme.example', 'suspended', 'password', '2026-02-01T01:50:29.127Z', 0, '["release-manager"]', '[]', 'abebe-thandiwe-adeyemi
abebe.thandiwe.adeyemi@acme.example
abebe thandiwe adeyemi', 'abebe-thandiwe-adeyemi', 0);
INSERT INTO "member" VALUES (92, 4, '7f5a85fc-d153-48b7-9190-1214ab8747e1', 'admin', 'Admin', 'admin@acme.example', 'active', 'password', '2026-11-30T09:48:47.418Z', 0, '[]', '["owner"]', 'admin
admin@acme.example
admin', 'admin', 0);
INSERT INTO "member" VALUES (93, 4, 'e977a02e-d861-4bc8-a18d-5b2783c70859', 'ananya-sharma', 'Ananya Sharma', 'ananya.sharma@acme.example', 'active', 'github', '2026-06-14T16:48:26.341Z', 0, '[]', '[]', 'ananya-sharma
ananya.sharma@acme.example
ananya sharma', 'ananya-sharma', 0);
INSERT INTO "member" VALUES (94, 4, '4eaa40ad-45f9-43e6-95de-5ac77106f967', 'asa-oez', 'Åsa Öz', 'asa.oez@acme.example', 'active', 'github', '2026-07-05T22:06:58.516Z', 0, '[]', '[]', 'asa-oez
asa.oez@acme.example
asa oz', 'asa-oez', 0);
INSERT INTO "member" VALUES (95, 4, 'edd342dd-dc73-45fc-b4a9-bd153c00560b', 'bidi-name', 'Layla ‮gnp.nimda‬ Haddad', 'bidi-name@acme.example', 'active', 'oidc', '2026-07-06T23:47:20.093Z', 0, '[]', '[]', 'bidi-name
bidi-name@acme.example
layla gnp.nimda haddad', 'bidi-name', 0);
INSERT INTO "member" VALUES (96, 4, '2852f520-9204-4eae-b488-5241074082b2', 'bjoern-oez', 'Björn Öz', 'bjoern.oez@acme.example', 'active', 'oidc', '2026-06-17T05:34:18.566Z', 0, '[]', '[]', 'bjoern-oez
bjoern.oez@acme.example
bjorn oz', 'bjoern-oez', 0);
INSERT INTO "member" VALUES (97, 4, '07ced20d-5b3a-4ccc-8860-e9eb6a99913f', 'bjoern-soerensen', 'Björn Sørensen', 'bjoern.soerensen@acme.example', 'active', 'oidc', '2026-07-05T00:49:29.515Z', 0, '["support-l2"]', '[]', 'bjoern-soerensen
bjoern.soerensen@acme.example
bjorn sorensen', 'bjoern-soerensen', 0);
INSERT INTO "member" VALUES (98, 4, '59aafc37-7df3-434e-8e94-908afcb9b4cd', 'Bo-7', '', 'Bo.Seven@acme.example', 'active', 'oidc', '2026-06-27T07:58:54.476Z', 0, '[]', '[]', 'bo-7
bo.seven@acme.example
', 'bo-0000000000000007', 0);
INSERT INTO "member" VALUES (99, 4, '9a2043d8-e05a-4c32-955a-90a45c15022c', 'break-glass', 'Break glass', 'break-glass@acme.example', 'active', 'password', '2026-06-02T03:50:29.202Z', 0, '["organization-admin"]', '["owner"]', 'break-glass
break-glass@acme.example
break glass', 'break-glass', 0);
INSERT INTO "member" VALUES (101, 4, '2a1aab8b-3671-4453-97ba-ff2087acef14', 'chidi-balogun', 'Chidi Balogun', 'chidi.balogun@acme.example', 'active', 'oidc', '2026-06-04T18:39:33.779Z', 0, '["organization-template-admin"]', '[]', 'chidi-balogun
chidi.balogun@acme.example
chidi balogun', 'chidi-balogun', 0);
INSERT INTO "member" VALUES (102, 4, 'dee2e6c1-9a98-45d3-b3e8-766f59831818', 'chidi-mensah', 'Chidi Mensah', 'chidi-mensah@acme.example', 'active', 'password', '2026-07-04T19:24:09.183Z', 0, '["organization-auditor"]', '[]', 'chidi-mensah
chidi-mensah@acme.example
chidi mensah', 'chidi-mensah', 0);
INSERT INTO "member" VALUES (103, 4, '4804a5fb-a219-4ff9-a804-b0c4a99b8c4d', 'ci-bot', '', '', 'dormant', 'none', 'never', 1, '[]', '[]', 'ci-bot

', 'ci-bot', 0);
INSERT INTO "member" VALUES (104, 4, 'a9161a19-380c-49ea-ad6b-14cca873c5f5', 'dangling-role', 'Dangling Role', 'dangling-role@acme.example', 'active', 'oidc', '2026-07-09T03:07:59.358Z', 0, '["ghost-role","support-l1"]', '[]', 'dangling-role
dangling-role@acme.example
dangling role', 'dangling-role', 0);
INSERT INTO "member" VALUES (105, 4, '08982569-6e9a-45b1-a65b-33c56ba85fce', 'edsger-byron', 'Edsger Byron', 'edsger.byron@acme.example', 'active', 'oidc', '2026-06-07T16:00:11.114Z', 0, '[]', '[]', 'edsger-byron
edsger.byron@acme.example
edsger byron', 'edsger-byron', 0);
INSERT INTO "member" VALUES (106, 4, 'a3c25c7a-6baa-45f0-b2a9-6c4aa1778d20', 'emoji-name', '👩🏽‍💻 Thandiwe 🇿🇦 Nkosi', 'emoji-name@acme.example', 'active', 'oidc', '2026-07-05T03:30:55.945Z', 0, '["organization-template-admin"]', '[]', 'emoji-name
emoji-name@acme.example
👩🏽💻 thandiwe 🇿🇦 nkosi', 'emoji-name', 0);
INSERT INTO "member" VALUES (107, 4, 'd483e52a-37a5-4f3e-80cd-0e215e13ee93', 'every-role', 'Every Role', 'every-role@acme.example', 'active', 'oidc', '2026-06-12T14:04:18.965Z', 0, '["agents-access","data-steward","deploy-lead","incident-commander","onboarding-buddy","organization-admin","organization-auditor","organization-template-admin","organization-user-admin","organization-workspace-access","organization-workspace-creation-ban","release-manager","role-assigner","support-l1","support-l2","template-author"]', '[]', 'every-role
every-role@acme.example
every role', 'every-role', 0);
INSERT INTO "member" VALUES (108, 4, 'e71f7336-426c-4bd2-8fec-410e9d4112cd', 'explicit-member', '', 'explicit-member@acme.example', 'active', 'oidc', '2026-06-09T23:12:22.417Z', 0, '["organization-member"]', '[]', 'explicit-member
explicit-member@acme.example
', 'explicit-member', 0);
INSERT INTO "member" VALUES (110, 4, '978016e9-6d7d-4d82-9e6f-5ca63fa47268', 'francois-lefevre', 'François Lefèvre', 'francois.lefevre@acme.example', 'active', 'github', '2026-06-16T19:01:13.041Z', 0, '["organization-auditor"]', '[]', 'francois-lefevre
francois.lefevre@acme.example
francois lefevre', 'francois-lefevre', 0);
INSERT INTO "member" VALUES (111, 4, 'ea792a6e-9eb4-4482-8155-4bbe9615b9c0', 'gone-admin', '', 'gone-admin@acme.example', 'suspended', 'oidc', '2025-12-17T20:02:46.215Z', 0, '["organization-admin"]', '[]', 'gone-admin
gone-admin@acme.example
', 'gone-admin', 0);
INSERT INTO "member" VALUES (112, 4, 'b9a6fb28-734c-4516-8d52-2e3581a64ab0', 'grace-okafor', 'Grace Okafor', 'grace-okafor@acme.example', 'active', 'oidc', '2026-07-08T04:56:10.230Z', 0, '[]', '["owner"]', 'grace-okafor
grace-okafor@acme.example
grace okafor', 'grace-okafor', 0);
INSERT INTO "member" VALUES (113, 4, '0145bf24-d9ff-45bd-a39d-cca5ff0af06f', 'heike-kaethe-nowak', 'Heike Käthe Nowak', 'heike.kaethe.nowak@acme.example', 'active', 'oidc', '2026-07-01T03:34:44.675Z', 0, '["organization-auditor"]', '[]', 'heike-kaethe-nowak
heike.kaethe.nowak@acme.example
heike kathe nowak', 'heike-kaethe-nowak', 0);
INSERT INTO "member" VALUES (114, 4, '4129b792-a0b6-40eb-88d7-d09c96173898', 'hina-suzuki', '陽菜 鈴木', 'hina.suzuki@acme.example', 'active', 'oidc', '2026-06-04T11:29:14.334Z', 0, '["organization-template-admin","template-author"]', '[]', 'hina-suzuki
hina.suzuki@acme.example
陽菜 鈴木', 'hina-suzuki', 0);
INSERT INTO "member" VALUES (115, 4, 'abda90a4-e49d-4ec1-916b-fb77274d2ed4', 'in-many-groups', 'In Many Groups', 'in-many-groups@acme.example', 'active', 'password', '2026-07-05T16:25:19.828Z', 0, '[]', '["template-admin"]', 'in-many-groups
in-many-groups@acme.example
in many groups', 'in-many-groups', 0);
INSERT INTO "member" VALUES (116, 4, 'fa2dc468-ba2a-47e2-884d-18405c1fa856', 'incident-lead', 'Incident Lead', 'incident-lead@acme.example', 'active', 'password', '2026-06-14T05:22:34.458Z', 0, '["incident-commander"]', '[]', 'incident-lead
incident-lead@acme.example
incident lead', 'incident-lead', 0);
INSERT INTO "member" VALUES (117, 4, 'f50054dd-c052-4a22-9227-2699fa179575', 'ines-munoz', 'Inés Muñoz', 'ines-munoz@acme.example', 'active', 'password', '2026-07-05T05:28:04.549Z', 0, '["role-assigner"]', '[]', 'ines-munoz
ines-munoz@acme.example
ines munoz', 'ines-munoz', 0);
INSERT INTO "member" VALUES (118, 4, '802eacbb-4c47-4a63-a418-2637ebc87aea', 'ingrid-lindstroem', 'Ingrid Lindström', 'ingrid-lindstroem@acme.example', 'active', 'oidc', '2026-07-02T07:32:49.707Z', 0, '[]', '["user-admin"]', 'ingrid-lindstroem
ingrid-lindstroem@acme.example
ingrid lindstrom', 'ingrid-lindstroem', 0);
INSERT INTO "member" VALUES (119, 4, '869e3982-6a26-4658-91eb-a85de3222660', 'juergen-soeren-gross', 'Jürgen Søren Groß', 'juergen.soeren.gross@acme.example', 'suspended', 'oidc', '2026-06-03T16:28:56.818Z', 0, '[]', '[]', 'juergen-soeren-gross
juergen.soeren.gross@acme.example
jurgen soren gross', 'juergen-soeren-gross', 0);
INSERT INTO "member" VALUES (121, 4, '33b02b21-290b-4ac7-8d83-1995640fc712', 'kenta-sato', '佐藤 健太', 'kenta-sato@acme.example', 'active', 'oidc', '2026-06-23T21:47:50.148Z', 0, '[]', '["template-admin"]', 'kenta-sato
kenta-sato@acme.example
佐藤 健太', 'kenta-sato', 0);
INSERT INTO "member" VALUES (122, 4, 'c4acc510-c711-46d1-8039-066f2b124468', 'left-early', 'Left Early', 'left-early@acme.example', 'suspended', 'password', '2026-01-29T23:23:56.285Z', 0, '[]', '[]', 'left-early
left-early@acme.example
left early', 'left-early', 0);
INSERT INTO "member" VALUES (123, 4, '83ad1343-3a4c-41a8-a32c-690f1ab59adc', 'long-away', 'Long Away', 'long-away@acme.example', 'dormant', 'password', '2026-03-25T06:47:23.580Z', 0, '[]', '[]', 'long-away
long-away@acme.example
long away', 'long-away', 0);
INSERT INTO "member" VALUES (124, 4, '5b5da1bc-8ccc-49df-afac-aeb7ee613600', 'long-name', 'Wolfeschlegelsteinhausenbergerdorff Wolfeschlegelsteinhausenbergerdorff Wolfeschlegelsteinhausenbergerdorff Senior II', 'long-name@acme.example', 'active', 'oidc', '2026-06-01T04:55:11.773Z', 0, '["releaser"]', '[]', 'long-name
long-name@acme.example
wolfeschlegelsteinhausenbergerdorff wolfeschlegelsteinhausenbergerdorff wolfeschlegelsteinhausenbergerdorff senior ii', 'long-name', 0);
INSERT INTO "member" VALUES (125, 4, '0fc30751-f4bb-498c-8389-1ea50284eb08', 'lukasz-zoe-mueller', 'Łukasz Zoë Müller', 'lukasz.zoe.mueller@acme.example', 'active', 'oidc', '2026-07-02T08:06:36.870Z', 0, '["organization-template-admin"]', '[]', 'lukasz-zoe-mueller
lukasz.zoe.mueller@acme.example
lukasz zoe muller', 'lukasz-zoe-mueller', 0);
INSERT INTO "member" VALUES (126, 4, '19cd23e5-bf6f-4ca6-9707-726675e815fc', 'markup-name', '<img src=x onerror="alert(1)"> & ''co''', 'markup-name@acme.example', 'active', 'oidc', '2026-06-02T08:04:09.503Z', 0, '[]', '[]', 'markup-name
markup-name@acme.example
<img src=x onerror="alert(1)"> & co', 'markup-name', 0);
INSERT INTO "member" VALUES (127, 4, '3f7d0113-b1f2-45fe-8119-f482e5c171ef', 'maximilian-alexander-von-der-lei', 'Max von der Lei', 'maximilian-alexander-von-der-lei@acme.example', 'active', 'oidc', '2026-06-05T00:56:32.680Z', 0, '[]', '[]', 'maximilian-alexander-von-der-lei
maximilian-alexander-von-der-lei@acme.example
max von der lei', 'maximilian-alexander-von-der-lei', 0);
INSERT INTO "member" VALUES (128, 4, '321668e9-30c3-4edc-aceb-c789061f52b0', 'meera-patel', 'Meera Patel', 'meera.patel@acme.example', 'suspended', 'github', '2026-04-08T14:23:06.634Z', 0, '["onboarding-buddy"]', '[]', 'meera-patel
meera.patel@acme.example
meera patel', 'meera-patel', 0);
INSERT INTO "member" VALUES (129, 4, 'e139123c-d7da-4538-9fe7-bfc353a82298', 'minjun-wang', '민준 王', 'minjun.wang@acme.example', 'active', 'oidc', '2026-06-15T14:58:20.222Z', 0, '[]', '[]', 'minjun-wang
minjun.wang@acme.example
민준 王', 'minjun-wang', 0);
INSERT INTO "member" VALUES (130, 4, '48fb12fa-85ff-4c63-9c59-99480cae9b0c', 'misaki-takahashi-cjk', '高橋 美咲', 'misaki-takahashi-cjk@acme.example', 'active', 'oidc', '2026-06-27T14:25:25.029Z', 0, '[]', '[]', 'misaki-takahashi-cjk
misaki-takahashi-cjk@acme.example
高橋 美咲', 'misaki-takahashi-cjk', 0);
INSERT INTO "member" VALUES (131, 4, 'b67fdf0c-24c0-4e29-897b-d70277f69bb4', 'never-seen', 'Never Seen', 'never-seen@acme.example', 'dormant', 'oidc', 'never', 0, '[]', '[]', 'never-seen
never-seen@acme.example
never seen', 'never-seen', 0);
INSERT INTO "member" VALUES (132, 4, '94dd5868-ceaf-41a2-abec-67426a2007b6', 'no-name', '', 'no-name@acme.example', 'active', 'oidc', '2026-06-04T19:18:24.630Z', 0, '[]', '[]', 'no-name
no-name@acme.example
', 'no-name', 0);
INSERT INTO "member" VALUES (133, 4, 'b081d1d6-7c4d-4329-9ee0-91c03012bb9d', 'octo-visitor', 'Octo Visitor', 'octo-visitor@acme.example', 'active', 'github', '2026-06-12T11:41:04.722Z', 0, '[]', '[]', 'octo-visitor
octo-visitor@acme.example
octo visitor', 'octo-visitor', 0);
INSERT INTO "member" VALUES (134, 4, '2e2494c9-646a-4fa6-bc20-0f5efc01dffd', 'old-token', 'Old Token', 'old-token@acme.example', 'active', 'password', '2026-07-07T17:30:52.090Z', 0, '[]', '[]', 'old-token
old-token@acme.example
old token', 'old-token', 0);
INSERT INTO "member" VALUES (135, 4, '1f12779c-d0ac-426b-8dc4-cae76a36aeec', 'olena-koval', 'Olena Коваль', 'olena-koval@acme.example', 'active', 'oidc', '2026-06-22T11:22:45.238Z', 0, '[]', '["auditor"]', 'olena-koval
olena-koval@acme.example
olena коваль', 'olena-koval', 0);
INSERT INTO "member" VALUES (136, 4, '3446db17-e276-4a9c-9d4a-95f54575bd5a', 'plain-member', 'Plain Member', 'plain-member@acme.example', 'active', 'password', '2026-06-21T05:50:36.741Z', 0, '[]', '[]', 'plain-member
plain-member@acme.example
plain member', 'plain-member', 0);
INSERT INTO "member" VALUES (137, 4, 'c7b2ca92-07af-4183-8197-6607aec0d092', 'priya-iyer', 'Priya Iyer', 'priya-iyer@acme.example', 'active', 'password', '2026-06-20T17:45:45.353Z', 0, '["organization-admin"]', '[]', 'priya-iyer
priya-iyer@acme.example
priya iyer', 'priya-iyer', 0);
INSERT INTO "member" VALUES (138, 4, '6077c3f6-15ab-4dad-931d-d1caade2fe64', 'roles', 'Roles Royce', 'roles@acme.example', 'active', 'oidc', '2026-06-07T18:14:08.589Z', 0, '[]', '[]', 'roles
roles@acme.example
roles royce', 'roles', 0);
INSERT INTO "member" VALUES (139, 4, '0bac7c5d-459c-4da0-8419-d7078910f509', 'sanjay-banerjee', 'Sanjay Banerjee', 'sanjay.banerjee@acme.example', 'active', 'oidc', '2026-06-12T00:49:09.416Z', 0, '[]', '[]', 'sanjay-banerjee
sanjay.banerjee@acme.example
sanjay banerjee', 'sanjay-banerjee', 0);
INSERT INTO "member" VALUES (140, 4, 'ab7f49a6-4e9b-49cd-bfac-17352d669f10', 'sara-cohen', 'سارة כהן', 'sara.cohen@acme.example', 'active', 'github', '2026-06-01T06:15:01.761Z', 0, '[]', '[]', 'sara-cohen
sara.cohen@acme.example
سارة כהן', 'sara-cohen', 0);
INSERT INTO "member" VALUES (141, 4, 'e8da5543-173b-4a94-afd1-6ad9297861ac', 'sara-khoury', 'سارة خوري', 'sara.khoury@acme.example', 'active', 'oidc', '2026-06-25T23:41:58.195Z', 0, '[]', '[]', 'sara-khoury
sara.khoury@acme.example
سارة خوري', 'sara-khoury', 0);
INSERT INTO "member" VALUES (142, 4, 'f6c0ec8b-7072-4d7a-af11-24a0e6adf8bd', 'sinead-odonnell', 'Sinéad O''Donnell', 'sinead-odonnell@acme.example', 'active', 'oidc', '2026-07-08T08:06:47.587Z', 0, '[]', '[]', 'sinead-odonnell
sinead-odonnell@acme.example
sinead odonnell', 'sinead-odonnell', 0);
INSERT INTO "member" VALUES (143, 4, 'da31a064-51a3-49e1-81f8-6a1ed0099d69', 'sipho-thandiwe-tesfaye', 'Sipho Thandiwe Tesfaye', 'sipho.thandiwe.tesfaye@acme.example', 'active', 'oidc', '2026-07-06T00:34:21.313Z', 0, '[]', '[]', 'sipho-thandiwe-tesfaye
sipho.thandiwe.tesfaye@acme.example
sipho thandiwe tesfaye', 'sipho-thandiwe-tesfaye', 0);
INSERT INTO "member" VALUES (144, 4, '8974496b-2793-410c-8da1-b36cfd687e2e', 'stored-site-member', '', 'stored-site-member@acme.example', 'active', 'oidc', '2026-07-03T00:27:42.116Z', 0, '[]', '["member"]', 'stored-site-member
stored-site-member@acme.example
', 'stored-site-member', 0);
INSERT INTO "member" VALUES (145, 4, '3ae42fc1-42d4-4940-8cd3-d02a9c6f1a82', 'thiago-silva', 'Thiago Silva', 'thiago.silva@acme.example', 'active', 'password', '2026-06-21T18:27:01.659Z', 0, '[]', '[]', 'thiago-silva
thiago.silva@acme.example
thiago silva', 'thiago-silva', 0);
INSERT INTO "member" VALUES (146, 4, '69d32a36-ffe7-49fc-8cf1-d21d3e5d0f53', 'three-homes', '', 'three-homes@acme.example', 'active', 'oidc', '2026-07-01T17:38:51.725Z', 0, '[]', '[]', 'three-homes
three-homes@acme.example
', 'three-homes', 0);
INSERT INTO "member" VALUES (147, 4, '3e46b90c-8d56-4c24-8adb-da436e199af0', 'tunde-balogun', 'Tunde Balogun', 'tunde-balogun@acme.example', 'active', 'password', '2026-06-07T09:51:30.525Z', 0, '["organization-user-admin"]', '[]', 'tunde-balogun
tunde-balogun@acme.example
tunde balogun', 'tunde-balogun', 0);
INSERT INTO "member" VALUES (148, 4, '957f2664-718c-4c02-9b54-60a4b854d3e5', 'tunde-traore', 'Tunde Traoré', 'tunde.traore@acme.example', 'active', 'oidc', '2026-06-26T19:20:59.392Z', 0, '["onboarding-buddy"]', '[]', 'tunde-traore
tunde.traore@acme.example
tunde traore', 'tunde-traore', 0);
INSERT INTO "member" VALUES (149, 4, 'e66e9ef4-d502-455a-8938-24a4cee052df', 'twelve-roles', 'Twelve Roles', 'twelve-roles@acme.example', 'active', 'oidc', '2026-06-21T15:56:08.695Z', 0, '["data-steward","deploy-lead","incident-commander","onboarding-buddy","organization-admin","organization-auditor","organization-template-admin","release-manager","role-assigner","support-l1","support-l2","template-author"]', '[]', 'twelve-roles
twelve-roles@acme.example
twelve roles', 'twelve-roles', 0);
INSERT INTO "member" VALUES (150, 4, 'db1cd274-cf4c-47f3-8c81-aa147b465ef1', 'two-homes', 'Two Homes', 'two-homes@acme.example', 'active', 'oidc', '2026-05-31T14:03:03.143Z', 0, '["support-l1"]', '[]', 'two-homes
two-homes@acme.example
two homes', 'two-homes', 0);
INSERT INTO "member" VALUES (151, 4, '0c7c4e54-41f3-4763-a625-c5f8e70593f7', 'uri-nour-mizrahi', 'אורי نور מזרחי', 'uri.nour.mizrahi@acme.example', 'active', 'oidc', '2026-05-31T09:25:09.107Z', 0, '[]', '[]', 'uri-nour-mizrahi
uri.nour.mizrahi@acme.example
אורי نور מזרחי', 'uri-nour-mizrahi', 0);
INSERT INTO "member" VALUES (152, 4, '1448d37a-dc5a-4282-b02c-229e9bc192a4', 'webhook-relay', '', 'webhook-relay@acme.example', 'active', 'none', '2026-06-10T01:35:24.950Z', 0, '["organization-template-admin"]', '[]', 'webhook-relay
webhook-relay@acme.example
', 'webhook-relay', 0);
INSERT INTO "member" VALUES (153, 4, 'deb66d58-81ce-4a37-ba6e-8416447f38d7', 'wei-seoyeon-takahashi', '伟 서연 高橋', 'wei.seoyeon.takahashi@acme.example', 'dormant', 'oidc', '2026-06-19T02:30:37.877Z', 0, '["organization-workspace-creation-ban"]', '[]', 'wei-seoyeon-takahashi
wei.seoyeon.takahashi@acme.example
伟 서연 高橋', 'wei-seoyeon-takahashi', 0);
INSERT INTO "member" VALUES (154, 4, '39d477b1-d57d-49ed-a5e9-e2bd1d7e8168', 'yael-cohen-rtl', 'יעל כהן', 'yael-cohen-rtl@acme.example', 'active', 'oidc', '2026-06-06T13:02:17.930Z', 0, '[]', '[]', 'yael-cohen-rtl
yael-cohen-rtl@acme.example
יעל כהן', 'yael-cohen-rtl', 0);
INSERT INTO "member" VALUES (155, 4, 'e13581b8-299b-468a-a16e-07678e133e08', 'yael-levi', 'יעל לוי', 'yael.levi@acme.example', 'active', 'oidc', '2026-06-14T23:00:31.907Z', 0, '[]', '[]', 'yael-levi
yael.levi@acme.example
יעל לוי', 'yael-levi', 0);
INSERT INTO "member" VALUES (156, 4, '5e2ba5bc-f41d-4026-bb37-5a4bd925216e', 'zalgo', 'Z̸͔̈a̵̱͂l̴̙̚g̷̯̀o', 'zalgo@acme.example', 'active', 'oidc', '2026-06-26T16:16:33.037Z', 0, '[]', '[]', 'zalgo
zalgo@acme.example
zalgo', 'zalgo', 0);
INSERT INTO "member" VALUES (157, 4, 'a7307cb3-4d4f-4d2f-aece-95558a879c66', 'zoe-weiss', 'Zoë Weiß', 'zoe-weiss@acme.example', 'active', 'password', '2026-06-01T06:01:07.842Z', 0, '["organization-template-admin"]', '[]', 'zoe-weiss
zoe-weiss@acme.example
zoe weiss', 'zoe-weiss', 0);
INSERT INTO "member" VALUES (158, 4, '17e5b075-8854-4f78-9407-3bc4108bc111', 'zoriana-zoriana-georgiou', 'Зоряна Зоряна Γεωργίου', 'zoriana.zoriana.georgiou@acme.example', 'active', 'oidc', '2026-06-27T01:13:55.626Z', 0, '[]', '[]', 'zoriana-zoriana-georgiou
zoriana.zoriana.georgiou@acme.example
зоряна зоряна γεωργιου', 'zoriana-zoriana-georgiou', 0);
INSERT INTO "member" VALUES (159, 4, '9ab4f352-bccb-486e-b8f1-d7b50b87ebf4', 'builds-a-lot', 'Builds A Lot', 'builds-a-lot@acme.example', 'active', 'oidc', '2026-06-03T08:35:18.987Z', 0, '[]', '[]', 'builds-a-lot
builds-a-lot@acme.example
builds a lot', 'builds-a-lot', 0);
INSERT INTO "member_role" VALUES (107, 'agents-access');
INSERT INTO "member_role" VALUES (53, 'auditor');
INSERT INTO "member_role" VALUES (107, 'data-steward');
INSERT INTO "member_role" VALUES (149, 'data-steward');
INSERT INTO "member_role" VALUES (107, 'deploy-lead');
INSERT INTO "member_role" VALUES (149, 'deploy-lead');
INSERT INTO "member_role" VALUES (104, 'ghost-role');
INSERT INTO "member_role" VALUES (107, 'incident-commander');
INSERT INTO "member_role" VALUES (116, 'incident-commander');
INSERT INTO "member_role" VALUES (149, 'incident-commander');
INSERT INTO "member_role" VALUES (82, 'labs-curator');
INSERT INTO "member_role" VALUES (62, 'member');
INSERT INTO "member_role" VALUES (107, 'onboarding-buddy');
INSERT INTO "member_role" VALUES (128, 'onboarding-buddy');
INSERT INTO "member_role" VALUES (148, 'onboarding-buddy');
INSERT INTO "member_role" VALUES (149, 'onboarding-buddy');
INSERT INTO "member_role" VALUES (78, 'organization-admin');
INSERT INTO "member_role" VALUES (83, 'organization-admin');
INSERT INTO "member_role" VALUES (99, 'organization-admin');
INSERT INTO "member_role" VALUES (107, 'organization-admin');
INSERT INTO "member_role" VALUES (111, 'organization-admin');
INSERT INTO "member_role" VALUES (137, 'organization-admin');
INSERT INTO "member_role" VALUES (149, 'organization-admin');
INSERT INTO "member_role" VALUES (84, 'organization-auditor');
INSERT INTO "member_role" VALUES (85, 'organization-auditor');
INSERT INTO "member_role" VALUES (88, 'organization-auditor');
INSERT INTO "member_role" VALUES (102, 'organization-auditor');
INSERT INTO "member_role" VALUES (107, 'organization-auditor');
INSERT INTO "member_role" VALUES (110, 'organization-auditor');
INSERT INTO "member_role" VALUES (113, 'organization-auditor');
INSERT INTO "member_role" VALUES (149, 'organization-auditor');
INSERT INTO "member_role" VALUES (108, 'organization-member');
INSERT INTO "member_role" VALUES (90, 'organization-template-admin');
INSERT INTO "member_role" VALUES (101, 'organization-template-admin');
INSERT INTO "member_role" VALUES (106, 'organization-template-admin');
INSERT INTO "member_role" VALUES (107, 'organization-template-admin');
INSERT INTO "member_role" VALUES (114, 'organization-template-admin');
INSERT INTO "member_role" VALUES (125, 'organization-template-admin');
INSERT INTO "member_role" VALUES (149, 'organization-template-admin');
INSERT INTO "member_role" VALUES (152, 'organization-template-admin');
INSERT INTO "member_role" VALUES (157, 'organization-template-admin');
INSERT INTO "member_role" VALUES (107, 'organization-user-admin');
INSERT INTO "member_role" VALUES (147, 'organization-user-admin');
INSERT INTO "member_role" VALUES (107, 'organization-workspace-access');
INSERT INTO "member_role" VALUES (107, 'organization-workspace-creation-ban');
INSERT INTO "member_role" VALUES (153, 'organization-workspace-creation-ban');
INSERT INTO "member_role" VALUES (4, 'owner');
INSERT INTO "member_role" VALUES (11, 'owner');
INSERT INTO "member_role" VALUES (27, 'owner');
INSERT INTO "member_role" VALUES (91, 'release-manager');
INSERT INTO "member_role" VALUES (107, 'release-manager');
INSERT INTO "member_role" VALUES (149, 'release-manager');
INSERT INTO "member_role" VALUES (124, 'releaser');
INSERT INTO "member_role" VALUES (107, 'role-assigner');
INSERT INTO "member_role" VALUES (117, 'role-assigner');
INSERT INTO "member_role" VALUES (149, 'role-assigner');
INSERT INTO "member_role" VALUES (104, 'support-l1');
INSERT INTO "member_role" VALUES (107, 'support-l1');
INSERT INTO "member_role" VALUES (149, 'support-l1');
INSERT INTO "member_role" VALUES (150, 'support-l1');
INSERT INTO "member_role" VALUES (97, 'support-l2');
INSERT INTO "member_role" VALUES (107, 'support-l2');
INSERT INTO "member_role" VALUES (149, 'support-l2');
INSERT INTO "member_role" VALUES (30, 'template-admin');
INSERT INTO "member_role" VALUES (36, 'template-admin');
INSERT INTO "member_role" VALUES (90, 'template-author');
INSERT INTO "member_role" VALUES (107, 'template-author');
INSERT INTO "member_role" VALUES (114, 'template-author');
INSERT INTO "member_role" VALUES (149, 'template-author');
INSERT INTO "member_role" VALUES (33, 'user-admin');
INSERT INTO "difference" VALUES (1, '2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', '78867927-9023-419b-a0ff-865175384200', 'kaethe-groess', 'left', '[]', '[]');
INSERT INTO "difference" VALUES (2, '2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', '978016e9-6d7d-4d82-9e6f-5ca63fa47268', 'francois-lefevre', 'roles', '["organization-auditor"]', '[]');
INSERT INTO "difference" VALUES (3, '2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', '0145bf24-d9ff-45bd-a39d-cca5ff0af06f', 'heike-kaethe-nowak', 'roles', '["organization-auditor"]', '[]');
INSERT INTO "difference" VALUES (4, '2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', '5b5da1bc-8ccc-49df-afac-aeb7ee613600', 'long-name', 'roles', '["releaser"]', '[]');
INSERT INTO "difference" VALUES (5, '2895c3e1-85b5-4fbd-b4e3-17082c951362', '00000000-0000-0000-0000-000000000000', 'abda90a4-e49d-4ec1-916b-fb77274d2ed4', 'in-many-groups', 'roles', '["template-admin"]', '[]');
INSERT INTO "difference" VALUES (6, '2895c3e1-85b5-4fbd-b4e3-17082c951362', '00000000-0000-0000-0000-000000000000', '869e3982-6a26-4658-91eb-a85de3222660', 'juergen-soeren-gross', 'profile', '[]', '[]');
INSERT INTO "directory_difference" VALUES (1, '2895c3e1-85b5-4fbd-b4e3-17082c951362', '0690fc1e-60d3-48f8-bd46-288632393564', 'Acme', 'role-made', 'releaser', 'Releaser', '["display:Releaser","exists","org:template:create","org:template:delete","org:template:read"]', '[]');
CREATE INDEX member_by_sort_key ON member (organization_key, sort_key, key);
CREATE INDEX member_role_by_role ON member_role (role, member_key);
CREATE INDEX difference_by_deployment ON difference (deployment_id, seq);
CREATE TRIGGER member_comes AFTER INSERT ON member BEGIN
  UPDATE organization SET members = members + 1 WHERE key = NEW.organization_key;
END;
CREATE TRIGGER member_goes AFTER DELETE ON member BEGIN
  UPDATE organization SET members = members - 1 WHERE key = OLD.organization_key;
END;
CREATE TRIGGER member_renamed AFTER UPDATE OF username ON member
WHEN OLD.username <> NEW.username AND OLD.username <> ''
  AND OLD.status IS NOT 'unreadable' AND NEW.status IS NOT 'unreadable'
BEGIN
  INSERT OR REPLACE INTO former_username (deployment_id, user_id, username)
    SELECT deployment_id, OLD.user_id, OLD.username FROM organization WHERE key = OLD.organization_key;
  DELETE FROM former_username WHERE user_id = NEW.user_id AND username = NEW.username
    AND deployment_id = (SELECT deployment_id FROM organization WHERE key = NEW.organization_key);
  DELETE FROM former_username WHERE user_id = NEW.user_id
    AND deployment_id = (SELECT deployment_id FROM organization WHERE key = NEW.organization_key)
    AND seq NOT IN (SELECT seq FROM former_username AS f WHERE f.user_id = NEW.user_id
      AND f.deployment_id = former_username.deployment_id ORDER BY seq DESC LIMIT 3);
END;
CREATE TRIGGER member_forgotten AFTER DELETE ON member BEGIN
  DELETE FROM former_username WHERE user_id = OLD.user_id AND deployment_id =
    (SELECT deployment_id FROM organization
      WHERE key = OLD.organization_key AND id = '00000000-0000-0000-0000-000000000000');
END;
CREATE INDEX directory_difference_by_deployment ON directory_difference (deployment_id, seq);
