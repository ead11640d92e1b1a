import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanId, UserId } from '#shared/base/brand.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { ORGANIZATION, openProfile, userId } from '#test/kit/cache.ts';
import { createTestClock } from '#test/kit/clock.ts';
import { DEPLOYMENT, toDeployment } from '#test/kit/deployment.ts';
import { insertChanges, moveChange } from '../../db/journal/change.ts';
import { deleteDeployment, saveDeployment } from '../../db/journal/deployment.ts';
import { insertPlan, setPlanState } from '../../db/journal/plan.ts';
import { createDraft } from '../draft/draft.ts';
import { createRestage } from './undo.ts';

const MANY = 1_200;
const NUMBERS = Array.from({ length: MANY }, (_, n) => n + 1);
const PLAN = 'plan-1' as PlanId;
const intent = { kind: 'delta', add: ['deploy'], remove: [] } as const;
let profile: ReturnType<typeof openProfile>;
beforeEach(() => {
  profile = openProfile();
  const { write } = profile.journal;
  saveDeployment(write, toDeployment(DEPLOYMENT));
  insertPlan(write, {
    ...{ id: PLAN, deploymentId: DEPLOYMENT, serverId: 's1', actorId: userId(99) as UserId, hash: 'h' },
    ...{ changes: MANY, undoes: null, createdAt: '2026-11-01T10:00:00Z', appVersion: '0.0.0' },
    ...{ reasons: {}, serverVersion: null },
  });
  const words = { intent, base: [], target: ['deploy'], added: ['deploy'], removed: [] };
  const toChange = (n: number) => ({
    ...personSubject('member-roles', ORGANIZATION, userId(n)),
    ...words,
    verdict: 'will-succeed' as const,
  });
  // At once: each alone would wait for the disk.
  write.transaction(() => {
    insertChanges(write, PLAN, NUMBERS.map(toChange));
    for (const n of NUMBERS) moveChange(write, PLAN, n, { state: 'failed', reason: 'forbidden' });
  });
  setPlanState(write, PLAN, { state: 'closed', reason: null });
});
afterEach(() => profile.dispose());

/** Stages again what the plan did not do, where others have their turn after each slice. */
const restage = async (each: (draft: ReturnType<typeof createDraft>, breaths: number) => void) => {
  let [breaths, nowMs] = [0, 0];
  const monotonicMs = (): number => {
    nowMs += 1_000;
    return nowMs;
  };
  const draft = createDraft({ journal: profile.journal, clock: createTestClock().clock });
  const breathe = async (): Promise<void> => {
    breaths += 1;
    each(draft, breaths);
  };
  const done = await createRestage({ journal: profile.journal.read, draft, monotonicMs })(PLAN, { breathe });
  return { done, draft, breaths };
};
const stageOther = (draft: ReturnType<typeof createDraft>): void => {
  const people = [{ userId: userId(MANY + 1), roles: [] }];
  const scope = { deploymentId: DEPLOYMENT, organizationId: ORGANIZATION };
  draft.stage({ ...scope, people, intent, label: 'by another window' });
};

describe('staging again what very many changes did not do', () => {
  it('is done in slices, and nothing of it is in the draft before all of it', async () => {
    const seen: number[] = [];
    const { done, draft } = await restage((between) => seen.push(between.listStaged(DEPLOYMENT).length));
    expect(done).toEqual({ ok: true, value: { people: MANY } });
    expect(seen.length).toBeGreaterThan(5);
    expect(new Set(seen)).toEqual(new Set([0]));
    expect(draft.listStaged(DEPLOYMENT)).toHaveLength(MANY);
    expect(draft.listSteps(DEPLOYMENT)).toMatchObject([{ label: 'Stage 1,200 changes again' }]);
  });

  it.each([1, 2, 4, 6])(
    'stages nothing where something else was staged meanwhile, in breath %i',
    async (when) => {
      const { done, draft } = await restage((between, breaths) => {
        if (breaths === when) stageOther(between);
      });
      expect(done).toMatchObject({ ok: false, failure: { code: 'draft-not-empty' } });
      expect(draft.listStaged(DEPLOYMENT)).toHaveLength(1);
    },
  );

  it.each([0, 1, 4])(
    'stages nothing for a deployment that is not kept any more, removed in breath %i',
    async (when) => {
      const { write } = profile.journal;
      if (when === 0) deleteDeployment(write, DEPLOYMENT);
      const { done, draft } = await restage((between, breaths) => {
        if (breaths !== when) return;
        deleteDeployment(write, DEPLOYMENT);
        between.clear(DEPLOYMENT);
      });
      expect(done).toMatchObject({ ok: false, failure: { code: 'unknown-plan' } });
      expect(draft.listSteps(DEPLOYMENT)).toEqual([]);
    },
  );
});
