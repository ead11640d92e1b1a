import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { copy } from '#shared/contract/copy.ts';
import { NOT_KEPT } from '#shared/model/deployment.ts';
import { toLifeQuestion } from '../account/decision-text.ts';
import type { AccountDecisions } from '../account/decisions.ts';
import { describeErased } from '../account/leave.ts';
import type { Copies } from '../db/copies.ts';
import type { DeploymentRecord } from '../db/journal/deployment.ts';
import type { AreaHandlers } from './handlers.ts';

export type CopyDeps = {
  readonly copies: Pick<Copies, 'describe' | 'open' | 'forget'>;
  readonly decisions: AccountDecisions;
  readonly findRecord: (id: DeploymentId) => DeploymentRecord | null;
  /** True while a refresh or an apply of the deployment runs. */
  readonly isBusy: (id: DeploymentId) => boolean;
  readonly readLifeDays: () => number;
  readonly saveLifeDays: (days: number) => void;
};

const busy = fail('busy', 'A refresh or an apply is running there. Wait for it or stop it first.', {
  retry: true,
});

/** Where a copy is kept, and how it is let go of. */
export const createCopyHandlers = (deps: CopyDeps): AreaHandlers<typeof copy> => {
  const describe = (id: DeploymentId) => {
    const state = deps.copies.describe(id);
    const { reason, message } = state.where === 'memory' ? state : { reason: null, message: '' };
    return ok({ where: state.where, reason, message, lifeDays: deps.readLifeDays() });
  };
  return {
    'copy.getStatus': ({ deploymentId }) =>
      deps.findRecord(deploymentId) === null ? NOT_KEPT : describe(deploymentId),
    'copy.retry': async ({ deploymentId }) => {
      if (deps.findRecord(deploymentId) === null) return NOT_KEPT;
      if (deps.isBusy(deploymentId)) return busy;
      await deps.copies.open(deploymentId);
      return describe(deploymentId);
    },
    'copy.forget': ({ deploymentId }) =>
      deps.decisions.onKept(deploymentId, {
        isAlone: true,
        read: () =>
          ok({
            ask: {
              kind: 'forget-copy',
              title: 'Forget the offline copy?',
              lines: [
                'What was fetched of this deployment is erased from this computer, with its key.',
                'Nothing can be looked at until the next refresh. Staged changes, saved lists and the history stay.',
              ],
              confirmLabel: 'Forget the copy',
            },
            plan: null,
          }),
        act: async () => ok({ message: describeErased(await deps.copies.forget(deploymentId)) }),
      }),
    'copy.setLife': ({ days }) =>
      deps.decisions.alone('copy-life', async () => {
        const from = deps.readLifeDays();
        if (from === days) return ok({});
        const sure = await deps.decisions.ask(null, toLifeQuestion(from, days));
        if (!sure.ok) return sure;
        deps.saveLifeDays(days);
        return ok({});
      }),
  };
};
