import { z } from 'zod';
import type { PlanId } from '../base/brand.ts';
import { CHANGE_STATES, PLAN_STATES, VERDICTS } from '../model/change.ts';
import { deploymentIdSchema } from '../model/deployment.ts';
import { GUARD_CODES, MAX_REASON_LENGTH } from '../model/guard.ts';
import { OUTCOMES } from '../model/outcome.ts';
import { subjectSchema } from '../model/subject-schema.ts';
import { auditJoinSchema, gapsSchema, waveSizesSchema, wavesSchema } from './apply-facts.ts';
import { command, query } from './define.ts';
import { CREDENTIAL_FAILURES, REMOTE_FAILURES, UNCONFIRMED_FAILURES } from './failures.ts';

/** The id of a plan. */
export const planId = z
  .string()
  .min(1)
  .max(64)
  .transform((id) => id as PlanId);
const onPlan = z.strictObject({ planId });
const roles = z.array(z.string()).readonly();
const count = z.number().int();

/** How changes ended, in the words of the result screen. They add up to the people in the plan. */
export const outcomeCounts = z.object({
  waiting: count,
  applied: count,
  /** Already as wanted when we looked: nothing was sent. */
  already: count,
  refused: count,
  /** Tried in vain, or not to be looked at: nobody refused it. */
  failed: count,
  conflict: count,
  skipped: count,
  unknown: count,
  cancelled: count,
});

/** How a plan stands, with what is known of it so far. */
export const planStatus = z.object({
  planId,
  deploymentId: deploymentIdSchema,
  state: z.enum(PLAN_STATES),
  /** Why it is paused or needs review, as a sentence; null otherwise. */
  reason: z.string().nullable(),
  /** The code behind that sentence, such as `wave-halted`. */
  reasonCode: z.string().nullable(),
  people: count,
  counts: outcomeCounts,
  createdAt: z.string(),
  endedAt: z.string().nullable(),
  /** Changes per second over the last seconds, and what is left at that pace; null: not running, or not measured yet. */
  ratePerSecond: z.number().nullable(),
  remaining: z.object({ fromSeconds: z.number(), toSeconds: z.number() }).nullable(),
  /** The re-read after the apply: how many of the applied changes the server still shows; null: not yet read. */
  verified: z.object({ confirmed: count, different: count, at: z.string() }).nullable(),
  /** The plan that this one takes back, if it is an undo. */
  undoes: planId.nullable(),
  /** Why each guard that stopped it was overridden. */
  reasons: z.partialRecord(z.enum(GUARD_CODES), z.string()),
  /** Null: the plan is worked in one go. */
  waves: wavesSchema.nullable(),
  /** Null until the plan has ended. */
  gaps: gapsSchema.nullable(),
  /** Null until the plan has ended and the audit log was asked. */
  audit: auditJoinSchema.nullable(),
  /** Changes a person still has to look at and acknowledge, while the plan is `needs-review`. */
  toLookAt: count,
});

const RESUME_FAILURES = [
  'unknown-plan',
  'resumed-too-often',
  'busy',
  'read-only',
  ...UNCONFIRMED_FAILURES,
  'journal-unavailable',
  ...CREDENTIAL_FAILURES,
  ...REMOTE_FAILURES,
] as const;

/** What an undo staged, and what it left and why; `people`, `leftAlone`, `alreadyBack` and `cannot` add up. */
const undone = z.object({
  people: count,
  /** Changed since by others, in just what would be taken back. */
  leftAlone: count,
  alreadyBack: count,
  cannot: z
    .array(z.object({ code: z.enum(['member-gone', 'user-gone', 'final']), count, text: z.string() }))
    .readonly(),
  /** To whom a deleted role is given back, in whole sentences. */
  givenBack: z.array(z.string()).readonly(),
  /** What does not come back although something is staged for it, in whole sentences. */
  notRestored: z.array(z.string()).readonly(),
});

