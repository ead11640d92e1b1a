import type { Traits } from './generation.ts';
import { grants } from './permission.ts';
import { resourceActions } from './resources.ts';
import { type BuiltInRole, role } from './role.ts';

/** `*` on every resource type of the generation but the named ones. */
export const allExcept = (traits: Traits, ...except: readonly string[]): Record<string, readonly string[]> =>
  Object.fromEntries(
    [...resourceActions(traits.minor).keys()]
      .filter((type) => !except.includes(type))
      .map((type) => [type, ['*']]),
  );

const READ = ['read'] as const;
const CRUD = ['create', 'read', 'update', 'delete'] as const;
const DORMANT = ['read', 'delete', 'create', 'update', 'stop'] as const;

const owner = (traits: Traits): BuiltInRole =>
  role('owner', 'Owner', {
    site: grants({
      ...allExcept(
        traits,
        'workspace',
        'workspace_dormant',
        'prebuilt_workspace',
        'user_secret',
        'user_skill',
      ),
      workspace: ['*'],
      workspace_dormant: DORMANT,
      prebuilt_workspace: ['update', 'delete'],
    }),
  });

const auditor = (traits: Traits): BuiltInRole =>
  role('auditor', 'Auditor', {
    site: grants({
      assign_org_role: READ,
      audit_log: READ,
      ...(traits.minor >= 25 ? { connection_log: READ } : {}),
      template: ['read', 'view_insights'],
      user: READ,
      group: READ,
      group_member: READ,
      organization: READ,
      organization_member: READ,
      deployment_stats: READ,
      deployment_config: READ,
    }),
  });

const templateAdmin = (traits: Traits): BuiltInRole =>
  role('template-admin', 'Template Admin', {
    site: grants({
      assign_org_role: READ,
      template: resourceActions(traits.minor).get('template') ?? [],
      file: ['create', 'read'],
      workspace: READ,
      prebuilt_workspace: ['update', 'delete'],
      provisioner_daemon: CRUD,
      user: READ,
      group: READ,
      group_member: READ,
      organization: READ,
      organization_member: READ,
    }),
  });

const userAdmin = (): BuiltInRole =>
  role('user-admin', 'User Admin', {
    site: grants({
      assign_role: ['assign', 'unassign', 'read'],
      assign_org_role: ['assign', 'unassign', 'read'],
      user: ['create', 'read', 'update', 'delete', 'update_personal', 'read_personal'],
      group: CRUD,
      group_member: READ,
      organization: READ,
      organization_member: CRUD,
      idpsync_settings: ['read', 'update'],
    }),
  });

const member = (traits: Traits): BuiltInRole =>
  role('member', 'Member', {
    listed: false,
    site: grants({ assign_role: READ, oauth2_app: READ, workspace_proxy: READ }),
    user: grants({
      ...allExcept(traits, 'workspace_dormant', 'prebuilt_workspace', 'user', 'organization_member'),
      user: ['read', 'read_personal', 'update_personal'],
      organization_member: READ,
    }),
  });

/** The built-in site roles; `member` is implied for everybody and never listed (coder-api 4.1). */
export const siteRoles = (traits: Traits): readonly BuiltInRole[] => [
  owner(traits),
  auditor(traits),
  templateAdmin(traits),
  userAdmin(),
  member(traits),
];
