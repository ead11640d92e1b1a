import { z } from 'zod';
import { OUTCOMES } from '../model/outcome.ts';
import { placeSchema } from './staged-marks.ts';

const words = z.array(z.string()).readonly();

/** An outcome of a change, or `different` where the read after it found something else than was applied. */
const APPLYING_OUTCOMES = [...OUTCOMES, 'different'] as const;

/** One fact of one person that an apply is at, or has settled since the copy was read. */
export const applyingFactSchema = z.object({
  outcome: z.enum(APPLYING_OUTCOMES),
  /** The words as the journal knows them, newer than the copy; null: no newer than the copy, or not known. */
  after: words.nullable(),
  /** What it will be, while it waits; null: nothing waits. */
  planned: words.nullable(),
});
export type ApplyingFact = z.output<typeof applyingFactSchema>;

/**
 * What applies do to a person in a list, or did since the copy was read; null: nothing that the copy does not have.
 * `roles` and `siteRoles` are those of the row: in the list of users both are the site roles. The words of `status`
 * and `memberships` are those of `model/subject.ts`.
 */
export const applyingSchema = z
  .object({
    roles: applyingFactSchema.nullable(),
    siteRoles: applyingFactSchema.nullable(),
    status: applyingFactSchema.nullable(),
    /** A list of members tells of its own organization only; the list of users of all. */
    memberships: z.array(placeSchema.extend({ fact: applyingFactSchema })).readonly(),
  })
  .nullable();
export type Applying = NonNullable<z.output<typeof applyingSchema>>;
