import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanId } from '#shared/base/brand.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { ORGANIZATION, openProfile, userId } from '#test/kit/cache.ts';
import { createTestClock } from '#test/kit/clock.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { createDraft } from '../draft/draft.ts';
import { findUndone } from './find-undone.ts';

let profile: ReturnType<typeof openProfile>;
beforeEach(() => {
  profile = openProfile();
});
afterEach(() => profile.dispose());

const PLAN = 'p1' as PlanId;
const intent = { kind: 'delta', add: ['deploy'], remove: [] } as const;
const setUp = () => {
  const draft = createDraft({ journal: profile.journal, clock: createTestClock().clock });
  const subject = (n: number) => personSubject('member-roles', ORGANIZATION, userId(n));
  return {
    draft,
    stage: (n: number) => draft.stageSubjects(DEPLOYMENT, 'x', [{ ...subject(n), intent, seen: [] }]),
    discard: (n: number) => draft.discard(DEPLOYMENT, 'x', [{ ...subject(n), intent, base: [] }]),
    stageUndo: (...people: readonly number[]) =>
      draft.stageEach(
        DEPLOYMENT,
        'x',
        PLAN,
        people.map((n) => ({ ...subject(n), intent, base: [] })),
      ),
    undone: () => findUndone(draft, DEPLOYMENT),
  };
};

describe('a draft that takes a plan back', () => {
  it('does so although something was staged and discarded before', () => {
    const { stage, discard, stageUndo, undone } = setUp();
    stage(1);
    discard(1);
    stageUndo(2, 3);
    expect(undone()).toBe(PLAN);
    discard(2);
    expect(undone()).toBe(PLAN);
  });

  it('does not once something else is staged on top, until that is undone', () => {
    const { draft, stage, stageUndo, undone } = setUp();
    stageUndo(2);
    stage(1);
    expect(undone()).toBeNull();
    draft.undo(DEPLOYMENT);
    expect(undone()).toBe(PLAN);
    draft.undo(DEPLOYMENT);
    expect(undone()).toBeNull();
  });
});
