import { afterEach, expect, it } from 'vitest';
import { openReviewRig, type Rig } from '#test/kit/review-rig.ts';

let rig: Rig | null = null;
afterEach(() => rig?.close());

it('keeps score of what was foreseen, names the misses, and by version of the server', async () => {
  rig = await openReviewRig();
  const { store, deploymentId, plain, twin } = rig;
  const names = plain.slice(0, 4);
  const all = names.length + 1;
  await rig.add([...names, 'admin'], 'organization-auditor');
  // Foreseen: nobody changes their own roles. Not foreseen: somebody left since the copy was made.
  twin.edit.removeMember(names[0] ?? '');
  const done = await rig.apply();
  const score = await store.must('apply.getScore', { planId: done.planId });
  expect(score).toMatchObject({
    predicted: all,
    right: all - 1,
    sentence: `As predicted: ${all - 1} of ${all}.`,
  });
  expect(score.misses).toMatchObject([
    { verdict: 'will-succeed', subject: { userId: rig.idOf(names[0] ?? '') } },
  ]);
  const kept = await store.must('deployment.getScore', { id: deploymentId });
  expect(kept).toEqual([{ version: score.version, plans: 1, predicted: all, right: all - 1 }]);
});
