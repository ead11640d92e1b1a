import { z } from 'zod';
import { GUARD_CODES } from '../../model/guard.ts';
import { organizationIdSchema } from '../../model/organization-schema.ts';
import { count } from './parts.ts';

/**
 * What became of the staged work since it was staged: `planned` is the sum of the four after it. `idle` were as
 * wanted from the start.
 */
export const rebaseSummary = z.object({
  planned: count,
  asStaged: count,
  already: count,
  merged: count,
  /** Held back from the plan until a person decides. */
  conflicts: count,
  idle: count,
});

/** What stops the plan until a person types a reason; one entry per guard. */
export const guard = z.object({
  code: z.enum(GUARD_CODES),
  /** What the guard watches, as a sentence. */
  title: z.string(),
  findings: z
    .array(
      z.object({
        /** Null: the whole site. */
        organizationId: organizationIdSchema.nullable(),
        organization: z.string(),
        /** What would happen there, as a sentence. */
        message: z.string(),
        people: count,
        /** Up to three usernames. */
        examples: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
});

/** Requests and time before the apply, from the limits that the engine obeys. */
export const estimate = z.object({
  requests: count,
  reads: count,
  writes: count,
  /** Pages and single reads of the check afterwards. */
  verify: count,
  /** The likeliest time by the limits alone. */
  seconds: z.number(),
  /** Between these it will take; both are one where an apply of about this size was measured on the deployment. */
  fromSeconds: z.number(),
  toSeconds: z.number(),
  isMeasured: z.boolean(),
});

/** What an apply asks of the person besides the confirmation. */
export const demands = z.object({
  /** A reason has at least this many characters. */
  minReasonLength: count,
  /** The name that has to be typed; null: none. */
  typeName: z.string().nullable(),
});
