import type { Mutant } from './mutant.ts';

const APPLY = 'electron/store/change/apply';
const waves = `${APPLY}/waves.test.ts`;
const audit = 'test/faults/audit.test.ts';
const pace = 'test/faults/pace.test.ts';
const acknowledged = `${APPLY}/acknowledge.test.ts`;

/** What watches over a run while it goes on and after it: waves read back, overlaps, pace, people who look. */
export const RUN_MUTANTS: readonly Mutant[] = [
  {
    name: 'a wave is not judged',
    protects: 'engine 7',
    find: 'await checkWave(run, wave)',
    replace: 'await Promise.resolve()',
    tests: [waves],
  },
  {
    name: 'what a wave shows when it is read back does not matter',
    protects: 'engine 7',
    find: "countAbove('different', different, 0, rows.length)",
    replace: "countAbove('different', 0, 0, different && rows.length)",
    tests: [waves],
  },
  {
    name: 'an edit that slipped in is not told',
    protects: 'ENG-9, I8',
    find: 'found === null || hasSameRoles(found, write.before) ? []',
    replace: 'found === null || hasSameRoles(found, found) ? []',
    tests: [audit],
  },
  {
    name: 'an edit that made our very change is not told',
    protects: 'ENG-9, I8',
    find: 'change === undefined ? sent :',
    replace: 'change === undefined ? null :',
    tests: [audit],
  },
  {
    name: 'an engine outlives its main process',
    protects: 'ENG-14, X16',
    find: '  link.onGone(() => end(0));',
    replace: '',
    tests: ['test/faults/orphan/orphan.test.ts'],
  },
  {
    name: 'writes that come back cost a plan nothing',
    protects: 'RET-5',
    find: 'bump(n) >= TIMES || quota < 0',
    replace: 'bump(n) >= TIMES',
    tests: [`${APPLY}/engine.test.ts`],
  },
  {
    name: 'trouble does not slow the pace',
    protects: 'RET-1',
    find: 'writes = Math.max(1, Math.floor(writes / 2));',
    replace: '',
    tests: [pace],
  },
  {
    name: 'a server that asks to be left alone is not',
    protects: 'RET-2',
    find: 'pausedUntil = Math.max(pausedUntil, clock.monotonicMs() + ms);',
    replace: '',
    tests: [pace],
  },
  {
    name: 'a plan closes with people that nobody looked at',
    protects: 'ENG-1',
    find: 'if (left > 0) return;',
    replace: '',
    tests: [acknowledged],
  },
  {
    name: 'who differs after an apply is not named',
    protects: 'engine 10',
    find: "for (const { n, found } of differing) add(n, 'differs', { found });",
    replace: '',
    tests: [acknowledged],
  },
  {
    name: 'workers run ahead of the journal',
    protects: 'I2, I4',
    find: '    await run.results.whenFewer(1);\n',
    replace: '',
    tests: [waves, `${APPLY}/engine.test.ts`],
  },
];
