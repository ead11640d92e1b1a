import { z } from 'zod';
import { deploymentIdSchema, userIdSchema } from '../model/deployment.ts';
import { memberSchema } from '../model/member.ts';
import { memberFilterSchema, memberSortSchema } from '../model/member-filter.ts';
import { applyingSchema } from './applying.ts';
import { query } from './define.ts';
import { listScope } from './member.ts';
import { placeSchema, stagedMarksSchema } from './staged-marks.ts';

const candidate = z.object({
  userId: userIdSchema,
  username: z.string(),
  name: z.string(),
  email: z.string(),
});

/**
 * Everybody on the deployment: the list under `SITE_ORGANIZATION_ID`, where the roles of a row are the site roles.
 * Filter, selection, saved views and everything else that takes a list take this one by that id as well.
 */
export const user = {
  'user.list': query({
    input: z.strictObject({
      deploymentId: deploymentIdSchema,
      filter: memberFilterSchema,
      sort: memberSortSchema,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({
      /** Rows that match the filter, of `all` on the deployment. */
      matching: z.number().int(),
      all: z.number().int(),
      rows: z
        .array(
          memberSchema.extend({
            selected: z.boolean(),
            organizations: z.array(placeSchema).readonly(),
            staged: stagedMarksSchema,
            applying: applyingSchema,
          }),
        )
        .readonly(),
    }),
    fails: [],
    topics: ['members', 'selection', 'draft', 'organizations', 'applying'],
  }),
  /** How many there are, and where the list came from. */
  'user.count': query({
    input: z.strictObject({ deploymentId: deploymentIdSchema }),
    output: z.object({
      all: z.number().int(),
      /**
       * `none`: not copied yet. `members`: the token may not list users, so these are the people known from the
       * organizations that it may read. `all`: the server's own list.
       */
      from: z.enum(['none', 'members', 'all']),
    }),
    fails: [],
    topics: ['members'],
  }),
  /** People who are in no member list of an organization yet, to be added: those whose names hold the words typed. */
  'user.listOutside': query({
    input: listScope.extend({ text: z.string().max(400), limit: z.number().int().min(1).max(100) }),
    output: z.object({
      matching: z.number().int(),
      rows: z.array(candidate.extend({ status: z.string().nullable() })).readonly(),
    }),
    fails: [],
    topics: ['members'],
  }),
};
