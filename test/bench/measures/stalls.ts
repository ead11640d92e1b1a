import { monitorEventLoopDelay } from 'node:perf_hooks';
import { TEXT_PIECE } from '#shared/contract/pieces.ts';
import { toTextMessages } from '#shared/core/people/paste/pieces.ts';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { openBareCopy } from '../harness/profile.ts';
import { openBenchStore } from '../harness/store.ts';
import { atMost, type Bench, type Row } from '../harness/types.ts';

const NS_PER_MS = 1_000_000;
/** How often the loop is looked at; a stop shows in the look that comes late. */
const LOOK_MS = 2;
/** So that the last stop is seen as well. */
const REST_MS = 30;
/** As long as a pause may take: whatever else is done, it waits for the turn of the loop that it comes into. */
const MOST_MS = 200;

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, REST_MS));

const listUsernames = (profile: Parameters<typeof openBareCopy>[0]): readonly string[] => {
  const bare = openBareCopy(profile);
  const rows = bare
    .prepare(
      `SELECT m.username FROM member AS m JOIN organization AS o ON o.key = m.organization_key WHERE o.id = ?`,
    )
    .all(profile.organizationId)
    .map((row) => row as { readonly username: string });
  bare.close();
  return rows.map(({ username }) => username);
};

/** The longest stop of the store's event loop in each step on the way from a selection to a running plan. */
export const stalls: Bench = {
  name: 'stalls',
  sizes: [5_000, 100_000],
  run: async (stage, size) => {
    const profile = await stage.profile(size);
    const { dir, main, deploymentId, organizationId } = profile;
    const usernames = listUsernames(profile);
    const store = openBenchStore(dir, main);
    const delay = monitorEventLoopDelay({ resolution: LOOK_MS });
    delay.enable();
    const rows: Row[] = [];
    const step = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
      delay.reset();
      // The first look after that only begins to count.
      await rest();
      const startMs = performance.now();
      const done = await work();
      const ms = performance.now() - startMs;
      await rest();
      const value = delay.max / NS_PER_MS;
      rows.push({ what, value, unit: 'ms', target: atMost(MOST_MS), note: `${ms.toFixed(0)} ms in all` });
      return done;
    };
    try {
      const scope = { deploymentId, organizationId };
      const filter = { ...NO_FILTER, statuses: ['active'] };
      const intent = { kind: 'delta', add: ['organization-auditor'], remove: [] } as const;
      await step('select everybody', () =>
        store.must('selection.change', {
          ...scope,
          filter,
          sort: DEFAULT_SORT,
          change: { kind: 'add-matching' },
        }),
      );
      await step('stage a change for them', () =>
        store.must('draft.stage', { ...scope, who: { kind: 'selection' }, intent }),
      );
      await step('undo it', () => store.must('draft.undo', { deploymentId }));
      await step('redo it', () => store.must('draft.redo', { deploymentId }));
      const all = { deploymentId, organizationId: null, who: { kind: 'everybody' } } as const;
      await step('discard it', () => store.must('draft.discard', all));
      await step('undo that', () => store.must('draft.undo', { deploymentId }));
      await step('discard it once more, for good', () => store.must('draft.discard', all));
      await step('stage it again', () =>
        store.must('draft.stage', { ...scope, who: { kind: 'selection' }, intent }),
      );
      await step('sum it up', () => store.must('draft.getSummary', { deploymentId }));
      const { hash, guards } = await step('review it', () => store.must('plan.review', { deploymentId }));
      await step('its effects', () => store.must('plan.getEffects', { deploymentId }));
      const reasons = Object.fromEntries(guards.map(({ code }) => [code, 'measured, on an invented server']));
      const { planId } = await step('approve it', () =>
        store.must('apply.start', { deploymentId, hash, reasons }),
      );
      await step('pause it', () => store.must('apply.pause', { planId }));
      await store.services.engine.whenIdle(planId);
      await step('go on with it', () => store.must('apply.resume', { planId }));
      await step('cancel it', () => store.must('apply.cancel', { planId }));
      await store.services.engine.whenIdle(planId);
      await step('stage what is left of it again', () => store.must('apply.restage', { planId }));
      for (const format of ['csv', 'json'] as const)
        await step(`write its results as ${format}`, () =>
          store.must('apply.export', { planId, format, rows: 'all' }),
        );
      await step('write what was not done', () =>
        store.must('apply.export', { planId, format: 'json', rows: 'failed' }),
      );
      const list = { ...scope, pasteId: 'p1' };
      await step('paste the names of everybody', async () => {
        const messages = toTextMessages(usernames.join('\n'), TEXT_PIECE);
        let at = 0;
        for (const [n, pieces] of messages.entries())
          at = (await store.must('paste.putText', { ...list, at, pieces, isLast: n === messages.length - 1 }))
            .held;
      });
      await step('find them', () => store.must('paste.getOutcome', list));
      await step('look for one of them', () =>
        store.must('paste.listRows', { ...list, part: 'found', text: 'a', offset: 0, limit: 100 }),
      );
      return rows;
    } finally {
      delay.disable();
      await store.close();
    }
  },
};
