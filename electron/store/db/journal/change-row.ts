import type { ChangeState, Verdict } from '#shared/model/change.ts';
import type { Intent } from '#shared/model/intent.ts';
import type { Subject } from '#shared/model/subject.ts';
import { sql } from '../sql.ts';

/**
 * One change of a plan as the journal keeps it. `before` is the read right before the last PUT and `target` what
 * that PUT carried; both null until one was about to go out. `putAttempts` counts the intents written. `reason`
 * is a code; `message` the server's words.
 */
export type ChangeRow = Subject & {
  readonly n: number;
  readonly intent: Intent;
  readonly base: readonly string[];
  readonly planned: readonly string[];
  readonly verdict: Verdict;
  readonly before: readonly string[] | null;
  readonly target: readonly string[] | null;
  readonly state: ChangeState;
  readonly reason: string | null;
  readonly message: string | null;
  readonly requestId: string | null;
  readonly putAttempts: number;
};

/** The row as SQLite gives it: lists and the intent are JSON that only `change.ts` writes. */
export type StoredChange = Omit<ChangeRow, 'intent' | 'base' | 'planned' | 'before' | 'target'> & {
  readonly intent: string;
  readonly base: string;
  readonly planned: string;
  readonly before: string | null;
  readonly target: string | null;
};

export const CHANGE_COLUMNS = sql`n, kind, organization_id AS organizationId, user_id AS userId,
  role_name AS roleName, intent,
  base_roles AS base, planned_roles AS planned, verdict, before_roles AS before, target_roles AS target, state,
  reason, message, request_id AS requestId, put_attempts AS putAttempts`;

const toRoles = (text: string): readonly string[] => JSON.parse(text) as readonly string[];

/** Parses the JSON columns. */
export const toChange = (row: StoredChange): ChangeRow => ({
  ...row,
  intent: JSON.parse(row.intent) as Intent,
  base: toRoles(row.base),
  planned: toRoles(row.planned),
  before: row.before === null ? null : toRoles(row.before),
  target: row.target === null ? null : toRoles(row.target),
});
