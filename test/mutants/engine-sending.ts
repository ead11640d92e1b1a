import type { Mutant } from './mutant.ts';

const APPLY = 'electron/store/change/apply';
const engine = `${APPLY}/engine.test.ts`;
const unknown = `${APPLY}/unknown.test.ts`;
const stopAndGo = `${APPLY}/stop-and-go.test.ts`;
const faults = 'test/faults/faults.test.ts';
const model = 'test/model/engine.test.ts';

/** What keeps a change from being sent blindly, twice, too late or against somebody. */
export const SENDING: readonly Mutant[] = [
  {
    name: 'the PUT does not wait for its intent',
    protects: 'DUR-3, I2',
    file: `${APPLY}/send-change.ts`,
    find: 'await run.scribe.intent(',
    replace: 'void run.scribe.intent(',
    tests: [engine],
  },
  {
    name: 'nothing stops a PUT after a pause',
    protects: 'ENG-13, I13',
    file: `${APPLY}/send-change.ts`,
    find: 'signal: AbortSignal.any([run.sending, stale.signal]),',
    replace: 'signal: stale.signal,',
    tests: [stopAndGo, model],
  },
  {
    name: 'a store that stood still sends by what it had read before',
    protects: 'OFF-3, K05, I8',
    file: `${APPLY}/send-change.ts`,
    find: 'const leftMs = readAtMs + run.limits.freshMs - run.clock.monotonicMs();',
    replace: 'const leftMs = 60_000 + 0 * readAtMs;',
    tests: ['test/faults/kill/still.test.ts'],
  },
  {
    name: 'a PUT may rest on a read of any age',
    protects: 'ENG-8',
    file: `${APPLY}/send-change.ts`,
    find: "if (how === 'slept') stale.abort();",
    replace: '',
    tests: [stopAndGo, engine, unknown, model],
  },
  {
    name: 'a change goes on after a pause that came while it was read',
    protects: 'ENG-13',
    file: `${APPLY}/check-change.ts`,
    find: 'if (run.sending.aborted) return;',
    replace: '',
    tests: [stopAndGo, model],
  },
  {
    name: 'a lost answer is taken for not sent',
    protects: 'ENG-2, I4',
    file: `${APPLY}/decide-put.ts`,
    find: "        next: 'unknown',\n        settle: outcome.failure.code === 'timed-out' ? 'long' : 'short',\n",
    replace: "        next: 'pending',\n        cause: outcome.failure.code,\n",
    tests: [faults, unknown],
  },
  {
    name: 'an invented refusal is believed',
    protects: 'ENG-4, I6',
    file: `${APPLY}/decide-put.ts`,
    find: "return { next: 'check', reason: outcome.code, message: outcome.message };",
    replace: "return { next: 'failed', reason: outcome.code, message: outcome.message };",
    tests: [engine, faults],
  },
  {
    name: 'a redirect does not stop the plan',
    protects: 'TLS-4',
    file: `${APPLY}/decide-put.ts`,
    find: "['tls', 'redirected']",
    replace: "['tls']",
    tests: [`${APPLY}/decide.test.ts`],
  },
  {
    name: 'a 401 does not stop the plan',
    protects: 'ENG-12',
    file: `${APPLY}/decide-put.ts`,
    find: "return { next: 'pending', cause: 'unauthorized', pause: 'unauthorized' };",
    replace: "return { next: 'pending', cause: 'unauthorized', pause: null };",
    tests: [`${APPLY}/decide.test.ts`],
  },
  {
    name: 'one read is enough to believe that nothing was done',
    protects: 'ENG-6, I4',
    file: `${APPLY}/resolve.ts`,
    find: "if (first !== 'not-applied') return settle(run, change, first);",
    replace: 'return settle(run, change, first);',
    tests: [unknown],
  },
  {
    name: 'nobody waits for the dust to settle',
    protects: 'ENG-6',
    file: `${APPLY}/record-outcome.ts`,
    find: 'run.unknowns.add(change.n, run.clock.monotonicMs() + waitMs);',
    replace: 'run.unknowns.add(change.n, run.clock.monotonicMs() + waitMs * 0);',
    tests: [unknown, model],
  },
  {
    name: 'a change is tried without end',
    protects: 'I13',
    file: `${APPLY}/resolve.ts`,
    find: 'if (times >= run.limits.attempts) {',
    replace: 'if (times > run.limits.attempts * 9) {',
    tests: [unknown],
  },
  {
    name: 'a foreign edit after a lost answer is overwritten',
    protects: 'ENG-8, I8',
    file: `${APPLY}/decide-read.ts`,
    find: "? 'not-applied' : 'conflict-after-unknown';",
    replace: "? 'not-applied' : 'not-applied';",
    tests: [unknown, `${APPLY}/decide.test.ts`],
  },
  {
    name: 'a PUT that came through late is told as somebody else’s doing',
    protects: 'I7',
    file: `${APPLY}/decide-read.ts`,
    find: "return { next: 'came-through' };",
    replace: 'return decision;',
    tests: [unknown],
  },
  {
    name: 'a change stands in the line twice',
    protects: 'I4',
    file: `${APPLY}/queue.ts`,
    find: 'if (n <= last && !returned.includes(n)) returned.push(n);',
    replace: 'returned.push(n);',
    tests: [`${APPLY}/queue.test.ts`],
  },
  {
    name: 'what is handed out may have ended',
    protects: 'ENG-1',
    file: `${APPLY}/queue.ts`,
    find: "if (change?.state === 'pending') return change;",
    replace: 'if (change !== null) return change;',
    tests: [`${APPLY}/queue.test.ts`, stopAndGo, unknown, model],
  },
  {
    name: 'the verification believes everything',
    protects: 'ENG-5',
    file: `${APPLY}/verify.ts`,
    find: 'if (isSame) tally',
    replace: 'if (isSame || seen !== undefined) tally',
    tests: [engine, `${APPLY}/waves.test.ts`],
  },
];
