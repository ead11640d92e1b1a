import { z } from 'zod';
import { userIdSchema } from './deployment.ts';
import { intentSchema } from './intent.ts';
import { organizationIdSchema } from './organization.ts';

const roles = z.array(z.string()).readonly();

/** Will the server take it: yes, no with a reason, or not to be known from here. */
export const VERDICTS = ['will-succeed', 'will-be-refused', 'cannot-know'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why preflight expects trouble. One sentence and one fix per code live in `core/preflight`. */
export const PREFLIGHT_CODES = [
  'own-roles',
  'role-unknown',
  'role-not-assignable',
  'role-implied',
  'default-role-not-assignable',
  'idp-managed',
  'idp-unknown',
  'dangling-role',
  'member-gone',
  'too-many-roles',
] as const;
export type PreflightCode = (typeof PREFLIGHT_CODES)[number];

/**
 * One person's change in a plan. `base` is what the intent saw; `target` is base with the intent applied; `added`
 * and `removed` are their difference. All role lists are sorted and unique.
 */
export const changeSchema = z.object({
  organizationId: organizationIdSchema,
  userId: userIdSchema,
  intent: intentSchema,
  base: roles,
  target: roles,
  added: roles,
  removed: roles,
});
export type Change = z.output<typeof changeSchema>;

/**
 * States of one change while it is applied (reliability-security 4.2). `inflight` is durable before the first byte
 * of its PUT; `unknown` is never an end; the last four are ends and never change again.
 */
export const CHANGE_STATES = [
  'pending',
  'inflight',
  'unknown',
  'applied',
  'failed',
  'skipped',
  'cancelled',
] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** States of a whole plan. `needs-review`: ended, but a person has to look at some rows. */
export const PLAN_STATES = ['approved', 'running', 'paused', 'verifying', 'closed', 'needs-review'] as const;
export type PlanState = (typeof PLAN_STATES)[number];
