import { z } from 'zod';
import { PREFLIGHT_CODES, RISKS, VERDICTS } from '../model/change.ts';
import { deploymentIdSchema, userIdSchema } from '../model/deployment.ts';
import { organizationIdSchema } from '../model/organization.ts';
import { CHANGE_KINDS } from '../model/subject.ts';
import { command, query } from './define.ts';

const target = z.strictObject({ deploymentId: deploymentIdSchema });
const roles = z.array(z.string()).readonly();
const count = z.number().int();

/** One line of the review: everybody to whom exactly the same happens. Rare and risky shapes come first. */
const shape = z.object({
  id: z.string(),
  /** What the line is about; for a custom role, which one. `organizationId` is the nil UUID for the whole site. */
  kind: z.enum(CHANGE_KINDS),
  roleName: z.string(),
  organizationId: organizationIdSchema,
  organization: z.string(),
  added: roles,
  removed: roles,
  people: count,
  refused: count,
  unknown: count,
  /** Why this line deserves a look, worst first. */
  risks: z.array(z.enum(RISKS)).readonly(),
  /** Up to three usernames, to make the line concrete. */
  examples: z.array(z.string()).readonly(),
});

/** Reviewing: the compiled draft as it stands against the cached copy. Nothing is sent. */
export const plan = {
  'plan.review': query({
    input: target,
    output: z.object({
      /** Names exactly this review; an apply must quote it. */
      hash: z.string(),
      /** The three numbers. They add up to the people in the plan. */
      willSucceed: count,
      willBeRefused: count,
      cannotKnow: count,
      /** Mentioned by staged work, but already as wanted: nothing is sent for them. */
      unchanged: count,
      shapes: z.array(shape).readonly(),
      issues: z
        .array(
          z.object({
            code: z.enum(PREFLIGHT_CODES),
            verdict: z.enum(VERDICTS),
            people: count,
            /** What the matter is, and what to do about it. */
            reason: z.string(),
            fix: z.string(),
          }),
        )
        .readonly(),
      requests: count,
      asOf: z.string().nullable(),
      /** What stands in the way of an apply now, as one sentence; null: nothing. */
      blocked: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
    fails: ['unknown-deployment'],
    topics: ['draft', 'members', 'roles', 'deployments', 'plans'],
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
          z.object({
            /** For a custom role the person is nobody: `username` is empty and `roleName` says which. */
            kind: z.enum(CHANGE_KINDS),
            roleName: z.string(),
            organizationId: organizationIdSchema,
            userId: userIdSchema,
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
        )
        .readonly(),
    }),
    fails: ['unknown-deployment'],
    topics: ['draft', 'members', 'roles'],
  }),
  /** Takes everybody of a shape out of the draft, as one step that undo brings back. */
  'plan.rejectShape': command({
    input: target.extend({ hash: z.string().max(128), shapeId: z.string().max(128) }),
    output: z.object({ people: count }),
    fails: ['unknown-deployment', 'review-stale', 'journal-unavailable'],
    topics: ['draft'],
  }),
  /** Takes everybody whom preflight expects to be refused out of the draft, as one step. */
  'plan.rejectRefused': command({
    input: target.extend({ hash: z.string().max(128) }),
    output: z.object({ people: count }),
    fails: ['unknown-deployment', 'review-stale', 'journal-unavailable'],
    topics: ['draft'],
  }),
};
