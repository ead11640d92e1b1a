import { z } from 'zod';
import { deploymentIdSchema } from '../model/deployment.ts';
import { organizationIdSchema, organizationSchema } from '../model/organization-schema.ts';
import { roleSchema } from '../model/role-schema.ts';
import { query } from './define.ts';

/** Organizations and roles in the cached copy. */
export const directory = {
  'organization.list': query({
    input: z.strictObject({ deploymentId: deploymentIdSchema }),
    output: z.array(organizationSchema).readonly(),
    fails: [],
  }),
  /** Organization roles first (built-in, then custom), then site roles, each by display name. */
  'role.list': query({
    input: z.strictObject({ deploymentId: deploymentIdSchema, organizationId: organizationIdSchema }),
    output: z.array(roleSchema).readonly(),
    fails: [],
  }),
  /**
   * The same roles by name alone: what rows need to show theirs, without a count over everybody. Roles that are staged
   * only (`isStaged`) come last.
   */
  'role.listNames': query({
    input: z.strictObject({ deploymentId: deploymentIdSchema, organizationId: organizationIdSchema }),
    output: z
      .array(roleSchema.pick({ name: true, displayName: true }).extend({ isStaged: z.boolean() }))
      .readonly(),
    fails: [],
  }),
};
