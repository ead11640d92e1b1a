import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { type Environment, toGraver } from '#shared/model/deployment.ts';
import { type DeploymentRecord, saveDeployment } from '../db/journal/deployment.ts';
import type { Journal } from '../db/journal.ts';
import type { Confirm, Confirmation } from './confirm.ts';
import type { Look } from './connect.ts';
import { getKept } from './sign-in.ts';

export type RelabelDeps = { readonly journal: Journal; readonly confirm: Confirm };

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

const ALWAYS =
  'It was first kept as production: applying there is confirmed in this window all the same, and always will be.';

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
  ): Promise<Result<DeploymentRecord, 'unknown-deployment' | 'not-approved'>> => {
    const before = getKept({ journal }, id);
    if (!before.ok) return before;
    const record = before.value;
    const moves = findMoves(record, look);
    if (moves.length > 0) {
      const isYes = await confirm(record, {
        title: 'Change what this deployment is called?',
        lines: [
          'Nothing changes on the server: only how Rollcall shows it, and how carefully it asks.',
          ...(record.environmentFirst === 'production' ? [ALWAYS] : []),
        ],
        moves,
        confirmLabel: 'Change',
        tone: 'danger',
      });
      if (!isYes) return fail('not-approved', 'You did not confirm. The deployment is called what it was.');
    }
    // Another answer may have come while the question was open: what was shown as the old state must still be it.
    const now = getKept({ journal }, id);
    if (!now.ok) return now;
    if (now.value.name !== record.name || now.value.environment !== record.environment)
      return fail('not-approved', 'The deployment was changed meanwhile. Look at it again.', { retry: true });
    const { name, environment, colour } = look;
    const kept = { ...now.value, name, environment, colour };
    saveDeployment(journal.write, kept);
    return ok(kept);
  };

export type Relabel = ReturnType<typeof createRelabel>;
