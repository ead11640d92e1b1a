/**
 * What the store process is to the app, for a test to orphan: the real host line to the process that started it, and
 * an engine with the real client. Takes its orders as JSON from the environment and begins when main says start.
 */

import { connectHost } from '#electron/store/host/connect-host.ts';
import { openEngineRig } from '#test/kit/engine-rig.ts';
import { must } from '#test/kit/must.ts';
import { connect } from '../connect.ts';
import type { Orders } from '../kill/child.ts';

const host = connectHost();
await host.start;
const orders = JSON.parse(process.env.ORPHAN_ORDERS ?? '') as Orders;
const { engine } = openEngineRig(orders.dir, {
  api: connect(orders.url, orders.token),
  bootId: orders.bootId,
});
must(await engine.start(orders.plan));
host.ready();
