import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openReviewRig, type Rig } from '#test/kit/review-rig.ts';

const HOUR_MS = 3_600_000;

let rig: Rig;
beforeEach(async () => {
  rig = await openReviewRig();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rig.close();
});

describe('an undo after the clock was set back', () => {
  it('takes back what was applied, though the copy is stamped later than the apply and older than it', async () => {
    const { store, deploymentId, plain } = rig;
    const people = plain.slice(0, 3);
    await rig.add(people, 'organization-auditor');
    const now = Date.now.bind(Date);
    vi.spyOn(Date, 'now').mockImplementation(() => now() - HOUR_MS);
    const { planId, counts } = await rig.apply();
    expect(counts.applied).toBe(3);
    // The refresh after an apply does not come through.
    store.services.sync.cancel(deploymentId);
    await store.services.sync.whenIdle(deploymentId);
    expect(await store.must('apply.undo', { planId })).toMatchObject({ people: 3, alreadyBack: 0 });
    const { undo } = await store.must('history.getStagedUndo', { deploymentId });
    expect(undo).toMatchObject({ clean: 3, alreadyBack: 0 });
    await rig.apply();
    expect(people.map(rig.rolesOf)).toEqual([[], [], []]);
  });
});
