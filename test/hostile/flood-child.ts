/**
 * Asks one question of one server in a process of its own and prints what came of it and what it cost. Started by
 * `floods.test.ts`: node --expose-gc flood-child.ts <url> <question> <json of organization, user and limits>
 */
import { createCoderApi } from '#electron/store/remote/coder-api.ts';
import { createTestClock, silentLog } from '#test/kit/clock.ts';
import type { Question } from '../corpus/entry.ts';
import { ASKS, type Asking } from './ask.ts';
import { TOKEN } from './world.ts';

const [url = '', question = 'self', about = '{}'] = process.argv.slice(2);
// Both written by the test that starts this process.
const { limits, ...asking } = JSON.parse(about) as Asking & { readonly limits: object };
const ask = ASKS[question as Exclude<Question, 'sync'>];

const { clock } = createTestClock();
const api = createCoderApi({
  url,
  token: TOKEN,
  clock,
  log: silentLog,
  limits: { backoffBaseMs: 1, ...limits },
});
// Everything that is loaded on first use is loaded before the measuring begins.
await api.readRoleSync(asking.organization);
globalThis.gc?.();
const kilobytes = () => process.resourceUsage().maxRSS;
const before = process.memoryUsage().rss;
const mostBefore = kilobytes();
let seen = before;
// The most there ever was says nothing while it stays below the peak of starting; looking now and then does.
const looking = setInterval(() => {
  seen = Math.max(seen, process.memoryUsage().rss);
}, 5);
const start = performance.now();
const { word } = await ask(api, asking);
const tookMs = Math.round(performance.now() - start);
clearInterval(looking);
const most = kilobytes() > mostBefore ? kilobytes() * 1024 : seen;
const grownMb = Math.round((most - before) / 1e6);
process.stdout.write(JSON.stringify({ word, grownMb, tookMs }));
api.close();
