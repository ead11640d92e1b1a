/**
 * An engine with the real client in a process of its own, to be killed. Says `ready` when it is loaded, then reads
 * its orders as JSON from standard input, and says the plan's state in one JSON line when it is done.
 */

import { readFileSync } from 'node:fs';
import type { PlanInput } from '#electron/store/change/apply/types.ts';
import { takeEngineLock } from '#electron/store/db/engine-lock.ts';
import type { PlanId } from '#shared/base/brand.ts';
import { silentLog } from '#test/kit/clock.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { openEngineRig } from '#test/kit/engine-rig.ts';
import { must } from '#test/kit/must.ts';
import { connect } from '../connect.ts';
import { type End, STILL } from './lives.ts';

export type Orders = {
  readonly dir: string;
  readonly url: string;
  readonly token: string;
  readonly bootId: string;
  readonly plan: PlanInput;
  /** Dies, or stands still until it is let go on, when it comes past this point for the `times`th time. */
  readonly killAt: End | null;
};

/** What a bug or a hostile server would do: V8 ends the process when it finds no more room. */
const exhaustMemory = (): never => {
  const held: number[][] = [];
  for (;;) held.push(Array.from({ length: 100_000 }, (_, at) => at / 3));
};

const end = (by: End['by']): void => {
  if (by === 'memory') exhaustMemory();
  if (by === 'standstill') process.stdout.write(STILL);
  process.kill(process.pid, by === 'standstill' ? 'SIGSTOP' : 'SIGKILL');
};

process.stdout.write('ready\n');
const orders = JSON.parse(readFileSync(0, 'utf8')) as Orders;
let left = orders.killAt?.times ?? 0;
const api = connect(orders.url, orders.token);
const { engine, shut } = openEngineRig(orders.dir, {
  api,
  bootId: orders.bootId,
  limits: { workers: 6 },
  // Every life after a kill shows that the dead one's lock is free.
  takeLock: () => takeEngineLock(orders.dir),
  log: {
    ...silentLog,
    // Nothing in these lives is unexpected: an error is a finding, even where the engine recovers from it.
    error: (event, fields) => {
      process.stderr.write(`${event} ${JSON.stringify(fields)}\n`);
      process.exitCode = 1;
    },
  },
  atPoint: (point) => {
    if (point !== orders.killAt?.point) return;
    left -= 1;
    if (left === 0) end(orders.killAt.by);
  },
});
const found = engine.listPlans(DEPLOYMENT)[0];
/** On a busy machine even the first question may time out. */
const startPatiently = async (): Promise<PlanId> => {
  for (let tries = 0; tries < 30; tries += 1) {
    const started = await engine.start(orders.plan);
    if (started.ok) return started.value;
  }
  return must(await engine.start(orders.plan));
};
const planId = found?.planId ?? (await startPatiently());
for (let tries = 0; tries < 300; tries += 1) {
  await engine.whenIdle(planId);
  if (must(engine.getStatus(planId)).state !== 'paused') break;
  await engine.resume(planId);
}
process.stdout.write(`${JSON.stringify(must(engine.getStatus(planId)))}\n`);
await engine.stop();
shut();
api.close();
// What is left are timers that nobody waits for.
process.exit();
