import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail, ok } from '#shared/base/result.ts';
import { openProfile } from '#test/kit/cache.ts';
import { createHistoryHandlers } from '../api/history.ts';
import type { Confirmed } from './confirm.ts';
import { createDecisions } from './decisions.ts';

let profile: ReturnType<typeof openProfile>;
beforeEach(() => {
  profile = openProfile();
});
afterEach(() => profile.dispose());

describe('going on with a journal that came back', () => {
  const problem = (message: string) => ({ message, canConfirm: true, canRetry: false });
  const setUpJournal = (answer: boolean, during: () => void = () => undefined) => {
    const state = {
      problem: problem('An old copy.') as ReturnType<typeof problem> | null,
      confirmed: 0,
      asked: 0,
    };
    const confirm = async (): Promise<Confirmed> => {
      state.asked += 1;
      during();
      return answer ? ok(null) : fail('not-approved', 'You did not confirm.');
    };
    const journal = profile.journal;
    const keeper = {
      problem: () => state.problem,
      lastBackupMs: () => null,
      confirm: () => {
        state.confirmed += 1;
        return ok(null);
      },
    };
    const decisions = createDecisions({ confirm, journal, isBusy: () => false });
    const unused = (): never => {
      throw new Error('Not what is asked here');
    };
    const handlers = createHistoryHandlers({
      listPlans: unused,
      getUndoing: unused,
      getStagedUndo: unused,
      getPlan: unused,
      listEvents: unused,
      verify: unused,
      keeper,
      findProblem: keeper.problem,
      isJournalFree: unused,
      startAnew: unused,
      decisions,
    });
    const { signal } = new AbortController();
    return {
      state,
      call: () =>
        handlers['history.confirmJournal'](
          {},
          { signal, rest: async () => undefined, breathe: async () => undefined },
        ),
    };
  };

  it('is a person’s word, about the very problem that they were shown', async () => {
    const no = setUpJournal(false);
    expect(await no.call()).toMatchObject({ failure: { code: 'not-approved' } });
    expect([no.state.asked, no.state.confirmed]).toEqual([1, 0]);
    const yes = setUpJournal(true);
    expect(await yes.call()).toEqual(ok({}));
    expect([yes.state.asked, yes.state.confirmed]).toEqual([1, 1]);
    const moved = setUpJournal(true, () => {
      moved.state.problem = problem('Another one.');
    });
    expect(await moved.call()).toMatchObject({ failure: { code: 'not-approved' } });
    expect(moved.state.confirmed).toBe(0);
  });
});
