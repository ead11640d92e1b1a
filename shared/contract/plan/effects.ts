import { z } from 'zod';
import { organizationIdSchema } from '../../model/organization-schema.ts';
import { query } from '../define.ts';
import { count, named, page, reviewed, target, words } from './parts.ts';

/** A permission that people gain or lose, and the role that gives it. */
const line = z.object({
  id: z.string(),
  /** `*`: every resource. */
  resource: z.string(),
  /** `*`: every action. */
  action: z.string(),
  /**
   * Where it holds: `site`, the whole deployment; `organization`, everything in it; `user`, one's own things
   * everywhere; `member`, one's own things in the organization.
   */
  scope: z.enum(['site', 'organization', 'user', 'member']),
  organizationId: organizationIdSchema.nullable(),
  organization: z.string(),
  people: count,
  /** Those of them who are suspended and stay so: for them it counts only once they are activated. */
  suspended: count,
  /** What gives it, or gave it: a role by name and as shown; or a status. */
  path: z.object({
    kind: z.enum(['organization-role', 'site-role', 'default-role', 'implied-role', 'status']),
    role: z.string(),
    label: z.string(),
  }),
  /** Lets its holder change what others may do, or get into their workspaces. */
  isRisky: z.boolean(),
});

/** What the plan means in permissions, not in role names. Computed from the copy; nothing is asked of the server. */
export const effects = {
  'plan.getEffects': query({
    input: target,
    output: z.object({
      /** The review that this speaks about. */
      hash: z.string(),
      /** Risky ones first, then the widest and the most people; at most 500 of each. */
      gains: z.array(line).readonly(),
      losses: z.array(line).readonly(),
      more: z.object({ gains: count, losses: count }),
      /** People who gain or lose anything at all. */
      gaining: count,
      losing: count,
      /** Changes that change nobody's permissions, and what covers them already. */
      withoutEffect: z.object({
        changes: count,
        coveredBy: z.array(z.object({ label: z.string(), changes: count })).readonly(),
      }),
      /** Roles of which the server does not list the permissions: what they bring or take is not known. */
      unknown: z.array(z.object({ role: z.string(), organization: z.string(), people: count })).readonly(),
    }),
    fails: ['unknown-deployment'],
  }),
  'plan.listEffectPeople': query({
    input: reviewed.extend({
      of: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('line'), id: z.string().max(512) }),
        z.strictObject({ kind: z.literal('without-effect') }),
        z.strictObject({ kind: z.literal('unknown') }),
      ]),
      ...page,
    }),
    output: z.object({
      total: count,
      rows: z
        .array(
          z.object({
            /** A change of the plan; or, where the plan changes a role, somebody who holds it. */
            subject: named,
            before: words,
            after: words,
            /** What already covers it, for a change without effect; as shown. */
            coveredBy: words,
          }),
        )
        .readonly(),
    }),
    fails: ['unknown-deployment', 'review-stale'],
  }),
};
