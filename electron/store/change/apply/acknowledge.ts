import type { PlanId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { appendEvent } from '../../db/journal/event.ts';
import { findPlan, setPlanState } from '../../db/journal/plan.ts';
import { listToLookAt } from '../../db/journal/remark.ts';
import { stampOf } from './journal-writer.ts';
import { UNKNOWN_PLAN } from './reports.ts';
import type { EngineDeps } from './types.ts';

const NOTHING = fail('nothing-to-look-at', 'Nobody has to look at this any more.');
const FULL = fail(
  'journal-unavailable',
  'The journal cannot be written, so this is not kept. Make room on the disk, then try again.',
);

/**
 * Keeps for good that a person has looked at one change, or at all that wait for it; with the last one the plan
 * closes. Answers how many are left.
 */
export const acknowledge = (
  deps: Pick<EngineDeps, 'journal' | 'clock' | 'bootId' | 'log'>,
  planId: PlanId,
  which: number | 'all',
): Result<{ readonly left: number }, 'unknown-plan' | 'nothing-to-look-at' | 'journal-unavailable'> => {
  const { write } = deps.journal;
  const plan = findPlan(write, planId);
  if (plan === null) return UNKNOWN_PLAN;
  if (plan.state !== 'needs-review') return NOTHING;
  const waiting = listToLookAt(write, planId);
  const seen = waiting.filter((n) => which === 'all' || n === which);
  if (seen.length === 0 && which !== 'all') return NOTHING;
  const left = waiting.length - seen.length;
  const add = (n: number | null, data: Readonly<Record<string, unknown>>) =>
    appendEvent(write, { planId, n, kind: 'acknowledge', attempt: null, data }, stampOf(deps));
  try {
    write.transaction(() => {
      for (const n of seen) add(n, {});
      if (left > 0) return;
      const endedAt = plan.endedAt === null ? {} : { endedAt: plan.endedAt };
      setPlanState(write, planId, { state: 'closed', reason: null, ...endedAt });
      add(null, { rows: seen.length, state: 'closed' });
    });
  } catch (error) {
    // Expected on a full or broken disk: one transaction, so nothing was kept.
    deps.log.error('apply.not-acknowledged', { planId, error: String(error) });
    return FULL;
  }
  return ok({ left });
};
