import type { Traits } from './generation.ts';
import { grants, type Permission } from './permission.ts';
import { resourceActions } from './resources.ts';
import { type BuiltInRole, role } from './role.ts';
import { allExcept } from './site-roles.ts';

const READ = ['read'] as const;
const CRUD = ['create', 'read', 'update', 'delete'] as const;
const DORMANT = ['read', 'delete', 'create', 'update', 'stop'] as const;

const admin = (traits: Traits): BuiltInRole => {
  const workspace = (resourceActions(traits.minor).get('workspace') ?? []).filter(
    (action) => action !== 'application_connect' && action !== 'ssh',
  );
  return role('organization-admin', 'Organization Admin', {
    site: grants({ user: READ }),
    org: grants({
      ...allExcept(
        traits,
        ...[
          'workspace',
          'workspace_dormant',
          'prebuilt_workspace',
          'assign_role',
          'user_secret',
          'user_skill',
        ],
      ),
      workspace,
      workspace_dormant: DORMANT,
      prebuilt_workspace: ['update', 'delete'],
    }),
  });
};

const auditor = (): BuiltInRole =>
  role('organization-auditor', 'Organization Auditor', {
    org: grants({
      audit_log: READ,
      group: READ,
      group_member: READ,
      organization: READ,
      organization_member: READ,
      template: ['read', 'view_insights'],
    }),
  });

const userAdmin = (): BuiltInRole =>
  role('organization-user-admin', 'Organization User Admin', {
    site: grants({ user: READ }),
    org: grants({
      assign_org_role: ['assign', 'unassign', 'read'],
      organization: READ,
      organization_member: CRUD,
      group: CRUD,
      group_member: READ,
      idpsync_settings: ['read', 'update'],
    }),
  });

const templateAdmin = (traits: Traits): BuiltInRole =>
  role('organization-template-admin', 'Organization Template Admin', {
    org: grants({
      template: resourceActions(traits.minor).get('template') ?? [],
      file: ['create', 'read'],
      workspace: READ,
      prebuilt_workspace: ['update', 'delete'],
      organization: READ,
      organization_member: READ,
      group: READ,
      group_member: READ,
      provisioner_daemon: CRUD,
      provisioner_jobs: ['read', 'update', 'create'],
    }),
  });

const BAN: readonly Permission[] = ['create', 'delete', 'create_agent', 'delete_agent'].map((action) => ({
  negate: true,
  resource_type: 'workspace',
  action,
}));

const member = (traits: Traits): BuiltInRole =>
  role('organization-member', '', {
    listed: false,
    org: grants({
      provisioner_daemon: READ,
      organization: READ,
      assign_org_role: READ,
      ...(traits.membersReadMembers ? { organization_member: READ } : {}),
    }),
    orgMember: grants({ organization_member: READ }),
  });

const chat = (): BuiltInRole =>
  role('agents-access', 'Coder Agents User', {
    orgMember: grants({ chat: ['create', 'read', 'share', 'update'] }),
  });

const workspaceAccess = (): BuiltInRole =>
  role('organization-workspace-access', 'Organization Workspace Access', {
    orgMember: grants({
      workspace: ['create', 'delete', 'read', 'start', 'stop', 'update', 'ssh', 'application_connect'],
      task: CRUD,
    }),
  });

/** The built-in organization roles of a generation; unlisted ones are implied or hidden (coder-api 4.2). */
export const organizationRoles = (traits: Traits): readonly BuiltInRole[] => [
  admin(traits),
  auditor(),
  templateAdmin(traits),
  userAdmin(),
  role('organization-workspace-creation-ban', 'Organization Workspace Creation Ban', { org: BAN }),
  ...(traits.defaultRoles ? [workspaceAccess()] : []),
  ...(traits.minor >= 33 ? [chat()] : []),
  member(traits),
  ...(traits.serviceAccounts
    ? [{ ...member(traits), name: 'organization-service-account', orgMember: [] }]
    : []),
];
