import { z } from 'zod';
import { memberFilterSchema, memberSortSchema } from '../model/member-filter-schema.ts';
import { command, query } from './define.ts';
import { listScope, rowIdSchema } from './member.ts';
import { pasteIdSchema } from './paste.ts';
import { MOST_IDS_IN_MESSAGE } from './pieces.ts';

/** Some rows of the list, by id. */
const rowIds = z.array(rowIdSchema).min(1).max(MOST_IDS_IN_MESSAGE).readonly();

const summary = z.object({
  selected: z.number().int(),
  /** Selected people that the given filter does not show. */
  hidden: z.number().int(),
  matching: z.number().int(),
});

/**
 * An end of a range: a row by its id, wherever it is by now, or a place where it is not known yet what is in it. A place
 * that was looked at a moment ago may hold another row.
 */
const rangeEnd = z.union([
  z.strictObject({ id: rowIdSchema }),
  z.strictObject({ row: z.number().int().min(0) }),
]);

/**
 * The selection is a set of people kept in the store for the session, so that 100,000 of them cost the window
 * nothing. Filter and sort never change it; each list (organization) has its own.
 */
export const selection = {
  'selection.change': command({
    input: listScope.extend({
      filter: memberFilterSchema,
      sort: memberSortSchema,
      change: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('only'), ids: rowIds }),
        z.strictObject({ kind: z.literal('toggle'), ids: rowIds }),
        /**
         * Everybody from one end to the other (inclusive, either order) in the filtered, sorted list. Whoever it began with
         * is not in the list any more: the other end alone. Where that one is not either, nothing changes.
         */
        z.strictObject({ kind: z.literal('range'), from: rangeEnd, to: rangeEnd, keep: z.boolean() }),
        z.strictObject({ kind: z.literal('add-matching') }),
        z.strictObject({ kind: z.literal('remove-matching') }),
        /**
         * The members that a pasted list stands for (`paste.decide` says who), in the place of the selection or (`keep`)
         * beside it. Fails when the store does not have that list.
         */
        z.strictObject({ kind: z.literal('list'), pasteId: pasteIdSchema, keep: z.boolean() }),
        z.strictObject({ kind: z.literal('clear') }),
      ]),
    }),
    output: z.object({}),
    fails: ['paste-gone'],
    topics: ['selection'],
  }),
  /**
   * One field of everybody selected, by username, in pieces: `selected` is how many people there are. People without it
   * are an empty text, so that a piece has its length.
   */
  'selection.listField': query({
    input: listScope.extend({
      field: z.enum(['username', 'email', 'userId']),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(MOST_IDS_IN_MESSAGE),
    }),
    output: z.object({ selected: z.number().int(), values: z.array(z.string()).readonly() }),
    fails: [],
  }),
  'selection.getSummary': query({
    input: listScope.extend({ filter: memberFilterSchema }),
    output: summary,
    fails: [],
  }),
};
