import type { Mutant } from './mutant.ts';

const ACCOUNT = 'electron/store/account';
const idleLock = `${ACCOUNT}/idle-lock.test.ts`;
const PERSON = 'electron/main/person';
const networkDisk = 'electron/store/db/network-disk.test.ts';
const resultFile = 'electron/store/change/export/result-file.test.ts';
const writeFile = 'electron/main/asks/write-file.test.ts';
const presence = `${PERSON}/presence.test.ts`;

/** The lock that closes by itself, who may open it, and figures of the product that no other table holds. */
export const ROWS: readonly Mutant[] = [
  {
    name: 'nobody at the computer for an hour locks nothing',
    protects: 'idle lock',
    find: "(why === 'idle' && idleMs < minutes * 60_000)",
    replace: "why === 'idle'",
    tests: [idleLock],
  },
  {
    name: 'the idle lock of production is four hours',
    protects: 'idle lock',
    find: "environment === 'production' ? 15 : null",
    replace: "environment === 'production' ? 240 : null",
    tests: [idleLock],
  },
  {
    name: 'a page relabels production and with it the idle lock',
    protects: 'idle lock, IPC-7',
    find: 'toUsualIdleMinutes(toGraver(environment, environmentFirst))',
    replace: 'toUsualIdleMinutes(environment ?? environmentFirst)',
    tests: [idleLock],
  },
  {
    name: 'what was unlocked stays unlocked over a restart',
    protects: 'idle lock',
    find: "begin: (): void => lockAll('start', 0),",
    replace: "begin: (): void => lockAll('idle', 0),",
    tests: [idleLock],
  },
  {
    name: 'a yes counts that somebody gave after the person had left',
    protects: 'idle lock, IPC-7',
    find: 'if (!readOnly && deps.idle.countAway(id) !== absences)',
    replace: 'if (!readOnly && deps.idle.countAway(id) < absences)',
    tests: [idleLock],
  },
  {
    name: 'a script in the page puts the idle lock off without a question',
    protects: 'idle lock, IPC-7',
    find: 'from !== null && (to === null || to > from);',
    replace: 'from !== null && from < 0;',
    tests: [idleLock],
  },
  {
    name: 'a record that was read before the lock closed opens it again',
    protects: 'idle lock',
    find: "'environmentFirst', 'readOnly', 'idleMinutes',",
    replace: "'environmentFirst', 'idleMinutes',",
    tests: [idleLock],
  },
  {
    name: 'the wrong finger unlocks',
    protects: 'unlocking asks the system',
    find: 'return answer.ok && answer.value.passed ? sure : NOT_YOU;',
    replace: 'return answer.ok ? sure : NOT_YOU;',
    tests: [idleLock],
  },
  {
    name: 'a check that was cancelled is taken for passed',
    protects: 'unlocking asks the system',
    find: 'return ok({ passed: false });',
    replace: 'return ok({ passed: true });',
    tests: [`${PERSON}/person.test.ts`],
  },
  {
    name: 'work in another program keeps a deployment unlocked',
    protects: 'idle lock',
    find: 'senses.isFocused() && idle !== null',
    replace: 'idle !== null',
    tests: [presence],
  },
  {
    name: 'a window that was only brought to the front counts as a person',
    protects: 'idle lock',
    find: 'idle * 1000 <= nowMs - lookedMs',
    replace: 'idle >= 0',
    tests: [presence],
  },
  {
    name: 'a locked screen that is only found by looking is passed over',
    protects: 'idle lock',
    find: "if (senses.isScreenLocked()) tell({ why: 'screen', idleMs: idleMs() });\n    else if",
    replace: 'if',
    tests: [presence],
  },
  {
    name: 'a journal is opened on a network share',
    protects: 'DUR-2, D13',
    find: "options.durability === 'full' && isOnNetwork(",
    replace: 'isOnNetwork.length > 9 && isOnNetwork(',
    tests: ['electron/store/db/open-on-network.test.ts'],
  },
  {
    name: 'a share behind FUSE is taken for a disk',
    protects: 'DUR-2',
    find: 'return !LOCAL_FUSE.includes(',
    replace: "return known === '' && !LOCAL_FUSE.includes(",
    tests: [networkDisk],
  },
  {
    name: 'what macOS does not call local is taken for local',
    protects: 'DUR-2',
    find: 'mount.isLocal === false || ',
    replace: '',
    tests: [networkDisk],
  },
  {
    name: 'the first of two mounts on one place is believed',
    protects: 'DUR-2',
    find: 'mount.at.length >= (found?.at.length ?? 0)',
    replace: 'mount.at.length > (found?.at.length ?? 0)',
    tests: [networkDisk],
  },
  {
    name: 'what stands behind a semicolon in a cell is run by a German spreadsheet',
    protects: 'CSV-6',
    find: 'text.replace(STARTS_ONE_BEHIND_A_CUT, "$1\'")',
    replace: 'text',
    tests: [resultFile],
  },
  {
    name: 'a formula behind a blank is left as it is',
    protects: 'CSV-6',
    find: '/^\\s*[=+',
    replace: '/^[=+',
    tests: [resultFile],
  },
  {
    name: 'the apostrophe of our own export stays on a name that is pasted',
    protects: 'CSV-6, C16',
    find: 'if (GUARDED.test(text)) return text.slice(1);',
    replace: '',
    tests: [resultFile],
  },
  {
    name: 'an export is renamed before it is on the disk',
    protects: 'CSV-7',
    find: 'await file.sync().catch(',
    replace: 'await Promise.resolve().catch(',
    tests: [writeFile],
  },
  {
    name: 'an export that a network disk has taken is told as failed',
    protects: 'disks',
    find: 'if (there === null || ino === 0n ||',
    replace: 'if (there !== null || ino === 0n ||',
    tests: [writeFile],
  },
  {
    name: 'the new name of an export is not brought to the disk',
    protects: 'CSV-7',
    find: '    await syncFolder(dirname(path));\n',
    replace: '',
    tests: [writeFile],
  },
  {
    name: 'a token is kept in memory without a word where there is no keychain',
    protects: 'SEC-4',
    find: '(await secrets.isThere())\n    ? secret',
    replace: 'secrets !== null || (await secrets.isThere())\n    ? secret',
    tests: [`${ACCOUNT}/session-choice.test.ts`],
  },
  {
    name: 'each step of a migration is a transaction of its own',
    protects: 'MIG-1',
    find: '      migration.finish?.(db);\n',
    replace: "      migration.finish?.(db);\n      db.exec('COMMIT; BEGIN IMMEDIATE');\n",
    tests: ['test/migrations/killed.test.ts'],
  },
  {
    name: 'a page may wait for main with its eyes shut',
    protects: 'IPC-6',
    find: "  'sendSync',\n",
    replace: '',
    tests: ['build/lint/boundaries.test.ts'],
  },
  {
    name: 'a yes to a longer time undoes a shorter one that came meanwhile',
    protects: 'idle lock, IPC-7',
    find: 'return toIdleMinutes(now) === shown.from ? ok(null) : MOVED;',
    replace: 'return toIdleMinutes(now) === -1 ? MOVED : ok(null);',
    tests: [idleLock],
  },
  {
    name: 'two questions to a keychain take the proof of each other',
    protects: 'SEC-3',
    find: "inTurn('keychain', async () => {",
    replace: 'inTurn(work as never, async () => {',
    tests: ['electron/main/keychain/keychain.test.ts'],
  },
  {
    name: 'the name of a plan file is written into the journal',
    protects: 'CAC-1',
    find: "'Open a plan file', null",
    replace: 'picked.fileName, null',
    tests: ['test/durability/people.test.ts'],
  },
];
