import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_LIMITS } from '#electron/store/change/apply/types.ts';
import { readTally } from '#electron/store/db/journal/change.ts';
import { verifyChain } from '#electron/store/db/journal/verify-chain.ts';
import type { PlanId } from '#shared/base/brand.ts';
import { addAuditor, openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { must } from '#test/kit/must.ts';
import { createInstantServer } from '../harness/instant-server.ts';
import { timed } from '../harness/numbers.ts';
import type { Stage } from '../harness/stage.ts';
import { atMost, type Bench, type Row } from '../harness/types.ts';

const LATENCY_MS = 20;
const IN_FLIGHT = 8;

const copyStore = (from: string, to: string): void => {
  mkdirSync(join(to, 'store'), { recursive: true });
  for (const part of ['', '-wal'])
    if (existsSync(join(from, 'store', `journal.db${part}`)))
      copyFileSync(join(from, 'store', `journal.db${part}`), join(to, 'store', `journal.db${part}`));
};

/** A journal as a kill in the middle of a run leaves it: half of the changes done, eight on the wire. */
const makeKilled = async (stage: Stage, size: number) => {
  const [dir, killed] = [stage.folder(), stage.folder()];
  const server = createInstantServer(size);
  let isCopied = false;
  const rig = openEngineRig(dir, {
    api: server.api,
    atPoint: (point, n) => {
      if (point !== 'after-answer' || n === null || n < size / 2 || isCopied) return;
      const onTheWire =
        readTally(rig.journal.read, planId).find(({ state }) => state === 'inflight')?.count ?? 0;
      if (onTheWire < IN_FLIGHT) return;
      isCopied = true;
      copyStore(dir, killed);
      rig.engine.pause(planId);
    },
  });
  const planId = must(await rig.engine.start(planInput(addAuditor(size))));
  await rig.engine.whenIdle(planId);
  rig.shut();
  if (!isCopied) throw new Error('There were never eight requests on the wire.');
  return { killed, planId };
};

const unknownsOf = (rig: ReturnType<typeof openEngineRig>, planId: PlanId): number =>
  readTally(rig.journal.read, planId).find(({ state }) => state === 'unknown')?.count ?? 0;

/** A start on the journal of a large plan after a kill: until the engine is ready, and until every fate is known. */
export const recovery: Bench = {
  name: 'recovery',
  sizes: [5_000, 100_000],
  run: async (stage, size): Promise<readonly Row[]> => {
    const { killed, planId } = await makeKilled(stage, size);
    const far = createInstantServer(size, LATENCY_MS);
    for (let n = 1; n <= size; n += 1) far.give(n);
    const startMs = performance.now();
    const rig = openEngineRig(killed, { api: far.api, bootId: 'next', limits: DEFAULT_LIMITS });
    const readyMs = performance.now() - startMs;
    const lost = unknownsOf(rig, planId);
    if (lost !== IN_FLIGHT) throw new Error(`${lost} fates are unknown; ${IN_FLIGHT} were to be.`);
    const verifyMs = await timed(() => verifyChain(rig.journal.read, async () => undefined));
    const resolvedMs = await timed(async () => {
      // Cancelled, it sends nothing more and only finds out.
      must(rig.engine.cancel(planId));
      while (unknownsOf(rig, planId) > 0) await new Promise((resolve) => setTimeout(resolve, 10));
    });
    await rig.engine.stop();
    rig.shut();
    return [
      {
        what: 'start after a kill, until the engine is ready',
        value: readyMs,
        unit: 'ms',
        target: atMost(5_000),
        note: `journal of ${size.toLocaleString('en')} changes checked, ${IN_FLIGHT} on the wire`,
      },
      {
        what: 'until the fate of each request is known',
        value: resolvedMs,
        unit: 'ms',
        target: atMost(60_000),
        note: `${LATENCY_MS} ms away; ${DEFAULT_LIMITS.settleMs / 1_000} s of it wait for what may still be on its way`,
      },
      { what: 'the whole hash chain computed again', value: verifyMs, unit: 'ms', target: null },
    ];
  },
};
