import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import type { ChangeState, Verdict } from '#shared/model/change.ts';
import type { Intent } from '#shared/model/intent.ts';
import type { Subject } from '#shared/model/subject.ts';
import { type ColumnsOf, describeTable, integer, json, names, orNull, type RowOf, text } from '../columns.ts';

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

/** Every column of a change, by the field that it holds. */
export const CHANGE_FIELDS = {
  n: integer('n'),
  kind: text<ChangeRow['kind']>('kind'),
  organizationId: text<OrganizationId>('organization_id'),
  userId: text<UserId>('user_id'),
  roleName: text('role_name'),
  intent: json<Intent>('intent'),
  base: names('base_roles'),
  planned: names('planned_roles'),
  verdict: text<Verdict>('verdict'),
  before: orNull(names('before_roles')),
  target: orNull(names('target_roles')),
  state: text<ChangeState>('state'),
  reason: orNull(text('reason')),
  message: orNull(text('message')),
  requestId: orNull(text('request_id')),
  putAttempts: integer('put_attempts'),
} satisfies ColumnsOf<ChangeRow>;
const CHANGE = describeTable(CHANGE_FIELDS);

/** The row as SQLite gives it: lists and the intent are JSON that only `change.ts` writes. */
export type StoredChange = RowOf<typeof CHANGE>;

export const CHANGE_COLUMNS = CHANGE.select();

/** Parses the JSON columns. */
export const toChange = (row: StoredChange): ChangeRow => CHANGE.toValues(row);
