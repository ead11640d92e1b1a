/**
 * Which permissions give a person power over others or over the deployment, as data, with what each lets its holder
 * do. Resources and actions are those of Coder's three generations (coder-api 4.6); `core/roles/permission-list.ts` says
 * which minor version brought which. A server may know more than we do: what no table here names counts as privileged.
 */
type Rules = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Beyond one's own things: in a whole organization, or on the whole site. Actions are separated by blanks. */
export const PRIVILEGED: Rules = {
  assign_org_role: { 'assign create delete unassign update': 'hand out roles and change what they permit' },
  assign_role: { 'assign unassign': 'hand out roles of the whole site' },
  organization_member: { 'create delete update': 'add and remove members and change their roles' },
  user: {
    'create delete update': 'create, change and delete users',
    'read_personal update_personal': 'read and change other people’s personal settings',
  },
  group: { 'create delete update': 'change groups, and with them who may use what' },
  organization: { 'create delete update': 'change whole organizations' },
  idpsync_settings: { 'read update': 'change which roles and groups the identity provider gives' },
  workspace: {
    'ssh application_connect': 'get into other people’s workspaces',
    'create create_agent delete delete_agent share start stop update update_agent':
      'make, change, start and stop other people’s workspaces',
  },
  workspace_dormant: {
    'ssh application_connect': 'get into other people’s dormant workspaces',
    'create create_agent delete delete_agent share start stop update update_agent':
      'change other people’s dormant workspaces',
  },
  prebuilt_workspace: { 'delete update': 'change the workspaces that are handed out next' },
  workspace_agent_devcontainers: { create: 'start containers in other people’s workspaces' },
  workspace_agent_resource_monitor: {
    'create update': 'change what is watched in other people’s workspaces',
  },
  workspace_proxy: { 'create delete update': 'lead the traffic of workspaces through another proxy' },
  template: { 'create delete update': 'change templates, whose code runs in every workspace made of them' },
  file: { 'create read': 'read and add the source of templates, which may hold secrets' },
  provisioner_daemon: { 'create delete update': 'run the builds of workspaces, with their secrets' },
  provisioner_jobs: { 'create update': 'change the builds of workspaces' },
  task: { 'create delete update': 'run other people’s tasks' },
  chat: { 'create delete read share update': 'read and lead other people’s chats' },
  api_key: { 'create delete read update': 'make and read keys that act as other people' },
  user_secret: { 'create delete read update': 'read and change other people’s secrets' },
  user_skill: { 'create delete read update': 'change what other people’s agents do' },
  oauth2_app: { 'create delete update': 'change which other programs may sign people in' },
  oauth2_app_secret: { 'create delete read update': 'read and change the secrets of other programs' },
  oauth2_app_code_token: { 'create delete read': 'read and make tokens that act as other people' },
  crypto_key: { 'create delete read update': 'read and change the keys that sign everything' },
  license: { 'create delete read': 'change the licence' },
  system: { 'create delete read update': 'act as the server itself' },
  deployment_config: { 'read update': 'read and change the settings of the deployment' },
  debug_info: { read: 'read what the server tells for debugging' },
  tailnet_coordinator: { 'create delete read update': 'lead connections to other people’s workspaces' },
  audit_log: { 'create read': 'read what everybody did, and write into that record' },
  connection_log: { 'read update': 'read who connected from where, and change that record' },
  boundary_log: { 'create delete read': 'read what left other people’s workspaces, and delete it' },
  boundary_usage: { 'delete update': 'change what is recorded of what left workspaces' },
  aibridge_interception: { 'create read update': 'read other people’s conversations with models' },
  ai_provider: { 'create delete read update': 'lead conversations with models somewhere else' },
  ai_gateway_key: { 'create delete read update': 'read and change the keys of models' },
  ai_model_price: { update: 'change what models cost' },
  ai_seat: { create: 'give out paid seats' },
  usage_event: { 'create read update': 'change what is billed' },
  inbox_notification: { 'create read update': 'read and write messages to other people' },
  notification_message: { 'create delete read update': 'read and write messages to other people' },
  notification_preference: { 'read update': 'turn off other people’s warnings' },
  notification_template: { update: 'change what the server tells people' },
  webpush_subscription: { 'create delete read': 'get other people’s messages' },
};

/** Beyond one's own things as well, but looking only, or what every member may do anyway; with why it is no matter. */
export const HARMLESS: Rules = {
  organization: { read: 'names of organizations' },
  organization_member: { read: 'the list that Rollcall shows' },
  user: { read: 'names and addresses' },
  group: { read: 'names of groups' },
  group_member: { read: 'who is in which group' },
  assign_org_role: { read: 'the list of roles' },
  assign_role: { read: 'the list of roles' },
  template: { 'read use view_insights': 'templates can be looked at and used, not changed' },
  workspace: { read: 'which workspaces there are' },
  workspace_dormant: { read: 'which workspaces sleep' },
  workspace_proxy: { read: 'which proxies there are' },
  workspace_agent_resource_monitor: { read: 'how full a workspace is' },
  task: { read: 'which tasks there are' },
  provisioner_daemon: { read: 'which builders there are' },
  provisioner_jobs: { read: 'which builds there were' },
  deployment_stats: { read: 'counts' },
  replicas: { read: 'which servers there are' },
  boundary_usage: { read: 'counts' },
  ai_model_price: { read: 'prices' },
  ai_seat: { read: 'counts' },
  notification_template: { read: 'texts of the server' },
  oauth2_app: { read: 'names of programs' },
};

