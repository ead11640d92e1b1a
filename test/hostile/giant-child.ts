/**
 * Refreshes one deployment in a process of its own, with the product's budget, and prints how it ended and what it cost.
 * Started by `giant.test.ts`, or by hand: node --expose-gc giant-child.ts <url>
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { GIANT, openGiantSync } from './giant-sync.ts';

const [url = ''] = process.argv.slice(2);
const giant = openGiantSync(url);
const delay = monitorEventLoopDelay({ resolution: 5 });
globalThis.gc?.();
const before = process.memoryUsage().rss;
let most = before;
const looking = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss);
}, 5);
delay.enable();
const start = performance.now();
const ended = await giant.sync.start(GIANT);
const tookMs = Math.round(performance.now() - start);
delay.disable();
clearInterval(looking);
const grownMb = Math.round((Math.max(most, process.memoryUsage().rss) - before) / 1e6);
const stillMs = Math.round(delay.max / 1e6);
const said = ended.ok ? { code: 'ok', message: '' } : ended.failure;
process.stdout.write(JSON.stringify({ ...said, grownMb, tookMs, stillMs, left: giant.countRows() }));
giant.close();
