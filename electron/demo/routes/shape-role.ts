import type { Deployment } from '../deployment.ts';
import type { CustomRole } from '../world/rows.ts';

/** A custom role as the API shows one; member permissions are null because the server never fills them. */
export const customRoleObject = (deployment: Deployment, role: CustomRole) => ({
  name: role.name,
  organization_id: role.organizationId,
  display_name: role.displayName,
  site_permissions: [],
  ...(deployment.traits.memberPermissions
    ? {
        user_permissions: [],
        organization_permissions: role.permissions,
        organization_member_permissions: null,
      }
    : { organization_permissions: role.permissions, user_permissions: [] }),
});
