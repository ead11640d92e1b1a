import { serveWindow } from '#electron/store/api/window-session.ts';
import type { PlanId } from '#shared/base/brand.ts';
import type { FromStore } from '#shared/contract/wire.ts';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { silentLog } from '#test/kit/clock.ts';
import { createFakeMain, openStore } from '#test/kit/store.ts';
import { median } from '../harness/numbers.ts';
import { atLeast, atMost, type Bench } from '../harness/types.ts';

const CALLS_A_SECOND = 600;
const TICK_MS = 10;
const SPELL_MS = 4_000;
const WARM_UP_MS = 6_000;
const ROUNDS = 3;

const during = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Store = ReturnType<typeof openStore>;
type Where = { readonly deploymentId: string; readonly organizationId: string };

/** A window of the store in which a script asks heavy questions without a break, and how a single call fares there. */
const openPage = (store: Store, where: Where) => {
  const waiting = new Map<number, (message: FromStore) => void>();
  let receive: (message: unknown) => void = () => undefined;
  let lastId = 0;
  serveWindow(
    {
      send: (message) => {
        if (message.kind === 'reply') waiting.get(message.id)?.(message);
        if (message.kind === 'reply') waiting.delete(message.id);
      },
      onMessage: (listener) => {
        receive = listener;
      },
      onClose: () => undefined,
    },
    { dispatch: store.dispatch, log: silentLog, monotonicMs: () => performance.now() },
  );
  const send = (name: string, input: unknown): number => {
    lastId += 1;
    receive({ kind: 'call', id: lastId, name, input });
    return lastId;
  };
  const askHeavily = (): void => {
    const filter = { ...NO_FILTER, text: `${lastId % 97} ${lastId}` };
    if (lastId % 2 === 0) send('history.verify', {});
    else send('member.list', { ...where, filter, sort: DEFAULT_SORT, offset: 0, limit: 100 });
  };
  const flood = (): (() => void) => {
    const timer = setInterval(() => {
      for (let n = 0; n < (CALLS_A_SECOND * TICK_MS) / 1_000; n += 1) askHeavily();
    }, TICK_MS);
    return () => clearInterval(timer);
  };
  const timeOf = (name: string, input: unknown): Promise<number> =>
    new Promise((resolve) => {
      const startMs = performance.now();
      waiting.set(lastId + 1, () => resolve(performance.now() - startMs));
      send(name, input);
    });
  return { flood, timeOf };
};

const startApply = async (store: Store, { deploymentId, organizationId }: Where): Promise<PlanId> => {
  const scope = { deploymentId, organizationId };
  const filter = { ...NO_FILTER, noRole: true, statuses: ['active'] };
  await store.must('selection.change', {
    ...scope,
    filter,
    sort: DEFAULT_SORT,
    change: { kind: 'add-matching' },
  });
  const intent = { kind: 'delta', add: ['organization-auditor'], remove: [] } as const;
  await store.must('draft.stage', { ...scope, who: { kind: 'selection' }, intent });
  const { hash, guards } = await store.must('plan.review', { deploymentId });
  const reasons = Object.fromEntries(guards.map(({ code }) => [code, 'measured, on an invented deployment']));
  return (await store.must('apply.start', { deploymentId, hash, reasons })).planId;
};

/** What 600 heavy calls a second from the page leave of an apply's pace, and how long a pause takes meanwhile. */
export const engineFirst: Bench = {
  name: 'engine-first',
  sizes: [5_000],
  run: async (stage, size) => {
    const twin = await stage.twin(size);
    const store = openStore(createFakeMain(), stage.folder());
    try {
      const { url, token } = twin;
      const kept = { url, token, name: 'Bench', environment: 'other', colour: 'teal' } as const;
      const { id: deploymentId } = await store.must('deployment.connect', kept);
      await store.must('sync.start', { deploymentId });
      const [organization] = await store.must('organization.list', { deploymentId });
      if (organization === undefined) throw new Error('The deployment has no organization.');
      const where = { deploymentId, organizationId: organization.id };
      const page = openPage(store, where);
      const planId = await startApply(store, where);
      const countApplied = async (): Promise<number> =>
        (await store.must('apply.getStatus', { planId })).counts.applied;
      const paceOf = async (ms: number): Promise<number> => {
        const [before, startMs] = [await countApplied(), performance.now()];
        await during(ms);
        return ((await countApplied()) - before) / ((performance.now() - startMs) / 1_000);
      };
      await during(WARM_UP_MS);
      const [quiet, loaded, pauses]: [number[], number[], number[]] = [[], [], []];
      for (let round = 0; round < ROUNDS; round += 1) {
        quiet.push(await paceOf(SPELL_MS));
        const stop = page.flood();
        loaded.push(await paceOf(SPELL_MS));
        pauses.push(await page.timeOf('apply.pause', { planId }));
        stop();
        await store.services.engine.whenIdle(planId);
        await store.must('apply.resume', { planId });
      }
      const note = `${CALLS_A_SECOND} calls a second; ${median(quiet).toFixed(0)} /s without, ${median(loaded).toFixed(0)} /s with them`;
      return [
        {
          what: 'apply under load / without load',
          value: median(loaded) / median(quiet),
          unit: 'x',
          target: atLeast(0.8),
          note,
        },
        { what: 'a pause under load', value: Math.max(...pauses), unit: 'ms', target: atMost(200) },
      ];
    } finally {
      await store.dispose();
    }
  },
};
