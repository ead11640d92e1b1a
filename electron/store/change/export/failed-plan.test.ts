import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PlanId, UserId } from '#shared/base/brand.ts';
import { runWhole } from '#shared/base/slices.ts';
import { readPlanFile } from '#shared/core/plan/file/read.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import type { ChangeReason } from '#shared/model/reason.ts';
import { ORGANIZATION, openProfile, userId } from '#test/kit/cache.ts';
import { createTestClock } from '#test/kit/clock.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { insertChanges, moveChange } from '../../db/journal/change.ts';
import { getPlan, insertPlan } from '../../db/journal/plan.ts';
import { hashText } from '../plan/file/save.ts';
import { toFailedPlan } from './failed-plan.ts';

let profile: ReturnType<typeof openProfile>;
beforeEach(() => {
  profile = openProfile();
});
afterEach(() => profile.dispose());

const PLAN = 'plan-1' as PlanId;

const writePlan = (
  ends: readonly { readonly state: 'failed' | 'skipped'; readonly reason: ChangeReason }[],
) => {
  const { write, read } = profile.journal;
  insertPlan(write, {
    ...{ id: PLAN, deploymentId: DEPLOYMENT, serverId: 's1', actorId: userId(99) as UserId, hash: 'h' },
    ...{ changes: ends.length, undoes: null, createdAt: '2026-11-01T10:00:00Z', appVersion: '0.0.0' },
    ...{ reasons: {}, serverVersion: null },
  });
  const intent = { kind: 'delta', add: ['deploy'], remove: [] } as const;
  const words = { intent, base: [], target: ['deploy'], added: ['deploy'], removed: [] };
  insertChanges(
    write,
    PLAN,
    ends.map((_, at) => ({
      ...personSubject('member-roles', ORGANIZATION, userId(at + 1)),
      ...words,
      verdict: 'will-succeed',
    })),
  );
  ends.forEach((end, at) => void moveChange(write, PLAN, at + 1, end));
  const deps = {
    copyOf: () => profile.cache.read,
    journal: read,
    clock: createTestClock().clock,
    appVersion: '0',
  };
  const text = runWhole(toFailedPlan(deps, getPlan(read, PLAN)));
  if (text === null) return null;
  const file = readPlanFile(text, hashText);
  return file.ok ? file.value.intents.map((one) => one.userId) : file.failure.code;
};

it('holds what was refused and what another change of the plan held up, and nobody who is gone or as wanted', () => {
  const ids = writePlan([
    { state: 'failed', reason: 'forbidden' },
    { state: 'skipped', reason: 'needs-earlier' },
    { state: 'skipped', reason: 'member-gone' },
    { state: 'skipped', reason: 'already' },
    { state: 'skipped', reason: 'conflict' },
  ]);
  expect(ids).toEqual([userId(1), userId(2), userId(5)]);
});

it('is none when everything was done', () => {
  expect(writePlan([{ state: 'skipped', reason: 'already' }])).toBeNull();
});
