/** Resource types and their actions, `name since-minor: actions`; since 0 means all generations (coder-api 4.6). */
const TABLE = `
ai_gateway_key 35: create delete read update
ai_model_price 34: read update
ai_provider 34: create delete read update
ai_seat 33: create read
aibridge_interception 27: create read update
api_key 0: create delete read update
assign_org_role 0: assign create delete read unassign update
assign_role 0: assign read unassign
audit_log 0: create read
boundary_log 35: create delete read
boundary_usage 30: delete read update
chat 32: create delete read share update
connection_log 25: read update
crypto_key 0: create delete read update
debug_info 0: read
deployment_config 0: read update
deployment_stats 0: read
file 0: create read
group 0: create delete read update
group_member 0: read
idpsync_settings 0: read update
inbox_notification 0: create read update
license 0: create delete read
notification_message 0: create delete read update
notification_preference 0: read update
notification_template 0: read update
oauth2_app 0: create delete read update
oauth2_app_code_token 0: create delete read
oauth2_app_secret 0: create delete read update
organization 0: create delete read update
organization_member 0: create delete read update
prebuilt_workspace 0: delete update
provisioner_daemon 0: create delete read update
provisioner_jobs 0: create read update
replicas 0: read
system 0: create delete read update
tailnet_coordinator 0: create delete read update
task 28: create delete read update
template 0: create delete read update use view_insights
usage_event 26: create read update
user 0: create delete read read_personal update update_personal
user_secret 26: create delete read update
user_skill 34: create delete read update
webpush_subscription 0: create delete read
workspace 0: application_connect create create_agent delete delete_agent read share ssh start stop update update_agent
workspace_agent_devcontainers 0: create
workspace_agent_resource_monitor 0: create read update
workspace_dormant 0: application_connect create create_agent delete delete_agent read share ssh start stop update update_agent
workspace_proxy 0: create delete read update`;

const ACTION_SINCE: Readonly<Record<string, number>> = { share: 28, update_agent: 32 };

type Resource = { readonly type: string; readonly since: number; readonly actions: readonly string[] };

const ALL: readonly Resource[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [head = '', actions = ''] = line.split(': ');
    const [type = '', since = '0'] = head.split(' ');
    return { type, since: Number(since), actions: actions.split(' ') };
  });

/** The resource types a server of this minor version knows, each with its actions. */
export const resourceActions = (minor: number): ReadonlyMap<string, readonly string[]> =>
  new Map(
    ALL.filter((resource) => resource.since <= minor).map((resource) => [
      resource.type,
      resource.actions.filter((action) => (ACTION_SINCE[action] ?? 0) <= minor),
    ]),
  );
