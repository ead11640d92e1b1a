import type { Mutant } from './mutant.ts';

const APPLY = 'electron/store/change/apply';
const engine = `${APPLY}/engine.test.ts`;
const stopAndGo = `${APPLY}/stop-and-go.test.ts`;
const stops = `${APPLY}/stops.test.ts`;
const waves = `${APPLY}/waves.test.ts`;
const model = 'test/model/engine.test.ts';

/** What keeps a whole plan honest: start, stop, recovery, waves. */
export const PLANS: readonly Mutant[] = [
  {
    name: 'what was on the wire at a death still is',
    protects: 'ENG-1, X5 to X8',
    file: `${APPLY}/recover.ts`,
    find: "const lost = listInState(write, plan.id, 'inflight');",
    replace: "const lost = listInState(write, plan.id, 'inflight').slice(1);",
    tests: [stopAndGo, model],
  },
  {
    name: 'a plan still runs after a restart',
    protects: 'X2',
    file: `${APPLY}/recover.ts`,
    find: "if (plan.state !== 'paused') setPlanState(write, plan.id, { state: 'paused', reason: 'restarted' });",
    replace: '',
    tests: [stopAndGo, engine, model, 'test/faults/kill/kill.test.ts'],
  },
  {
    name: 'a plan that was altered is applied',
    protects: 'ENG-11',
    file: `${APPLY}/orders.ts`,
    find: 'isAsApproved(deps.journal.write, plan) ? await openTarget(deps, plan) : TAMPERED;',
    replace:
      'isAsApproved(deps.journal.write, plan) || plan.id !== null ? await openTarget(deps, plan) : TAMPERED;',
    tests: [stopAndGo],
  },
  {
    name: 'another server behind the address is taken for ours',
    protects: 'X19, I14',
    file: `${APPLY}/open-target.ts`,
    find: 'plan.serverId !== null && serverId !== null && plan.serverId !== serverId',
    replace: 'plan.serverId === null && serverId !== null && plan.serverId !== serverId',
    tests: [engine],
  },
  {
    name: 'another person goes on with a plan',
    protects: 'X18',
    file: `${APPLY}/open-target.ts`,
    find: 'if (self.value.userId !== plan.actorId)',
    replace: 'if (self.value.userId === null)',
    tests: [engine],
  },
  {
    name: 'two plans of one deployment run at once',
    protects: 'K19',
    file: `${APPLY}/floor.ts`,
    find: 'if (taken.has(id)) return false;',
    replace: '',
    tests: [engine],
  },
  {
    name: 'a cancel does not wait for what was decided before it',
    protects: 'ENG-13',
    file: `${APPLY}/orders.ts`,
    find: '  commits.flush();\n',
    replace: '',
    tests: [stopAndGo, model],
  },
  {
    name: 'a change that comes back after a cancel waits again',
    protects: 'ENG-13, K20',
    file: `${APPLY}/scribe.ts`,
    find: "if (to.state === 'pending' && isCancelled())",
    replace: "if (to.state === 'unknown' && isCancelled())",
    tests: [stopAndGo, `${APPLY}/unknown.test.ts`, model],
  },
  {
    name: 'three refusals in a row do not stop the plan',
    protects: 'ENG-12',
    file: `${APPLY}/stops.ts`,
    find: "if (forbidden >= FORBIDDEN_IN_A_ROW) return 'forbidden-streak';",
    replace: '',
    tests: [stops, engine],
  },
  {
    name: 'many failures do not stop the plan',
    protects: 'ENG-12',
    file: `${APPLY}/stops.ts`,
    find: "if (count(['failed', 'forbidden']) > MOST_FAILURES) return 'many-failures';",
    replace: '',
    tests: [stops],
  },
  {
    name: 'many conflicts do not stop the plan',
    protects: 'ENG-12',
    file: `${APPLY}/stops.ts`,
    find: "return count(['conflict']) > MOST_CONFLICTS ? 'many-conflicts' : null;",
    replace: 'return null;',
    tests: [stops],
  },
  {
    name: 'a change that needs a look closes with the rest',
    protects: 'ENG-1',
    file: `${APPLY}/close-plan.ts`,
    find: "reason === 'conflict-after-unknown'",
    replace: "reason === 'nothing'",
    tests: [`${APPLY}/unknown.test.ts`],
  },
  {
    name: 'the next wave does not wait for the one before',
    protects: 'F8',
    file: `${APPLY}/run-plan.ts`,
    find: 'run.queue.openTo(to);',
    replace: 'run.queue.openTo(plan.changes);',
    tests: [waves],
  },
  {
    name: 'a refusal of a new kind does not halt a wave',
    protects: 'F8',
    file: `${APPLY}/decide-wave.ts`,
    find: 'if (accepted.has(code)) continue;',
    replace: 'if (accepted.has(code) || code !== null) continue;',
    tests: [waves],
  },
  {
    name: 'a second engine works on the same journal',
    protects: 'K08',
    file: 'electron/store/db/journal/engine-lock.ts',
    find: "db.exec('BEGIN EXCLUSIVE');",
    replace: "db.exec('BEGIN');",
    tests: [stopAndGo],
  },
  {
    name: 'an engine works before the journal was looked through',
    protects: 'X11',
    file: `${APPLY}/engine.ts`,
    find: "let isOff: Result<null, 'journal-unavailable'> = NOT_READY;",
    replace: "let isOff: Result<null, 'journal-unavailable'> = ok(null);",
    tests: [stopAndGo, engine],
  },
];
