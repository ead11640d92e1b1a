import { formatCount, people } from '#renderer/ui/format.ts';
import type { Output } from '#shared/contract/index.ts';
import { SIGN_IN } from '#shared/core/plan/effects/types.ts';
import { KINDS } from '#shared/kinds/index.ts';
import type { ChangeKind } from '#shared/model/subject.ts';

export type ShownEffect = Output<'plan.getEffects'>['gains'][number];

/** Things that Coder guards, as people call them. */
const THINGS: Readonly<Record<string, string>> = {
  '*': 'everything',
  ai_gateway_key: 'AI gateway keys',
  ai_model_price: 'AI model prices',
  ai_provider: 'AI providers',
  ai_seat: 'AI seats',
  aibridge_interception: 'recorded AI conversations',
  api_key: 'API tokens',
  assign_org_role: 'roles of the organization',
  assign_role: 'site roles',
  audit_log: 'the audit log',
  boundary_log: 'boundary logs',
  boundary_usage: 'boundary usage',
  chat: 'chats',
  connection_log: 'the connection log',
  crypto_key: 'encryption keys',
  debug_info: 'debug information',
  deployment_config: 'the configuration of the deployment',
  deployment_stats: 'statistics of the deployment',
  file: 'uploaded files',
  group: 'groups',
  group_member: 'members of groups',
  idpsync_settings: 'settings of the sync with the identity provider',
  inbox_notification: 'inbox notifications',
  license: 'licenses',
  notification_message: 'notifications',
  notification_preference: 'notification preferences',
  notification_template: 'notification templates',
  oauth2_app: 'OAuth2 apps',
  oauth2_app_code_token: 'OAuth2 tokens',
  oauth2_app_secret: 'OAuth2 secrets',
  organization: 'the organization',
  organization_member: 'members of the organization',
  prebuilt_workspace: 'prebuilt workspaces',
  provisioner_daemon: 'provisioners',
  provisioner_jobs: 'provisioner jobs',
  replicas: 'replicas of the server',
  system: 'internals of the server',
  tailnet_coordinator: 'the network coordinator',
  task: 'tasks',
  template: 'templates',
  usage_event: 'usage events',
  user: 'users',
  user_secret: 'secrets of users',
  user_skill: 'skills of users',
  webpush_subscription: 'push subscriptions',
  workspace: 'workspaces',
  workspace_agent_devcontainers: 'dev containers of workspaces',
  workspace_agent_resource_monitor: 'resource monitors of workspaces',
  workspace_dormant: 'dormant workspaces',
  workspace_proxy: 'workspace proxies',
};

/** What may be done with them; `%` stands for the thing. */
const DEEDS: Readonly<Record<string, string>> = {
  '*': 'do anything with %',
  application_connect: 'open apps in %',
  assign: 'give %',
  create: 'create %',
  create_agent: 'add agents to %',
  delete: 'delete %',
  delete_agent: 'remove agents from %',
  read: 'see %',
  read_personal: 'see personal data of %',
  share: 'share %',
  ssh: 'ssh into %',
  start: 'start %',
  stop: 'stop %',
  unassign: 'take away %',
  update: 'change %',
  update_agent: 'change agents of %',
  update_personal: 'change personal data of %',
  use: 'use %',
  view_insights: 'see insights of %',
};

/** Where a general sentence would mislead. */
const SPECIAL: Readonly<Record<string, string>> = {
  'assign_org_role:create': 'create roles of the organization',
  'assign_org_role:update': 'edit roles of the organization',
  'organization_member:create': 'add members to the organization',
  'organization_member:delete': 'remove members from the organization',
  'organization_member:update': 'change what members may do',
  'session:sign_in': 'sign in',
  '*:*': 'do everything',
};

/** A server may call a thing or an action "constructor", which every plain object has. */
const find = (texts: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(texts, name) ? texts[name] : undefined;

/** A permission as a deed: "ssh into workspaces". A pair that is not known here is said as it is. */
export const toDeed = (resource: string, action: string): string => {
  const special = find(SPECIAL, `${resource}:${action}`);
  if (special !== undefined) return special;
  const thing = find(THINGS, resource) ?? resource.replaceAll('_', ' ');
  return find(DEEDS, action)?.replace('%', () => thing) ?? `${action.replaceAll('_', ' ')} ${thing}`;
};

/** Where it holds: "in Data platform", "on the whole site", "their own in Data platform". */
export const toPlace = ({ scope, organization }: Pick<ShownEffect, 'scope' | 'organization'>): string => {
  switch (scope) {
    case 'site':
      return 'on the whole site';
    case 'organization':
      return `in ${organization}`;
    case 'user':
      return '(their own)';
    case 'member':
      return `(their own) in ${organization}`;
  }
};

const isSignIn = ({ resource, action }: Pick<ShownEffect, 'resource' | 'action'>): boolean =>
  resource === SIGN_IN.resource && action === SIGN_IN.action;

/** Whoever is suspended gets nothing of it now, and had nothing to lose. */
const toSuspended = ({ people: all, suspended }: ShownEffect, isLoss: boolean): string => {
  if (suspended === 0) return '';
  const who =
    suspended < all ? `${formatCount(suspended)} of them suspended` : all > 1 ? 'all suspended' : 'suspended';
  return ` (${who}: ${isLoss ? 'they could not while they are' : 'not before they are activated'})`;
};

/** "17 people can ssh into workspaces in Data platform"; for a loss, "can no longer". Who signs in does so nowhere else. */
export const toEffectText = (line: ShownEffect, isLoss: boolean): string => {
  const text = `${people(line.people)} can ${isLoss ? 'no longer ' : ''}${toDeed(line.resource, line.action)}`;
  const where = isSignIn(line) ? text : `${text} ${toPlace(line)}`;
  return `${where}${toSuspended(line, isLoss)}`;
};

/** "by Organization Auditor": what gives it, or gave it. */
export const toPathText = ({ kind, label }: ShownEffect['path'], isLoss: boolean): string => {
  if (kind === 'status') return label.toLowerCase();
  const how = kind === 'default-role' ? 'the default role ' : kind === 'site-role' ? 'the site role ' : '';
  return kind === 'implied-role' ? `as ${label} can` : `${isLoss ? 'came from' : 'by'} ${how}${label}`;
};

type ShapeOfKind = { readonly kind: ChangeKind; readonly people: number; readonly refused: number };

/** What the changes that are not refused mean beside permissions, a sentence or two for each kind that has something to say. */
export const toMeanings = (shapes: readonly ShapeOfKind[]): readonly string[] => {
  const changes = new Map<ChangeKind, number>();
  for (const { kind, people: all, refused } of shapes)
    changes.set(kind, (changes.get(kind) ?? 0) + all - refused);
  return [...changes].flatMap(([kind, count]) =>
    count === 0 ? [] : (KINDS[kind].text.toMeaning?.(count) ?? []),
  );
};
