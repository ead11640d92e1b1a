import type { RightsQuestion } from '../../remote/account-port.ts';

/** What a version of the API brings, oldest first (coder-api 7). `evidence` outranks the version number. */
export const API_ABILITIES = [
  { key: 'token-scopes', label: 'Scoped tokens', since: 27, evidence: 'scopes' },
  {
    key: 'member-permissions',
    label: 'Member permissions in custom roles',
    since: 28,
    evidence: 'permissions',
  },
  { key: 'all-members', label: 'Members can list all members', since: 30, evidence: null },
  {
    key: 'member-fields',
    label: 'Status, login type and last seen of members',
    since: 32,
    evidence: 'fields',
  },
  { key: 'member-search', label: 'Search for members on the server', since: 32, evidence: 'fields' },
  { key: 'service-accounts', label: 'Service accounts', since: 32, evidence: 'fields' },
  { key: 'key-expiry', label: 'Expiring a key without deleting it', since: 32, evidence: 'fields' },
  { key: 'user-roles-at-creation', label: 'Site roles for a new user', since: 34, evidence: null },
  { key: 'default-roles', label: 'Default roles of an organization', since: 35, evidence: 'defaults' },
] as const;

/** What was seen in answers: null where it could not be seen. */
export type Evidence = Readonly<Record<'scopes' | 'permissions' | 'fields' | 'defaults', boolean | null>>;

/** Licensed features that members and roles depend on (coder-api 1.8). */
export const FEATURES = [
  { key: 'custom_roles', label: 'Custom roles', since: 0 },
  { key: 'multiple_organizations', label: 'Several organizations', since: 0 },
  { key: 'user_role_management', label: 'Roles from the identity provider', since: 0 },
  { key: 'audit_log', label: 'Audit log', since: 0 },
  { key: 'scim', label: 'SCIM', since: 0 },
  { key: 'service_accounts', label: 'Service accounts', since: 32 },
] as const;

type Question = { readonly key: string; readonly label: string; readonly ask: RightsQuestion };

const question = (type: string, action: string, label: string): Question => ({
  key: `${type}:${action}`,
  label,
  ask: { type, action },
});

/** Asked for each organization. */
export const ORGANIZATION_RIGHTS: readonly Question[] = [
  question('organization_member', 'read', 'See members'),
  question('organization_member', 'create', 'Add members'),
  question('organization_member', 'delete', 'Remove members'),
  question('assign_org_role', 'read', 'See roles'),
  question('assign_org_role', 'assign', 'Grant roles'),
  question('assign_org_role', 'unassign', 'Take roles away'),
  question('assign_org_role', 'create', 'Create custom roles'),
  question('assign_org_role', 'update', 'Change custom roles'),
  question('assign_org_role', 'delete', 'Delete custom roles'),
  question('idpsync_settings', 'read', 'See role sync settings'),
];

/** Asked once. */
export const SITE_RIGHTS: readonly Question[] = [
  question('user', 'read', 'See users'),
  question('user', 'create', 'Create users'),
  question('user', 'update', 'Change users'),
  question('user', 'delete', 'Delete users'),
  question('assign_role', 'assign', 'Grant site roles'),
  {
    key: 'audit_log:read',
    label: 'Read the audit log',
    ask: { type: 'audit_log', action: 'read', anyOrganization: true },
  },
  question('idpsync_settings', 'read', 'See organization sync settings'),
];
