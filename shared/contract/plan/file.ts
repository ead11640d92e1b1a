import { z } from 'zod';
import { deploymentIdSchema } from '../../model/deployment.ts';
import { command } from '../define.ts';
import { count, reviewed } from './parts.ts';

/** A plan is a file: JSON with a hash over its content, and readable Markdown. */
export const file = {
  /** Saves what is staged where the person chooses: the JSON, and the Markdown beside it. */
  'plan.export': command({
    input: reviewed.extend({
      /** Why the plan exists: a ticket, a sentence; carried in the file. */
      note: z.string().max(2_000).default(''),
    }),
    output: z.object({ saved: z.boolean(), fileNames: z.array(z.string()).readonly() }),
    fails: ['unknown-deployment', 'review-stale', 'nothing-staged', 'newer-version', 'not-saved'],
    topics: [],
  }),
  /**
   * Lets the person choose a plan file and stages it as one step, with the bases of the file, so that the review
   * rebases it on the copy here. Null: nothing was chosen.
   */
  'plan.open': command({
    input: z.strictObject({
      /** `again`: the file that was chosen last, without the dialog. */
      file: z.enum(['choose', 'again']),
      /** What to do where something is staged already. */
      ifStaged: z.enum(['refuse', 'discard']),
    }),
    output: z
      .object({
        deploymentId: deploymentIdSchema,
        deployment: z.string(),
        fileName: z.string(),
        staged: count,
        /** Subjects that the copy here does not know, and people who are called otherwise here, with one of them. */
        unknown: count,
        renamed: count,
        renamedSuchAs: z.object({ file: z.string(), here: z.string() }).nullable(),
        note: z.string(),
      })
      .nullable(),
    fails: [
      'not-read',
      'nothing-chosen',
      'not-a-plan',
      'plan-damaged',
      'plan-newer',
      'no-such-deployment',
      'draft-not-empty',
      'draft-full',
      'journal-unavailable',
    ],
    topics: ['draft'],
  }),
};
