import { z } from 'zod';
import { deploymentIdSchema, userIdSchema } from '../model/deployment.ts';
import { UNTOLD_FACTS } from '../model/member.ts';
import { memberFilterSchema, memberSortSchema } from '../model/member-filter-schema.ts';
import { memberSchema } from '../model/member-schema.ts';
import { organizationIdSchema } from '../model/organization-schema.ts';
import { applyingSchema } from './applying.ts';
import { query } from './define.ts';
import { placeSchema, stagedMarksSchema } from './staged-marks.ts';

/** The list a person looks at: the members of one organization, or under `SITE_ORGANIZATION_ID` all users of the deployment. */
export const listScope = z.strictObject({
  deploymentId: deploymentIdSchema,
  organizationId: organizationIdSchema,
});

/** By what a list knows a row of it, for cursor and selection. Rows of people are known by their user id. */
export const rowIdSchema = z.string().min(1).max(40);

const facet = z.array(z.object({ value: z.string(), count: z.number().int() })).readonly();

/**
 * A list of people, over all rows, answered from the copy alone. The users are one of the lists: there the roles of a row
 * are the site roles.
 */
export const member = {
  'member.list': query({
    input: listScope.extend({
      filter: memberFilterSchema,
      sort: memberSortSchema,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({
      /** Rows that match the filter, of `all` in the list. */
      matching: z.number().int(),
      all: z.number().int(),
      rows: z
        .array(
          memberSchema.extend({
            selected: z.boolean(),
            /** Where they are members, in the list of users; null: told in that list alone. */
            organizations: z.array(placeSchema).readonly().nullable(),
            staged: stagedMarksSchema,
            applying: applyingSchema,
          }),
        )
        .readonly(),
    }),
    fails: [],
  }),
  /** Everything the copy knows about one person, with their other organizations; null: not in the copy. */
  'member.find': query({
    input: listScope.extend({ userId: userIdSchema }),
    output: z
      .object({
        member: memberSchema,
        staged: stagedMarksSchema,
        applying: applyingSchema,
        others: z
          .array(
            z.object({
              organizationId: organizationIdSchema,
              organization: z.string(),
              roles: z.array(z.string()).readonly(),
              applying: applyingSchema,
            }),
          )
          .readonly(),
      })
      .nullable(),
    fails: [],
  }),
  /** Values that occur, with counts, for the filter menus; over the whole organization. */
  'member.countFacets': query({
    input: listScope,
    output: z.object({
      statuses: facet,
      loginTypes: facet,
      siteRoles: facet,
      noRole: z.number().int(),
      /** Of how many each fact is not told, of `people` in all. */
      notTold: z.record(z.enum(UNTOLD_FACTS), z.number().int()),
      people: z.number().int(),
    }),
    fails: [],
  }),
  /**
   * Has an apply changed somebody, or a role, since the copy was read? Rows show what it did; what is searched, filtered,
   * sorted and counted goes by the copy.
   */
  'member.isBehind': query({
    input: z.strictObject({ deploymentId: deploymentIdSchema }),
    output: z.boolean(),
    fails: [],
  }),
  /** The 0-based place of a row in a filtered, sorted list; null: not in it. For keyboard and reveal. */
  'member.locate': query({
    input: listScope.extend({ filter: memberFilterSchema, sort: memberSortSchema, id: rowIdSchema }),
    output: z.number().int().nullable(),
    fails: [],
  }),
};
