import { z } from 'zod';
import type { OrganizationId } from '../base/brand.ts';

export const organizationIdSchema = z.guid().transform((id) => id.toLowerCase() as OrganizationId);

/**
 * What stands for the whole deployment where an organization is asked for: the nil UUID, as Coder itself writes the
 * organization of site roles ("OrganizationID is uuid.Nil for unscoped roles (aka deployment wide)", coder/coder,
 * coderd/rbac/roles.go). The list under it is everybody on the deployment, and its roles are the site roles.
 */
export const SITE_ORGANIZATION_ID = '00000000-0000-0000-0000-000000000000' as OrganizationId;

/** An organization the token can read. `defaultRoles` is null where the server does not know them (before 2.35). */
export const organizationSchema = z.object({
  id: organizationIdSchema,
  name: z.string(),
  displayName: z.string(),
  isDefault: z.boolean(),
  defaultRoles: z.array(z.string()).readonly().nullable(),
  /** True: the identity provider owns the roles of OIDC users. Null: the token may not read that setting. */
  roleSync: z.boolean().nullable(),
  members: z.number().int(),
});
export type Organization = z.output<typeof organizationSchema>;
