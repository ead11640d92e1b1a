import type { Deployment } from '../deployment.ts';
import { keyed, open, type Route } from '../http/call.ts';
import { withOrganization, withPermission } from '../http/params.ts';
import { forbidden, json } from '../http/reply.ts';
import type { Traits } from '../rules/generation.ts';
import { publicScopes } from '../rules/scopes.ts';
import { EPOCH_MS, formatTime } from '../world/time.ts';

/** Licensed features, `name since`; the order is the server's. */
const FEATURES: readonly (readonly [name: string, since: number])[] = [
  ['user_limit', 0],
  ['audit_log', 0],
  ['connection_log', 25],
  ['browser_only', 0],
  ['scim', 0],
  ['template_rbac', 0],
  ['high_availability', 0],
  ['multiple_external_auth', 0],
  ['external_provisioner_daemons', 0],
  ['appearance', 0],
  ['advanced_template_scheduling', 0],
  ['workspace_proxy', 0],
  ['user_role_management', 0],
  ['external_token_encryption', 0],
  ['workspace_batch_actions', 0],
  ['access_control', 0],
  ['control_shared_ports', 0],
  ['custom_roles', 0],
  ['multiple_organizations', 0],
  ['workspace_prebuilds', 0],
  ['ai_governance_user_limit', 30],
  ['service_accounts', 32],
];

/** Without a purchase, even under a Premium licence. */
const NEVER_ENTITLED = ['ai_governance_user_limit', 'browser_only'];

const activeUsers = (deployment: Deployment): number =>
  [...deployment.world.users.values()].filter(
    (user) => user.status === 'active' && !user.deleted && !user.system,
  ).length;

const entitlements = (deployment: Deployment) => {
  const { isLicensed, traits } = deployment;
  const features = FEATURES.filter(([, since]) => since <= traits.minor).map(([name]) => {
    const isOn = isLicensed && !NEVER_ENTITLED.includes(name);
    const entitlement = isOn ? 'entitled' : 'not_entitled';
    if (name !== 'user_limit') return [name, { entitlement, enabled: isOn }];
    const limit = isLicensed ? { limit: 250_000 } : {};
    return [name, { entitlement, enabled: isOn, ...limit, actual: activeUsers(deployment) }];
  });
  return {
    features: Object.fromEntries(features),
    warnings: [],
    errors: [],
    has_license: isLicensed,
    trial: deployment.world.settings.isTrial,
    require_telemetry: false,
    refreshed_at: formatTime(EPOCH_MS),
  };
};

const roleSync = withOrganization(({ subject, deployment }, { id, roleSyncField }) => {
  if (!subject.can('read', { type: 'idpsync_settings', organizationId: id })) return forbidden();
  return json(200, { field: deployment.isLicensed ? roleSyncField : '', mapping: {} });
});

/** Facts about the deployment: licence, experiments, scopes, and how the identity provider is connected. */
export const deploymentFactRoutes = (traits: Traits): readonly Route[] => [
  open('GET', '/entitlements', ({ deployment }) => json(200, entitlements(deployment))),
  keyed('GET', '/experiments', () => json(200, [])),
  keyed('GET', '/experiments/available', () => json(200, { safe: [] })),
  ...(traits.keyScopes
    ? [open('GET', '/auth/scopes', () => json(200, { external: publicScopes(traits.minor) }))]
    : []),
  keyed(
    'GET',
    '/settings/idpsync/organization',
    withPermission('read', 'idpsync_settings', ({ deployment }) => {
      const field = deployment.isLicensed ? deployment.world.settings.organizationSyncField : '';
      return json(200, { field, mapping: {}, organization_assign_default: true });
    }),
  ),
  keyed('GET', '/organizations/{organization}/settings/idpsync/roles', roleSync),
];
