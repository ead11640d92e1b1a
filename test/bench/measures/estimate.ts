import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { startDistance } from '../harness/distance.ts';
import { timed } from '../harness/numbers.ts';
import { prepareProfile } from '../harness/profile.ts';
import type { Stage } from '../harness/stage.ts';
import { openBenchStore } from '../harness/store.ts';
import { startTwinProcess } from '../harness/twin.ts';
import { atMost, type Bench, type Row } from '../harness/types.ts';

const ROLE = 'organization-workspace-creation-ban';
const MEMBERS = 700;
/** As many as can be staged at once. */
const PAGE = 200;
const CASES = [
  { changes: 60, delayMs: 30 },
  { changes: 300, delayMs: 30 },
  { changes: 100, delayMs: 200 },
] as const;

/** What was foretold of an apply on a deployment so far away, and what it took until everybody was read again. */
const compare = async (
  stage: Stage,
  { changes, delayMs }: (typeof CASES)[number],
): Promise<readonly Row[]> => {
  const twin = await startTwinProcess(MEMBERS);
  const far = await startDistance(twin, delayMs);
  const { dir, main, deploymentId, organizationId } = await prepareProfile(stage.folder(), far);
  const store = openBenchStore(dir, main);
  try {
    const list = { deploymentId, organizationId, filter: NO_FILTER, sort: DEFAULT_SORT };
    // Since this start nothing was asked there, and how quickly it answers is not known.
    await store.must('sync.start', { deploymentId });
    for (let offset = 0, left = changes; left > 0; offset += PAGE) {
      const { rows } = await store.must('member.list', { ...list, offset, limit: PAGE });
      const who = rows.filter((row) => row.username !== 'admin' && !row.roles.includes(ROLE)).slice(0, left);
      if (who.length === 0) throw new Error(`Only ${changes - left} people can be given the role.`);
      left -= who.length;
      await store.must('draft.stage', {
        ...{ deploymentId, organizationId, intent: { kind: 'delta', add: [ROLE], remove: [] } },
        who: { kind: 'people', userIds: who.map(({ userId }) => userId) },
      });
    }
    const { estimate, hash } = await store.must('plan.review', { deploymentId });
    const tookMs = await timed(async () => {
      const { planId } = await store.must('apply.start', { deploymentId, hash });
      await store.services.engine.whenIdle(planId);
    });
    const ratio = (estimate.seconds * 1_000) / tookMs;
    const isInRange =
      estimate.fromSeconds * 1_000 <= tookMs && tookMs <= estimate.toSeconds * 1_000 ? 'in' : 'out of';
    const note = `${MEMBERS} members; foretold ${estimate.seconds.toFixed(2)} s, took ${(tookMs / 1_000).toFixed(2)} s, ${isInRange} its range`;
    const what = `estimate of ${changes} changes ${delayMs} ms away, off by`;
    return [{ what, value: Math.max(ratio, 1 / ratio), unit: 'x', target: atMost(1.15), note }];
  } finally {
    await store.close();
    await far.close();
    await twin.close();
  }
};

/** How near the seconds of a review come to those of its apply, the check afterwards included. */
export const estimate: Bench = {
  name: 'estimate',
  sizes: [5_000],
  run: async (stage) => {
    const rows: Row[] = [];
    for (const one of CASES) rows.push(...(await compare(stage, one)));
    return rows;
  },
};
