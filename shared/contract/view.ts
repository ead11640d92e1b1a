import { z } from 'zod';
import { toSeenName } from '../base/fold-text.ts';
import { memberFilterSchema, memberSortSchema } from '../model/member-filter-schema.ts';
import { command, query } from './define.ts';
import { listScope } from './member.ts';

const savedView = z.object({
  id: z.string(),
  name: z.string(),
  filter: memberFilterSchema,
  sort: memberSortSchema,
  /** People it matches now, in the cached copy. */
  count: z.number().int(),
});

/** Saved views: a named filter and sort of one organization's list, with a live count. */
export const view = {
  'view.list': query({
    input: listScope,
    output: z.array(savedView).readonly(),
    fails: [],
  }),
  /** Saves under a new name, or replaces the view of that name. Their number and size are limited. */
  'view.save': command({
    input: listScope.extend({
      name: z
        .string()
        .trim()
        .max(60)
        .refine((name) => toSeenName(name) !== ''),
      filter: memberFilterSchema,
      sort: memberSortSchema,
    }),
    output: z.object({ id: z.string() }),
    fails: ['not-kept', 'journal-unavailable', 'too-many-views', 'view-too-large'],
    topics: ['views'],
  }),
  'view.remove': command({
    input: z.strictObject({ id: z.string().max(64) }),
    output: z.object({}),
    fails: ['journal-unavailable'],
    topics: ['views'],
  }),
};
