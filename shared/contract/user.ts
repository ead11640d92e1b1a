import { z } from 'zod';
import { deploymentIdSchema, userIdSchema } from '../model/deployment.ts';
import { query } from './define.ts';
import { listScope } from './member.ts';

const candidate = z.object({
  userId: userIdSchema,
  username: z.string(),
  name: z.string(),
  email: z.string(),
});

/** What is asked of the users of a deployment alone; their list is `member.list` of `SITE_ORGANIZATION_ID`. */
export const user = {
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
  }),
  /** People who are in no member list of an organization yet, to be added: those whose names hold the words typed. */
  'user.listOutside': query({
    input: listScope.extend({ text: z.string().max(400), limit: z.number().int().min(1).max(100) }),
    output: z.object({
      matching: z.number().int(),
      rows: z.array(candidate.extend({ status: z.string().nullable() })).readonly(),
    }),
    fails: [],
  }),
};
