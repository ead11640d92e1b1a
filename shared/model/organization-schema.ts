import { z } from 'zod';
import type { OrganizationId } from '../base/brand.ts';

/** The id of an organization, written one way. */
export const organizationIdSchema = z.guid().transform((id) => id.toLowerCase() as OrganizationId);

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
