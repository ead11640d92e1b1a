import type { ImpliedRoles, Permission, RoleGrants } from './types.ts';

const allow = (table: Readonly<Record<string, readonly string[]>>): readonly Permission[] =>
  Object.entries(table).flatMap(([resource, actions]) =>
    actions.map((action) => ({ negate: false, resource, action })),
  );

const NOTHING: RoleGrants = { site: [], organization: [], user: [], member: [] };
const READ = ['read'] as const;

/**
 * What every user and every member may do by themselves. No server lists these roles (coder-api 4.2), so this is
 * the part of them that holds in all versions and settings, read from Coder's source; what depends on a setting
 * (reading the other members, from 2.30) and what is about one's own things is left out, so that an effect is rather named once too often than missed.
 */
export const IMPLIED: ImpliedRoles = {
  site: { ...NOTHING, site: allow({ assign_role: READ, oauth2_app: READ, workspace_proxy: READ }) },
  member: {
    ...NOTHING,
    organization: allow({ provisioner_daemon: READ, organization: READ, assign_org_role: READ }),
    member: allow({ organization_member: READ }),
  },
  serviceAccount: {
    ...NOTHING,
    organization: allow({ provisioner_daemon: READ, organization: READ, assign_org_role: READ }),
  },
};
