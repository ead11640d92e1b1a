import type { Mutant } from './mutant.ts';

const APPLY = 'electron/store/change/apply';
const engine = `${APPLY}/engine.test.ts`;
const stopAndGo = `${APPLY}/stop-and-go.test.ts`;
const onTheWay = `${APPLY}/on-the-way.test.ts`;
const stops = `${APPLY}/circuit-breaker.test.ts`;
const waves = `${APPLY}/waves.test.ts`;
const model = 'test/model/engine.test.ts';

/** What keeps a whole plan honest: start, stop, recovery, waves. */
export const PLANS: readonly Mutant[] = [
  {
    name: 'what was on the wire at a death still is',
    protects: 'ENG-1, X5 to X8',
    find: "const lost = listInState(write, plan.id, 'inflight');",
    replace: "const lost = listInState(write, plan.id, 'inflight').slice(1);",
    tests: [stopAndGo, model],
  },
  {
    name: 'a plan still runs after a restart',
    protects: 'X2',
    find: "if (plan.state !== 'paused') setPlanState(write, plan.id, { state: 'paused', reason: 'restarted' });",
    replace: '',
    tests: [stopAndGo, engine, model, 'test/faults/kill/kill.test.ts'],
  },
  {
    name: 'a plan that was altered is applied',
    protects: 'ENG-11',
    find: 'same.value ? await openTarget(deps, plan) : TAMPERED;',
    replace: 'same.value || plan.id !== null ? await openTarget(deps, plan) : TAMPERED;',
    tests: [stopAndGo],
  },
  {
    name: 'another server behind the address is taken for ours',
    protects: 'X19, I14',
    find: 'plan.serverId !== null && serverId !== null && plan.serverId !== serverId',
    replace: 'plan.serverId !== null && serverId !== null && plan.serverId === null',
    tests: [engine],
  },
  {
    name: 'another person goes on with a plan',
    protects: 'X18',
    find: 'if (self.value.userId !== plan.actorId)',
    replace: 'if (self.value.userId === null)',
    tests: [engine],
  },
  {
    name: 'two plans of one deployment run at once',
    protects: 'K19',
    find: 'if (taken.has(id) || [...taken.values()].some(isSame)) return false;',
    replace: '',
    tests: [engine],
  },
  {
    name: 'a pause before the run does not count at the start',
    protects: 'ENG-13',
    find: 'const isHeld = engine.countPauses(deploymentId, planId) !== pauses;',
    replace: 'const isHeld = pauses < 0;',
    tests: [onTheWay],
  },
  {
    name: 'a pause before the run does not count at a resume',
    protects: 'ENG-13',
    find: 'if (engine.countPauses(deploymentId, planId) !== pauses) return giveUp(ok(null));',
    replace: '',
    tests: [onTheWay],
  },
  {
    name: 'a plan that was cancelled on its way to a run is opened again',
    protects: 'I11',
    find: 'if (hasEnded(getPlan(deps.journal.write, planId))) return giveUp(ENDED);',
    replace: '',
    tests: [onTheWay],
  },
  {
    name: 'a plan sets off after the engine has stopped',
    protects: 'X16',
    find: 'if (engine.isClosed()) return;',
    replace: '',
    tests: [onTheWay],
  },
  {
    name: 'a cancel does not wait for what was decided before it',
    protects: 'ENG-13',
    find: '  commits.flush();\n',
    replace: '',
    tests: [stopAndGo, model],
  },
  {
    name: 'a change that comes back after a cancel waits again',
    protects: 'ENG-13, K20',
    find: "if (to.state === 'pending' && isCancelled())",
    replace: "if (to.state === 'pending' && planId === '' && isCancelled())",
    tests: [stopAndGo, `${APPLY}/unknown.test.ts`, model],
  },
  {
    name: 'three refusals in a row do not stop the plan',
    protects: 'ENG-12',
    find: "if (forbidden >= FORBIDDEN_IN_A_ROW) return 'forbidden-streak';",
    replace: '',
    tests: [stops, engine],
  },
  {
    name: 'many failures do not stop the plan',
    protects: 'ENG-12',
    find: "if (count(['failed', 'forbidden']) > MOST_FAILURES) return 'many-failures';",
    replace: '',
    tests: [stops],
  },
  {
    name: 'many conflicts do not stop the plan',
    protects: 'ENG-12',
    find: "return count(['conflict']) > MOST_CONFLICTS ? 'many-conflicts' : null;",
    replace: 'return null;',
    tests: [stops],
  },
  {
    name: 'a change that needs a look closes with the rest',
    protects: 'ENG-1',
    near: 'const measureGaps',
    find: "reason === 'conflict-after-unknown'",
    replace: "reason === 'nothing'",
    tests: [`${APPLY}/unknown.test.ts`],
  },
  {
    name: 'the next wave does not wait for the one before',
    protects: 'engine 7',
    find: 'run.queue.openTo(to);',
    replace: 'run.queue.openTo(plan.changes);',
    tests: [waves],
  },
  {
    name: 'the next phase does not wait for the one before',
    protects: 'engine 7',
    find: 'toPhaseEnds(listPhased(journal, plan.id), plan.changes);',
    replace: 'toPhaseEnds(listPhased(journal, plan.id), plan.changes).slice(0, 0);',
    tests: ['test/faults/kinds.test.ts', model],
  },
  {
    name: 'a change goes out although what it needs was refused',
    protects: 'engine 7',
    find: 'if (notDone.size === 0 && otherRoles.size === 0) return null;',
    replace: 'if (notDone.size >= 0) return null;',
    tests: ['test/faults/kinds.test.ts'],
  },
  {
    name: 'a result kept elsewhere counts for any attempt',
    protects: 'DUR-11',
    find: 'if (change === null || change.putAttempts !== entry.attempt) return false;',
    replace: 'if (change === null) return false;',
    tests: [`${APPLY}/journal-writer.test.ts`],
  },
  {
    name: 'a refusal of a new kind does not halt a wave',
    protects: 'engine 7',
    find: 'if (accepted.has(code)) continue;',
    replace: 'if (accepted.has(code) || code !== null) continue;',
    tests: [waves],
  },
  {
    name: 'a second engine works on the same journal',
    protects: 'K08',
    find: "db.exec('BEGIN EXCLUSIVE');",
    replace: "db.exec('BEGIN');",
    tests: [stopAndGo],
  },
  {
    name: 'an engine works before the journal was looked through',
    protects: 'X11',
    find: "let isOff: Result<null, 'journal-unavailable'> = NOT_READY;",
    replace: "let isOff: Result<null, 'journal-unavailable'> = ok(null);",
    tests: [stopAndGo, engine],
  },
];
