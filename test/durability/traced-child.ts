/**
 * One plan by an engine with the real client, in a process of its own, to be looked at from outside. Orders come as
 * JSON from standard input; says the setting of its journal and how the plan ended.
 */

import { readFileSync } from 'node:fs';
import type { PlanInput } from '#electron/store/change/apply/types.ts';
import { sql } from '#electron/store/db/sql.ts';
import { connect } from '#test/faults/connect.ts';
import { openEngineRig } from '#test/kit/engine-rig.ts';
import { must } from '#test/kit/must.ts';

export type TracedOrders = {
  readonly dir: string;
  readonly url: string;
  readonly token: string;
  readonly plan: PlanInput;
  /** Takes the protection out: commits return before they are on the disk. */
  readonly isCareless: boolean;
};
export type TracedEnd = { readonly synchronous: number; readonly applied: number };

const orders = JSON.parse(readFileSync(0, 'utf8')) as TracedOrders;
const api = connect(orders.url, orders.token);
const { engine, journal, startAndWait, shut } = openEngineRig(orders.dir, { api });
if (orders.isCareless) journal.write.run(sql`PRAGMA synchronous = NORMAL`);
const [synchronous = 0] = journal.write.column<number>(sql`PRAGMA synchronous`);
const planId = await startAndWait(orders.plan);
// A machine so busy that many answers come too late makes the engine pause: it goes on.
for (let tries = 0; tries < 20 && must(engine.getStatus(planId)).state === 'paused'; tries += 1) {
  await engine.resume(planId);
  await engine.whenIdle(planId);
}
const { counts } = must(engine.getStatus(planId));
const end: TracedEnd = { synchronous, applied: counts.applied };
process.stdout.write(JSON.stringify(end));
await engine.stop();
shut();
api.close();
process.exit();
