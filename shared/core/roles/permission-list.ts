/**
 * Resource types and actions that permissions of a role can name (coder-api 4.6), with the minor version of Coder 2
 * that brought them. A hint for the editor only: what the server lists in its roles is added to it, and the server
 * has the last word about every pair.
 */
type Entry = { readonly since: number; readonly actions: string };

const of = (actions: string, since = 0): Entry => ({ since, actions });

const RESOURCES: Readonly<Record<string, Entry>> = {
  ai_gateway_key: of('create delete read update', 35),
  ai_model_price: of('read update', 34),
  ai_provider: of('create delete read update', 34),
  ai_seat: of('create read', 33),
  aibridge_interception: of('create read update', 27),
  api_key: of('create delete read update'),
  assign_org_role: of('assign create delete read unassign update'),
  assign_role: of('assign read unassign'),
  audit_log: of('create read'),
  boundary_log: of('create delete read', 35),
  boundary_usage: of('delete read update', 30),
  chat: of('create delete read share update', 32),
  connection_log: of('read update', 25),
  crypto_key: of('create delete read update'),
  debug_info: of('read'),
  deployment_config: of('read update'),
  deployment_stats: of('read'),
  file: of('create read'),
  group: of('create delete read update'),
  group_member: of('read'),
  idpsync_settings: of('read update'),
  inbox_notification: of('create read update'),
  license: of('create delete read'),
  notification_message: of('create delete read update'),
  notification_preference: of('read update'),
  notification_template: of('read update'),
  oauth2_app: of('create delete read update'),
  oauth2_app_code_token: of('create delete read'),
  oauth2_app_secret: of('create delete read update'),
  organization: of('create delete read update'),
  organization_member: of('create delete read update'),
  prebuilt_workspace: of('delete update'),
  provisioner_daemon: of('create delete read update'),
  provisioner_jobs: of('create read update'),
  replicas: of('read'),
  system: of('create delete read update'),
  tailnet_coordinator: of('create delete read update'),
  task: of('create delete read update', 28),
  template: of('create delete read update use view_insights'),
  usage_event: of('create read update', 26),
  user: of('create delete read read_personal update update_personal'),
  user_secret: of('create delete read update', 26),
  user_skill: of('create delete read update', 34),
  webpush_subscription: of('create delete read'),
  workspace: of(
    'application_connect create create_agent delete delete_agent read share ssh start stop update update_agent',
  ),
  workspace_agent_devcontainers: of('create'),
  workspace_agent_resource_monitor: of('create read update'),
  workspace_dormant: of(
    'application_connect create create_agent delete delete_agent read share ssh start stop update update_agent',
  ),
  workspace_proxy: of('create delete read update'),
};

/** Actions that came later than their resource type. */
const ACTIONS_SINCE: Readonly<Record<string, number>> = { share: 28, update_agent: 32 };

const NEWEST = Number.MAX_SAFE_INTEGER;

/**
 * The minor version in "v2.35.1+abc"; a later major counts as the newest. Null: the version names no release, as that of
 * a build without a tag (`v0.0.0-devel`), which may be as old as it likes.
 */
export const findMinor = (version: string | null): number | null => {
  const [, major, minor] = /^v?(\d+)\.(\d+)\./.exec(version ?? '') ?? [];
  if (major === undefined || Number(major) < 2) return null;
  return major === '2' ? Number(minor) : NEWEST;
};

/** The same, where what names no release counts as the newest (coder-api 7). */
export const toMinor = (version: string | null): number => findMinor(version) ?? NEWEST;

/** Resource types that a server of this minor version knows, each with its actions. */
export const listPermissions = (minor: number): ReadonlyMap<string, readonly string[]> =>
  new Map(
    Object.entries(RESOURCES)
      .filter(([, { since }]) => since <= minor)
      .map(([type, { actions }]) => [
        type,
        actions.split(' ').filter((action) => (ACTIONS_SINCE[action] ?? 0) <= minor),
      ]),
  );
