import { z } from 'zod';
import { organizationIdSchema } from '../../model/organization-schema.ts';
import { KEPT_KINDS } from '../../model/subject.ts';
import { subjectSchema } from '../../model/subject-schema.ts';
import { command, query } from '../define.ts';
import { count, named, page, target, words } from './parts.ts';

const presence = z.enum(['present', 'absent']);
/** One word that was moved in opposite directions. */
const conflictWord = z.object({ word: z.string(), mine: presence, theirs: presence });
/** Between which two refreshes of the copy it was moved (ISO 8601), and by whom; null: not known. */
const moved = z
  .object({ since: z.string().nullable(), until: z.string(), by: z.string().nullable() })
  .nullable();

/** Staged work that somebody else moved the other way. It is held back from the plan until it is decided. */
export const conflicts = {
  'plan.listConflicts': query({
    input: target,
    output: z.object({
      /** Names exactly these conflicts; a decision must quote it. */
      hash: z.string(),
      total: count,
      /** Folded like shapes, the most frequent first. */
      kinds: z
        .array(
          z.object({
            id: z.string(),
            kind: z.enum(KEPT_KINDS),
            organizationId: organizationIdSchema,
            organization: z.string(),
            /** The role that they are about; empty for all else. */
            roleName: z.string(),
            words: z.array(conflictWord).readonly(),
            count,
            /** Up to three names. */
            examples: words,
          }),
        )
        .readonly(),
    }),
    fails: ['unknown-deployment'],
  }),
  'plan.listConflictRows': query({
    input: target.extend({ kindId: z.string().max(128).nullable(), ...page }),
    output: z.object({
      total: count,
      rows: z
        .array(
          z.object({
            subject: named,
            /** What the intent saw, what is live in the copy, and what the intent would make of that. */
            base: words,
            theirs: words,
            mine: words,
            words: z.array(conflictWord).readonly(),
            moved,
          }),
        )
        .readonly(),
    }),
    fails: ['unknown-deployment'],
  }),
  /**
   * Decides conflicts as one step that undo takes back. For each word in conflict: `mine`, as my intent wants it;
   * `theirs`, as it is live, and the rest of my intent still goes; `both`, there if either side has it.
   */
  'plan.resolveConflicts': command({
    input: target.extend({
      hash: z.string().max(128),
      which: z.discriminatedUnion('of', [
        z.strictObject({ of: z.literal('all') }),
        z.strictObject({ of: z.literal('kind'), kindId: z.string().max(128) }),
        z.strictObject({ of: z.literal('one'), subject: subjectSchema }),
      ]),
      take: z.enum(['mine', 'theirs', 'both']),
    }),
    output: z.object({ resolved: count, left: count }),
    fails: ['unknown-deployment', 'review-stale', 'draft-full', 'journal-unavailable'],
    topics: ['draft'],
  }),
};
