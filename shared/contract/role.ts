import { z } from 'zod';
import { organizationIdSchema } from '../model/organization-schema.ts';
import { roleSchema } from '../model/role-schema.ts';
import { query } from './define.ts';
import { listScope } from './member.ts';

/** What staged work would do to a custom role. */
export const ROLE_STAGES = ['created', 'changed', 'deleted'] as const;

const permission = z.object({ negate: z.boolean(), resourceType: z.string(), action: z.string() });

/** Where a permission of a role holds: everywhere, in the organization, on one's own things, on those as a member. */
export const PERMISSION_LEVELS = ['site', 'organization', 'user', 'member'] as const;

const words = z.array(z.string()).readonly();

/** Roles as a list to look at, and custom roles to write. Under `SITE_ORGANIZATION_ID`: the site roles. */
export const role = {
  /** Custom roles of an organization, staged ones among them, then its built-in roles, then the site roles. */
  'role.browse': query({
    input: listScope,
    output: z
      .array(
        roleSchema.extend({
          /** How many permissions it names, on all levels. */
          permissions: z.number().int(),
          staged: z.enum(ROLE_STAGES).nullable(),
        }),
      )
      .readonly(),
    fails: [],
  }),
  /** One role with what it permits; null: neither in the copy nor staged. */
  'role.get': query({
    input: listScope.extend({ name: z.string().min(1).max(256) }),
    output: z
      .object({
        /** As the copy has it; null: staged only. */
        role: roleSchema.nullable(),
        levels: z
          .array(z.object({ level: z.enum(PERMISSION_LEVELS), permissions: z.array(permission).readonly() }))
          .readonly(),
        /** In the words of `core/roles/role-words.ts`; empty where there is no such custom role in the copy. */
        words,
        /** The words once staged work is done; null: nothing is staged for it. */
        stagedWords: words.nullable(),
        staged: z.enum(ROLE_STAGES).nullable(),
      })
      .nullable(),
    fails: [],
  }),
  /** Every permission that this server knows, and whether the actor holds it there; null: not known. */
  'role.listPermissions': query({
    input: listScope,
    output: z.object({
      organizationId: organizationIdSchema,
      resources: z
        .array(
          z.object({
            resourceType: z.string(),
            actions: z.array(z.object({ action: z.string(), held: z.boolean().nullable() })).readonly(),
          }),
        )
        .readonly(),
    }),
    fails: [],
  }),
};
