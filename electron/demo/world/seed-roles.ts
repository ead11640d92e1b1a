import { grants } from '../rules/permission.ts';
import type { CustomRole } from './rows.ts';

type Seed = readonly [name: string, displayName: string, table: Readonly<Record<string, readonly string[]>>];

const TEMPLATE_READ = { template: ['read', 'view_insights'] };

/** The custom roles of the default organization. Every pair of type and action exists in all generations. */
const SEEDS: readonly Seed[] = [
  ['deploy-lead', 'Deploy lead', { template: ['read', 'update'] }],
  ['support-l1', 'Support, level 1', { workspace: ['read'], organization_member: ['read'] }],
  ['support-l2', 'Support, level 2', { workspace: ['read', 'start', 'stop'], organization_member: ['read'] }],
  ['release-manager', 'Release manager', { template: ['read', 'update', 'use'], file: ['create', 'read'] }],
  [
    'template-author',
    'Template author',
    { template: ['create', 'read', 'update'], file: ['create', 'read'] },
  ],
  ['onboarding-buddy', 'Onboarding buddy', { group: ['read'], group_member: ['read'] }],
  ['incident-commander', 'Incident commander', { workspace: ['read', 'stop'], audit_log: ['read'] }],
  ['data-steward', '<b>Data</b> & "steward"', { ...TEMPLATE_READ, group: ['read', 'update'] }],
  // Holds the permission to assign, and still can assign nothing: the assign table knows built-in roles only.
  ['role-assigner', '', { assign_org_role: ['assign', 'read', 'unassign'], organization_member: ['read'] }],
];

/** Names of the custom roles that ordinary members hold, from common to rare. */
export const COMMON_CUSTOM_ROLES = SEEDS.map(([name]) => name).filter((name) => name !== 'role-assigner');

const toRole = (organizationId: string, [name, displayName, table]: Seed): CustomRole => ({
  name,
  displayName,
  organizationId,
  permissions: grants(table),
});

/** The nine custom roles of the default organization. */
export const defaultOrganizationRoles = (organizationId: string): readonly CustomRole[] =>
  SEEDS.map((seed) => toRole(organizationId, seed));

/**
 * Custom roles of a smaller organization. Where names are unique per organization only, one of them has the name
 * of a role of the default organization and other permissions.
 */
export const smallOrganizationRoles = (
  organizationId: string,
  hasSharedName: boolean,
): readonly CustomRole[] => [
  toRole(organizationId, ['labs-curator', 'Labs curator', { template: ['read', 'update'] }]),
  ...(hasSharedName ? [toRole(organizationId, ['deploy-lead', 'Labs deploy lead', TEMPLATE_READ])] : []),
];
