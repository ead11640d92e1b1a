import { z } from 'zod';
import { COUNTED_AS, PREFLIGHT_CODES, RISKS, VERDICTS } from '../model/change.ts';
import { userIdSchema } from '../model/deployment.ts';
import { organizationIdSchema } from '../model/organization-schema.ts';
import { reachSchema } from '../model/reach.ts';
import { KEPT_KINDS } from '../model/subject.ts';
import { subjectSchema } from '../model/subject-schema.ts';
import { command, query } from './define.ts';
import { demands, estimate, guard, rebaseSummary } from './plan/checks.ts';
import { commands } from './plan/commands.ts';
import { conflicts } from './plan/conflicts.ts';
import { effects } from './plan/effects.ts';
import { file } from './plan/file.ts';
import { count, reviewed, words as roles, target } from './plan/parts.ts';

/** One line of the review: everybody to whom exactly the same happens. Rare and risky shapes come first. */
const shape = z.object({
  id: z.string(),
  /** What the line is about; for a custom role, which one. `organizationId` is the nil UUID for the whole site. */
  kind: z.enum(KEPT_KINDS),
  roleName: z.string(),
  organizationId: organizationIdSchema,
  organization: z.string(),
  added: roles,
  removed: roles,
  people: count,
  /** How many hold the custom role that it is about; null: it is about people, or nobody knows. */
  holders: count.nullable(),
  /** How many the plan gives that custom role to. */
  given: count,
  refused: count,
  unknown: count,
  /** How many of the people are left without a role there. */
  losingLast: count,
  /** Why this line deserves a look, worst first. */
  risks: z.array(z.enum(RISKS)).readonly(),
  /** Up to three usernames, to make the line concrete; of a custom role some who hold it. */
  examples: z.array(z.string()).readonly(),
});

/** Reviewing: the compiled draft as it stands against the cached copy. Nothing is sent. */
export const plan = {
  ...conflicts,
  ...effects,
  ...commands,
  ...file,
  'plan.review': query({
    input: target,
    output: z.object({
      /** Names exactly this review; an apply must quote it. */
      hash: z.string(),
      /** The three numbers. They add up to the people in the plan. */
      willSucceed: count,
      willBeRefused: count,
      cannotKnow: count,
      /** Whom it concerns. */
      reach: reachSchema,
      /** Mentioned by staged work, but already as wanted: nothing is sent for them. */
      unchanged: count,
      shapes: z.array(shape).readonly(),
      issues: z
        .array(
          z.object({
            code: z.enum(PREFLIGHT_CODES),
            verdict: z.enum(VERDICTS),
            /** How many changes it is about, and what these are of; `people`: each is of another person. */
            people: count,
            of: z.enum(COUNTED_AS),
            /** What the matter is, and what to do about it. */
            reason: z.string(),
            fix: z.string(),
          }),
        )
        .readonly(),
      /** People of this plan who could be taken for each other, in groups; the first few of them by name. */
      lookalikes: z.object({
        people: count,
        groups: z
          .array(
            z.array(z.object({ userId: userIdSchema, username: z.string(), name: z.string() })).readonly(),
          )
          .readonly(),
      }),
      requests: count,
      /** What became of the staged work since it was staged. */
      rebase: rebaseSummary,
      /** What stops the plan until a person types a reason for each. */
      guards: z.array(guard).readonly(),
      demands,
      estimate,
      asOf: z.string().nullable(),
      /** What stands in the way of an apply now, as one sentence; null: nothing. */
      blocked: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
    fails: ['unknown-deployment'],
  }),
  'plan.listPeople': query({
    input: target.extend({
      shapeId: z.string().max(128).nullable(),
      verdict: z.enum(VERDICTS).nullable(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({
      total: count,
      rows: z
        .array(
          subjectSchema.and(
            z.object({
              /** Of the person whose it is; empty for a role, which is nobody's. */
              username: z.string(),
              name: z.string(),
              email: z.string(),
              before: roles,
              after: roles,
              added: roles,
              removed: roles,
              verdict: z.enum(VERDICTS),
              reason: z.string().nullable(),
              fix: z.string().nullable(),
            }),
          ),
        )
        .readonly(),
    }),
    fails: ['unknown-deployment'],
  }),
  /** Who holds the custom role that a line is about, by username; nobody for any other line. */
  'plan.listHolders': query({
    input: target.extend({
      shapeId: z.string().max(128),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({
      total: count,
      rows: z.array(z.object({ userId: userIdSchema, username: z.string(), name: z.string() })).readonly(),
    }),
    fails: ['unknown-deployment'],
  }),
  /** Takes everybody of a shape out of the draft, as one step that undo brings back. */
  'plan.rejectShape': command({
    input: reviewed.extend({ shapeId: z.string().max(128) }),
    output: z.object({ people: count }),
    fails: ['unknown-deployment', 'review-stale', 'journal-unavailable'],
    topics: ['draft'],
  }),
  /** Takes everybody whom preflight expects to be refused out of the draft, as one step. */
  'plan.rejectRefused': command({
    input: reviewed,
    output: z.object({ people: count }),
    fails: ['unknown-deployment', 'review-stale', 'journal-unavailable'],
    topics: ['draft'],
  }),
};
