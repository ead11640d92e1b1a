import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Unconfirmed } from '#shared/contract/failures.ts';
import { type Environment, toGraver } from '#shared/model/deployment.ts';
import { type DeploymentRecord, getKept, saveDeployment } from '../db/journal/deployment.ts';
import type { Journal } from '../db/journal.ts';
import type { Confirm, Confirmation } from './confirm.ts';
import type { Look } from './connect.ts';

type RelabelDeps = { readonly journal: Journal; readonly confirm: Confirm };

const isLessGrave = (from: Environment, to: Environment): boolean =>
  from !== to && toGraver(from, to) === from;

/**
 * What a page must not do to a label by itself: make a deployment look less dangerous than it is. A label that is less
 * grave, or another name for anything that is or was more than `other` (a name is what a person types to go on).
 */
const findMoves = (record: DeploymentRecord, look: Look): NonNullable<Confirmation['moves']> => {
  const gravest = toGraver(record.environment, record.environmentFirst);
  return [
    ...(isLessGrave(record.environment, look.environment)
      ? [{ what: 'Environment', from: record.environment, to: look.environment }]
      : []),
    ...(gravest !== 'other' && record.name !== look.name
      ? [{ what: 'Name', from: record.name, to: look.name }]
      : []),
  ];
};

const CAREFUL =
  'The label changes nothing on the server: only how Rollcall shows it, and how carefully it asks.';
const ALWAYS =
  'It was first kept as production: applying there is confirmed in this window all the same, and always will be.';

/** What a person is asked before a deployment is called so; null: nothing, since it looks no less dangerous for it. */
export const toLookQuestion = (record: DeploymentRecord, look: Look): Confirmation | null => {
  const moves = findMoves(record, look);
  if (moves.length === 0) return null;
  return {
    kind: 'edit',
    title: 'Change the label of this deployment?',
    lines: [CAREFUL, ...(record.environmentFirst === 'production' ? [ALWAYS] : [])],
    moves,
    confirmLabel: 'Change',
    tone: 'danger',
    otherwise: 'Its name and environment stay as they were.',
  };
};

/** All that becomes another name or environment, also where it needs no question. */
export const toLookMoves = (record: DeploymentRecord, look: Look): NonNullable<Confirmation['moves']> => [
  ...(record.environment === look.environment
    ? []
    : [{ what: 'Environment', from: record.environment, to: look.environment }]),
  ...(record.name === look.name ? [] : [{ what: 'Name', from: record.name, to: look.name }]),
];

/** Writes down how a deployment is called and coloured from now on. */
export const keepLook = (
  journal: Pick<Journal, 'write'>,
  record: DeploymentRecord,
  { name, environment, colour }: Look,
): DeploymentRecord => {
  const kept = { ...record, name, environment, colour };
  saveDeployment(journal.write, kept);
  return kept;
};

/**
 * Changes how a deployment is called and coloured. Towards less danger it asks outside the page. Relabelling never turns
 * the rule for production off: that follows what the deployment was first kept as, so that no single yes, given in a
 * hurry, opens it to everything a page does later.
 */
export const createRelabel =
  ({ journal, confirm }: RelabelDeps) =>
  async (
    id: DeploymentId,
    look: Look,
  ): Promise<Result<DeploymentRecord, 'unknown-deployment' | Unconfirmed>> => {
    const before = getKept(journal.read, id);
    if (!before.ok) return before;
    const record = before.value;
    const question = toLookQuestion(record, look);
    const sure = question === null ? ok(null) : await confirm(record, question);
    if (!sure.ok) return sure;
    // Another answer may have come while the question was open: what was shown as the old state must still be it.
    const now = getKept(journal.read, id);
    if (!now.ok) return now;
    if (now.value.name !== record.name || now.value.environment !== record.environment)
      return fail('not-approved', 'The deployment was changed meanwhile. Look at it again.', { retry: true });
    return ok(keepLook(journal, now.value, look));
  };

export type Relabel = ReturnType<typeof createRelabel>;
