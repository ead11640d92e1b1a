import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { type DeploymentRecord, saveDeployment } from '../db/journal/deployment.ts';
import type { Journal } from '../db/journal.ts';
import type { Confirm } from './confirm.ts';
import { getKept } from './sign-in.ts';

export type LockDeps = {
  readonly journal: Journal;
  readonly confirm: Confirm;
  /** Pauses what is being applied there. */
  readonly pause: (id: DeploymentId) => void;
};

const confirmUnlock = (confirm: Confirm, record: DeploymentRecord): Promise<boolean> =>
  confirm(record, {
    title: 'Allow changes on this deployment?',
    lines: [
      'This deployment is locked: Rollcall reads it and applies nothing.',
      'Unlocked, plans that you review and confirm are sent to the server.',
    ],
    confirmLabel: 'Unlock',
  });

/** The read-only lock. Locking counts at once; unlocking asks where no script of the page can answer. */
export const createLock =
  (deps: LockDeps) =>
  async (
    id: DeploymentId,
    readOnly: boolean,
  ): Promise<Result<DeploymentRecord, 'unknown-deployment' | 'not-approved'>> => {
    const before = getKept(deps, id);
    if (!before.ok || before.value.readOnly === readOnly) return before;
    if (!readOnly && !(await confirmUnlock(deps.confirm, before.value)))
      return fail('not-approved', 'You did not confirm. The deployment stays locked.');
    // It may have changed, or gone, while the question was open.
    const now = getKept(deps, id);
    if (!now.ok) return now;
    const record = { ...now.value, readOnly };
    saveDeployment(deps.journal.write, record);
    if (readOnly) deps.pause(id);
    return ok(record);
  };

export type Lock = ReturnType<typeof createLock>;