/** Resources of which everybody has their own: whatever is allowed with one's own ones is no power over others. */
export const OWN: Readonly<Record<string, string>> = {
  workspace: 'own workspaces',
  workspace_dormant: 'own workspaces that sleep',
  workspace_agent_devcontainers: 'containers in own workspaces',
  workspace_agent_resource_monitor: 'own workspaces',
  prebuilt_workspace: 'own workspaces',
  task: 'own tasks',
  chat: 'own chats',
  api_key: 'own keys, as every user has',
  file: 'own uploads',
  user_secret: 'own secrets',
  user_skill: 'own skills',
  inbox_notification: 'own messages',
  notification_preference: 'own settings',
  webpush_subscription: 'own browser',
  provisioner_jobs: 'own builds',
  aibridge_interception: 'own conversations',
  boundary_usage: 'own workspaces',
};

/** Built-in roles that count as privileged whatever the server lists for them, with what they let their holder do. */
export const PRIVILEGED_BUILT_IN: Readonly<Record<string, string>> = {
  'organization-admin': 'do everything in the organization, and hand out its roles',
  'organization-user-admin': 'add and remove members, and change groups',
  'organization-auditor': 'read what everybody did',
  'organization-template-admin': 'change templates, whose code runs in every workspace made of them',
};

/** Built-in roles without power over others, for servers that do not list what their built-in roles permit. */
export const HARMLESS_BUILT_IN: readonly string[] = [
  'member',
  'organization-member',
  'organization-service-account',
  'organization-workspace-access',
  'organization-workspace-creation-ban',
  'agents-access',
];

/** What is spoken of first where there is no room for everything; all other resources follow in the order of the table. */
const GRAVEST: readonly string[] = [
  ...[
    'assign_role',
    'assign_org_role',
    'system',
    'crypto_key',
    'user',
    'organization_member',
    'idpsync_settings',
  ],
  ...['organization', 'api_key', 'oauth2_app_code_token', 'user_secret', 'deployment_config', 'workspace'],
  ...['template', 'provisioner_daemon', 'file'],
];

const EVERYTHING = 'do everything';

const ORDER: readonly string[] = [...GRAVEST, ...Object.keys(PRIVILEGED)].flatMap((resource) =>
  Object.values(PRIVILEGED[resource] ?? {}),
);

/** What a role lets people do that is neither in the copy nor made by the plan: the server most likely knows no such role. */
export const ABSENT = 'do what Rollcall does not know: no role of this name was there at the last refresh';
/** What people can do no more when they lose a role that hands out roles. */
export const TAKEN = 'no longer do what the role permits';

/**
 * The place of a power among others, the gravest first, by what it lets its holder do. What no table knows comes second.
 * Last come what is taken away, and roles that are not there: a page can make up as many of them as it takes to hide
 * one that is.
 */
export const toGravity = (lets: string): number => {
  if (lets.startsWith(EVERYTHING)) return 0;
  if (lets === TAKEN) return ORDER.length + 2;
  if (lets === ABSENT) return ORDER.length + 3;
  const place = ORDER.indexOf(lets);
  return place < 0 ? 1 : place + 2;
};

/** Where in a role a permission stands: everywhere, in one organization, or for the holder's own things alone. */
export type PermissionLevel = 'site' | 'organization' | 'user' | 'member';

const find = (rules: Rules, resource: string, action: string): string | null => {
  if (!Object.hasOwn(rules, resource)) return null;
  for (const [actions, text] of Object.entries(rules[resource] ?? {}))
    if (actions.split(' ').includes(action)) return text;
  return null;
};

/** What a permission lets its holder do that makes it privileged; null: it is not. Unknown ones are. */
export const findPower = (
  level: PermissionLevel,
  { resourceType, action }: { readonly resourceType: string; readonly action: string },
): string | null => {
  if (resourceType === '*') return EVERYTHING;
  const isOwn = level === 'user' || level === 'member';
  if (isOwn && Object.hasOwn(OWN, resourceType)) return null;
  if (find(HARMLESS, resourceType, action) !== null) return null;
  const known = find(PRIVILEGED, resourceType, action);
  if (known !== null) return known;
  // Every action of a resource includes its gravest ones.
  const [gravest] = Object.values(
    Object.hasOwn(PRIVILEGED, resourceType) ? (PRIVILEGED[resourceType] ?? {}) : {},
  );
  return action === '*' && gravest !== undefined ? gravest : 'do something that Rollcall does not know';
};
