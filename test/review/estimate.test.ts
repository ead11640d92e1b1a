import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReviewRig, type Rig } from '#test/kit/review-rig.ts';

const ROLE = 'organization-workspace-creation-ban';
let rig: Rig;
beforeEach(async () => {
  // More than one page of members, which are read again in the end.
  rig = await openReviewRig({ members: 700 });
});
afterEach(async () => {
  await rig.close();
});

// How near its seconds are to what an apply far away takes is a benchmark (`estimate`): no test is timed.
describe('the estimate of an apply', () => {
  it('counts just the requests that come', async () => {
    const { twin, plain, add, review, apply } = rig;
    await add(plain.slice(0, 30), ROLE);
    const { estimate } = await review();
    const before = twin.requests.length;
    await apply();
    const asked = twin.requests.slice(before);
    const count = (method: string, path: RegExp): number =>
      asked.filter((one) => one.method === method && path.test(one.path)).length;
    expect(estimate).toMatchObject({ reads: 30, writes: 30, requests: 62 });
    expect({
      reads: count('GET', /\/members\/[0-9a-f-]{36}$/),
      writes: count('PUT', /./),
      verify: count('GET', /\/paginated-members$/),
    }).toEqual({ reads: estimate.reads, writes: estimate.writes, verify: estimate.verify });
  });

  it('is a range before any apply went through there, and then what that one took', async () => {
    const { plain, add, remove, review, apply } = rig;
    await add(plain.slice(0, 30), ROLE);
    const { estimate } = await review();
    expect(estimate.isMeasured).toBe(false);
    expect(estimate.fromSeconds).toBeLessThan(estimate.seconds);
    expect(estimate.toSeconds).toBeGreaterThan(estimate.seconds);
    const startMs = performance.now();
    await apply();
    const seconds = (performance.now() - startMs) / 1_000;
    await remove(plain.slice(0, 30), ROLE);
    const { estimate: again } = await review();
    expect(again.isMeasured).toBe(true);
    expect(again.toSeconds).toBe(again.fromSeconds);
    // What the run took by its own marks, which is within what it took with all that was around it.
    expect(again.toSeconds).toBeGreaterThan(0);
    expect(again.toSeconds).toBeLessThan(seconds);
  });
});
