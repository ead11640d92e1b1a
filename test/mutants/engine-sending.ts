import type { Mutant } from './mutant.ts';

const APPLY = 'electron/store/change/apply';
const engine = `${APPLY}/engine.test.ts`;
const standstill = `${APPLY}/standstill.test.ts`;
const tooSlow = `${APPLY}/too-slow.test.ts`;
const unknown = `${APPLY}/unknown.test.ts`;
const stopAndGo = `${APPLY}/stop-and-go.test.ts`;
const faults = 'test/faults/faults.test.ts';
const model = 'test/model/engine.test.ts';
const holders = 'test/faults/role-holders.test.ts';

/** What keeps a change from being sent blindly, twice, too late or against somebody. */
export const SENDING: readonly Mutant[] = [
  {
    name: 'the PUT does not wait for its intent',
    protects: 'DUR-3, I2',
    find: 'await run.writer.intent(',
    replace: 'void run.writer.intent(',
    tests: [engine],
  },
  {
    name: 'nothing stops a PUT after a pause',
    protects: 'ENG-13, I13',
    find: 'signal: AbortSignal.any([run.sending, stale.signal]),',
    replace: 'signal: stale.signal,',
    tests: [stopAndGo, model],
  },
  {
    name: 'a store that stood still sends by what it had read before',
    protects: 'OFF-3, K05, I8',
    find: 'const leftMs = run.limits.freshMs - msBetween(readAt, toMoment(run.clock));',
    replace: 'const leftMs = run.limits.freshMs;',
    tests: [standstill],
  },
  {
    name: 'an answer that had lain in a socket while the process stood still is taken for fresh',
    protects: 'OFF-3, K05, I8',
    find: 'if (msBetween(leftAt, at) <= (asked === 1 ? freshMs : slowestReadMs))',
    replace: 'if (msBetween(leftAt, at) <= (asked === 1 ? Infinity : slowestReadMs))',
    tests: [standstill],
  },
  {
    name: 'an answer of any age is taken when it was asked for a second time',
    protects: 'OFF-3, K05, I8',
    find: '(asked === 1 ? freshMs : slowestReadMs)',
    replace: '(asked === 1 ? freshMs : Infinity)',
    tests: [tooSlow],
  },
  {
    name: 'the time that a read waits for its turn makes its answer old',
    protects: 'ENG-8, RET-3',
    find: 'leftAt = toMoment(run.clock);\n      },',
    replace: '},',
    tests: [tooSlow],
  },
  {
    name: 'a write that left and was turned away late counts as held back by us',
    protects: 'RET-5, I13',
    find: "wasStale: stale.signal.aborted && outcome.class === 'not-sent', gapMs",
    replace: 'wasStale: stale.signal.aborted, gapMs',
    tests: [tooSlow],
  },
  {
    name: 'writes are held back for their age without end',
    protects: 'RET-5',
    find: "return stale >= STALE_IN_A_ROW ? 'pause' : 'again';",
    replace: "return stale >= Infinity ? 'pause' : 'again';",
    tests: [tooSlow],
  },
  {
    name: 'a write waits behind the reads of others until its own is old',
    protects: 'ENG-8, RET-3',
    find: 'const index = write >= 0 ? write :',
    replace: 'const index = write >= waiting.length ? write :',
    tests: ['electron/store/remote/pace/reserve.test.ts'],
  },
  {
    name: 'nobody is told when a read leaves',
    protects: 'ENG-8',
    find: "once('read', request, { ...options, isFresh: attempt > 1 })",
    replace: "once('read', request, { ...options, onStart: undefined, isFresh: attempt > 1 })",
    tests: ['electron/store/remote/start.test.ts'],
  },
  {
    name: 'the time that a computer sleeps makes no read older',
    protects: 'OFF-3, I8',
    find: 'Math.max(to.monoMs - from.monoMs, to.wallMs - from.wallMs);',
    replace: 'to.monoMs - from.monoMs;',
    tests: [standstill],
  },
  {
    name: 'a write that waited for a connection while the process stood still leaves',
    protects: 'OFF-3, K05, I8',
    find: 'if (msBetween(readAt, now) > run.limits.freshMs) stale.abort();',
    replace: '',
    tests: [standstill],
  },
  {
    name: 'nobody is asked any more right before the first byte of a write',
    protects: 'OFF-3, K05, I8',
    find: 'onStart?.();',
    replace: '',
    tests: ['electron/store/remote/put.test.ts'],
  },
  {
    name: 'a PUT may rest on a read of any age',
    protects: 'ENG-8',
    find: "if (how === 'slept') stale.abort();",
    replace: '',
    tests: [stopAndGo, engine, unknown, model],
  },
  {
    name: 'a change goes on after a pause that came while it was read',
    protects: 'ENG-13',
    find: '  if (run.sending.aborted) return null;\n',
    replace: '',
    tests: [stopAndGo, model],
  },
  {
    name: 'a plan stands still that was cancelled while the holders of a role were read',
    protects: 'ENG-13',
    find: '  if (run.sending.aborted) return;\n  if (!lost.ok)',
    replace: '  if (!lost.ok)',
    tests: [holders],
  },
  {
    name: 'a lost answer is taken for not sent',
    protects: 'ENG-2, I4',
    find: "        next: 'unknown',\n        settle: outcome.failure.code === 'timed-out' ? 'long' : 'short',\n",
    replace: "        next: 'pending',\n        cause: outcome.failure.code,\n",
    tests: [faults, unknown],
  },
  {
    name: 'an invented refusal is believed',
    protects: 'ENG-4, I6',
    find: "return { next: 'check', reason: outcome.code, message: outcome.message };",
    replace: "return { next: 'failed', reason: outcome.code, message: outcome.message };",
    tests: [engine, faults],
  },
  {
    name: 'a redirect does not stop the plan',
    protects: 'TLS-4',
    find: "['tls', 'redirected']",
    replace: "['tls']",
    tests: [`${APPLY}/decide.test.ts`],
  },
  {
    name: 'a 401 does not stop the plan',
    protects: 'ENG-12',
    find: "return { next: 'pending', cause: 'unauthorized', pause: 'unauthorized' };",
    replace: "return { next: 'pending', cause: 'unauthorized', pause: null };",
    tests: [`${APPLY}/decide.test.ts`],
  },
  {
    name: 'one read is enough to believe that nothing was done',
    protects: 'ENG-6, I4',
    find: "if (first !== 'not-applied') return settle(run, change, first);",
    replace: 'return settle(run, change, first);',
    tests: [unknown],
  },
  {
    name: 'nobody waits for the dust to settle',
    protects: 'ENG-6',
    find: 'run.unknowns.add(change.n, run.clock.monotonicMs() + waitMs);',
    replace: 'run.unknowns.add(change.n, run.clock.monotonicMs() + waitMs * 0);',
    tests: [unknown, model],
  },
  {
    name: 'a change is tried without end',
    protects: 'I13',
    find: 'if (times >= run.limits.attempts) {',
    replace: 'if (times > run.limits.attempts * 9) {',
    tests: [unknown],
  },
  {
    name: 'a foreign edit after a lost answer is overwritten',
    protects: 'ENG-8, I8',
    find: "? 'not-applied' : 'conflict-after-unknown';",
    replace: "? 'not-applied' : 'not-applied';",
    tests: [unknown, `${APPLY}/decide.test.ts`],
  },
  {
    name: 'a PUT that came through late is told as somebody else’s doing',
    protects: 'I7',
    find: "return { next: 'came-through' };",
    replace: 'return decision;',
    tests: [unknown],
  },
  {
    name: 'a change stands in the line twice',
    protects: 'I4',
    find: 'if (n <= last && !returned.includes(n)) returned.push(n);',
    replace: 'returned.push(n);',
    tests: [`${APPLY}/run.test.ts`],
  },
  {
    name: 'what is handed out may have ended',
    protects: 'ENG-1',
    find: "if (change?.state === 'pending') return change;",
    replace: 'if (change !== null) return change;',
    tests: [`${APPLY}/run.test.ts`, stopAndGo, unknown, model],
  },
  {
    name: 'the verification believes everything',
    protects: 'ENG-5',
    find: 'if (isSame) tally',
    replace: 'if (isSame || seen !== undefined) tally',
    tests: [engine, `${APPLY}/waves.test.ts`],
  },
];
