import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { median, timed } from '../harness/numbers.ts';
import { openBenchStore } from '../harness/store.ts';
import type { Bench } from '../harness/types.ts';

const ROUNDS = 5;
const ROLE = 'organization-auditor';

/** Staging one change for everybody: selected, written to the journal durably, summed up, reviewed; then undone. */
export const staging: Bench = {
  name: 'staging',
  sizes: [5_000, 100_000],
  run: async (stage, size) => {
    const { dir, main, deploymentId, organizationId } = await stage.profile(size);
    const store = openBenchStore(dir, main);
    const scope = { deploymentId, organizationId };
    const list = { ...scope, filter: NO_FILTER, sort: DEFAULT_SORT };
    const times: Record<string, number[]> = { stage: [], summary: [], review: [], undo: [] };
    const add = async (name: string, work: () => Promise<unknown>): Promise<void> => {
      times[name]?.push(await timed(work));
    };
    await store.must('selection.change', { ...list, change: { kind: 'add-matching' } });
    for (let round = 0; round < ROUNDS; round += 1) {
      const intent = { kind: 'delta', add: [ROLE], remove: [] } as const;
      await add('stage', () => store.must('draft.stage', { ...scope, who: { kind: 'selection' }, intent }));
      await add('summary', () => store.must('draft.getSummary', { deploymentId }));
      await add('review', () => store.must('plan.review', { deploymentId }));
      await add('undo', () => store.must('draft.undo', { deploymentId }));
    }
    await store.close();
    const toRow = (name: string, what: string) =>
      ({ what, value: median(times[name] ?? []), unit: 'ms', target: null }) as const;
    const people = size.toLocaleString('en');
    return [
      toRow('stage', `stage ${people} people, journal written`),
      toRow('summary', 'the tray after it'),
      toRow('review', 'the review after it'),
      toRow('undo', 'undo it'),
    ];
  },
};