/** Applying a reviewed plan, following it, and what came of it. The journal is the truth behind all of it. */
export const apply = {
  /**
   * Freezes the reviewed draft as a plan and starts it. Refused when the review is not the one named by `hash`.
   * Anything that is not plainly harmless is confirmed in a window of its own that the page cannot reach.
   */
  'apply.start': command({
    input: z.strictObject({
      deploymentId: deploymentIdSchema,
      hash: z.string().max(128),
      /** Null: in one go. Else each wave is read back, and anything unforeseen stops the plan before the next. */
      waves: waveSizesSchema.nullable().default(null),
      /** Why each guard that stops the plan is overridden; kept in the journal with the plan. */
      reasons: z.partialRecord(z.enum(GUARD_CODES), z.string().max(MAX_REASON_LENGTH)).default({}),
      /** The deployment's name as the person typed it, where `plan.review` demands it. */
      typedName: z.string().max(400).default(''),
    }),
    output: z.object({ planId }),
    fails: [
      'review-stale',
      'guarded',
      'name-needed',
      'nothing-staged',
      ...UNCONFIRMED_FAILURES,
      'read-only',
      'token-too-short',
      'busy',
      'journal-unavailable',
      ...CREDENTIAL_FAILURES,
      ...REMOTE_FAILURES,
    ],
    topics: ['draft', 'plans'],
  }),
  /** No new request starts after this returned; those on the wire end and are recorded. */
  'apply.pause': command({ input: onPlan, output: z.object({}), fails: ['unknown-plan'], topics: ['plans'] }),
  /**
   * Goes on with a paused plan. After a halted wave `accept` also takes its kinds of refusal as known: later waves
   * do not stop for them again.
   */
  'apply.resume': command({
    input: onPlan.extend({ accept: z.boolean().default(false) }),
    output: z.object({}),
    fails: RESUME_FAILURES,
    topics: ['plans'],
  }),
  /** Ends what has not been sent as `cancelled`; what was sent stays and is reported. */
  'apply.cancel': command({
    input: onPlan,
    output: z.object({}),
    fails: ['unknown-plan', 'journal-unavailable'],
    topics: ['plans'],
  }),
  'apply.getStatus': query({ input: onPlan, output: planStatus, fails: ['unknown-plan'] }),
  'apply.listChanges': query({
    input: onPlan.extend({
      outcome: z.enum(OUTCOMES).nullable(),
      /** `overlapped`: an edit of somebody else was overwritten unseen; `to-look-at`: wait for a person. */
      only: z.enum(['overlapped', 'to-look-at']).nullable().default(null),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({
      total: count,
      rows: z
        .array(
          subjectSchema.and(
            z.object({
              /** Names the change within its plan, from 1. */
              n: count,
              /** From the cached copy; empty when the person is no longer in it, and for what is nobody's. */
              username: z.string(),
              state: z.enum(CHANGE_STATES),
              outcome: z.enum(OUTCOMES),
              /** What happened and what to do, for anything but a plain success. */
              reason: z.string().nullable(),
              before: roles,
              after: roles,
              requestId: z.string().nullable(),
              /** What our write found on the server, where that is not what we had read (`before`); null: as read. */
              overlapped: roles.nullable(),
              /** A person has to look at this one, or has: null for all others. */
              look: z.enum(['waits', 'acknowledged']).nullable(),
            }),
          ),
        )
        .readonly(),
    }),
    fails: ['unknown-plan'],
  }),
  /** Stages the inverse of what this plan did, against the world as it is in the copy. Needs an empty draft. */
  'apply.undo': command({
    input: onPlan,
    output: undone,
    fails: [
      'unknown-plan',
      'draft-not-empty',
      'nothing-to-undo',
      'busy',
      'draft-full',
      'journal-unavailable',
    ],
    topics: ['draft'],
  }),
  /** Stages again what this plan did not do: refused, in conflict, cancelled. Needs an empty draft. */
  'apply.restage': command({
    input: onPlan,
    output: z.object({ people: count }),
    fails: [
      'unknown-plan',
      'draft-not-empty',
      'nothing-to-stage',
      'newer-version',
      'busy',
      'draft-full',
      'journal-unavailable',
    ],
    topics: ['draft'],
  }),
  /** Cancels what was not sent, waits for the plan's end, and stages the way back of what was done. */
  'apply.takeBack': command({
    input: onPlan,
    output: undone,
    fails: [
      'unknown-plan',
      'draft-not-empty',
      'nothing-to-undo',
      'busy',
      'draft-full',
      'journal-unavailable',
    ],
    topics: ['draft', 'plans'],
  }),
  /**
   * Says that a person has looked at one change, or at all that wait for it. Kept in the journal for good; when none
   * is left, the plan closes. Answers how many are left.
   */
  'apply.acknowledge': command({
    input: onPlan.extend({ n: z.union([z.int().min(1), z.literal('all')]) }),
    output: z.object({ left: count }),
    fails: ['unknown-plan', 'nothing-to-look-at', 'journal-unavailable'],
    topics: ['plans'],
  }),
  /** How good preflight was about this plan, and where it was wrong (at most 100 misses). */
  'apply.getScore': query({
    input: onPlan,
    output: z.object({
      /** Changes where preflight had said yes or no, and the server did. */
      predicted: count,
      right: count,
      sentence: z.string(),
      version: z.string().nullable(),
      misses: z
        .array(
          z.object({
            subject: subjectSchema,
            /** The username (empty: no longer in the copy), or the name of the role. */
            name: z.string(),
            verdict: z.enum(VERDICTS),
            outcome: z.enum(OUTCOMES),
            reason: z.string().nullable(),
          }),
        )
        .readonly(),
    }),
    fails: ['unknown-plan'],
  }),
  /**
   * Writes one row per change to a file the person chooses in the system's dialog. With `failed` the file is a plan
   * of what was not done, in JSON whatever the format, that `plan.open` reads again.
   */
  'apply.export': command({
    input: onPlan.extend({
      format: z.enum(['csv', 'json']),
      rows: z.enum(['all', 'failed']).default('all'),
    }),
    output: z.object({ saved: z.boolean(), fileName: z.string().nullable() }),
    fails: ['unknown-plan', 'nothing-failed', 'newer-version', 'not-saved'],
    topics: [],
  }),
};
