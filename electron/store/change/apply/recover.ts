import { runWhole } from '#shared/base/slices.ts';
import { cancelPending, listInState, moveChange } from '../../db/journal/change.ts';
import { appendEvent, isCancelled } from '../../db/journal/event.ts';
import { findRestored } from '../../db/journal/meta.ts';
import {
  dropUnapproved,
  listOpenPlans,
  listUnapproved,
  type PlanRow,
  setPlanState,
} from '../../db/journal/plan.ts';
import { mergeEmergency, stampOf } from './journal-writer.ts';
import type { EngineDeps } from './types.ts';

type Deps = Pick<EngineDeps, 'journal' | 'clock' | 'bootId' | 'atPoint' | 'emergency'>;

/** What was on the wire when its engine died has an unknown fate. Answers how many there were. */
export const setInflightUnknown = (deps: Deps, plan: Pick<PlanRow, 'id'>): number => {
  const { write } = deps.journal;
  const lost = listInState(write, plan.id, 'inflight');
  for (const { n, putAttempts } of lost) {
    moveChange(write, plan.id, n, { state: 'unknown', reason: 'died-on-the-wire' });
    const data = { class: 'unknown', to: 'unknown', reason: 'died-on-the-wire' };
    appendEvent(write, { planId: plan.id, n, kind: 'result', attempt: putAttempts, data }, stampOf(deps));
  }
  return lost.length;
};

/** In a journal that came back from a copy, what waits may have been sent since: a read has to show it. */
const setPendingUnknown = (deps: Deps, plan: PlanRow): number => {
  const { write } = deps.journal;
  const waiting = listInState(write, plan.id, 'pending');
  for (const { n } of waiting) {
    moveChange(write, plan.id, n, { state: 'unknown', reason: 'journal-restored' });
    const data = { class: 'unknown', to: 'unknown', reason: 'journal-restored' };
    appendEvent(write, { planId: plan.id, n, kind: 'result', attempt: null, data }, stampOf(deps));
  }
  return waiting.length;
};

/**
 * Sets the journal right after an unclean end: nothing is on the wire any more, nothing is running, and nothing is
 * sent until a person resumes. Running it again changes nothing.
 */
export const recoverPlans = (deps: Deps): readonly PlanRow[] => {
  const { write } = deps.journal;
  const touched: PlanRow[] = [];
  mergeEmergency(deps);
  // Their writer ended before they were approved.
  for (const planId of listUnapproved(write)) runWhole(dropUnapproved(write, planId));
  const isRestored = findRestored(write) !== null;
  for (const plan of listOpenPlans(write))
    write.transaction(() => {
      const unknown = setInflightUnknown(deps, plan) + (isRestored ? setPendingUnknown(deps, plan) : 0);
      // It ended between two slices of what waited.
      if (isCancelled(write, plan.id)) runWhole(cancelPending(write, plan.id));
      if (plan.state === 'paused' && unknown === 0) return;
      if (plan.state !== 'paused') setPlanState(write, plan.id, { state: 'paused', reason: 'restarted' });
      const event = { planId: plan.id, n: null, kind: 'recover', attempt: null, data: { unknown } } as const;
      appendEvent(write, event, stampOf(deps));
      void deps.atPoint?.('in-recovery', null);
      touched.push(plan);
    });
  void deps.atPoint?.('recovered', null);
  return touched;
};
