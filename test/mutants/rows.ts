import type { Mutant } from './mutant.ts';

const ACCOUNT = 'electron/store/account';
const idleLock = `${ACCOUNT}/idle-lock.test.ts`;
const PERSON = 'electron/main/person';
const networkDisk = 'electron/store/db/network-disk.test.ts';
const presence = `${PERSON}/presence.test.ts`;

/** The lock that closes by itself, who may open it, and figures of the product that no other table holds. */
export const ROWS: readonly Mutant[] = [
  {
    name: 'nobody at the computer for an hour locks nothing',
    protects: 'idle lock',
    file: `${ACCOUNT}/idle-lock.ts`,
    find: "(why === 'idle' && idleMs < minutes * 60_000)",
    replace: "why === 'idle'",
    tests: [idleLock],
  },
  {
    name: 'the idle lock of production is four hours',
    protects: 'idle lock',
    file: 'shared/model/deployment.ts',
    find: "environment === 'production' ? 15 : null",
    replace: "environment === 'production' ? 240 : null",
    tests: [idleLock],
  },
  {
    name: 'a page relabels production and with it the idle lock',
    protects: 'idle lock, IPC-7',
    file: `${ACCOUNT}/idle-lock.ts`,
    find: 'toUsualIdleMinutes(toGraver(environment, environmentFirst))',
    replace: 'toUsualIdleMinutes(environment ?? environmentFirst)',
    tests: [idleLock],
  },
  {
    name: 'what was unlocked stays unlocked over a restart',
    protects: 'idle lock',
    file: `${ACCOUNT}/idle-lock.ts`,
    find: "begin: (): void => lockAll('start', 0),",
    replace: "begin: (): void => lockAll('idle', 0),",
    tests: [idleLock],
  },
  {
    name: 'a yes counts that somebody gave after the person had left',
    protects: 'idle lock, IPC-7',
    file: `${ACCOUNT}/lock.ts`,
    find: 'if (!readOnly && deps.idle.countAway(id) !== absences)',
    replace: 'if (!readOnly && deps.idle.countAway(id) < absences)',
    tests: [idleLock],
  },
  {
    name: 'a script in the page puts the idle lock off without a question',
    protects: 'idle lock, IPC-7',
    file: `${ACCOUNT}/lock.ts`,
    find: 'from !== null && (to === null || to > from);',
    replace: 'from !== null && to !== null && to < from;',
    tests: [idleLock],
  },
  {
    name: 'a record that was read before the lock closed opens it again',
    protects: 'idle lock',
    file: 'electron/store/db/journal/deployment.ts',
    find: 'key_id = excluded.key_id,',
    replace: 'key_id = excluded.key_id, read_only = excluded.read_only,',
    tests: [idleLock],
  },
  {
    name: 'the wrong finger unlocks',
    protects: 'unlocking asks the system',
    file: `${ACCOUNT}/lock.ts`,
    find: 'return answer.ok && answer.value.passed;',
    replace: 'return answer.ok;',
    tests: [idleLock],
  },
  {
    name: 'a check that was cancelled is taken for passed',
    protects: 'unlocking asks the system',
    file: `${PERSON}/person.ts`,
    find: 'return ok({ passed: false });',
    replace: 'return ok({ passed: true });',
    tests: [`${PERSON}/person.test.ts`],
  },
  {
    name: 'work in another program keeps a deployment unlocked',
    protects: 'idle lock',
    file: `${PERSON}/presence.ts`,
    find: 'senses.isFocused() && idle !== null',
    replace: 'idle !== null',
    tests: [presence],
  },
  {
    name: 'a window that was only brought to the front counts as a person',
    protects: 'idle lock',
    file: `${PERSON}/presence.ts`,
    find: 'idle * 1000 <= nowMs - lookedMs',
    replace: 'idle >= 0',
    tests: [presence],
  },
  {
    name: 'a locked screen that is only found by looking is passed over',
    protects: 'idle lock',
    file: `${PERSON}/presence.ts`,
    find: "if (senses.isScreenLocked()) tell({ why: 'screen', idleMs: idleMs() });\n    else if",
    replace: 'if',
    tests: [presence],
  },
  {
    name: 'a journal is opened on a network share',
    protects: 'DUR-2, D13',
    file: 'electron/store/db/open.ts',
    find: "options.durability === 'full' && isOnNetwork(",
    replace: "options.durability !== 'full' && isOnNetwork(",
    tests: ['electron/store/db/open-on-network.test.ts'],
  },
  {
    name: 'a share behind FUSE is taken for a disk',
    protects: 'DUR-2, L9',
    file: 'electron/store/db/network-disk.ts',
    find: 'return !LOCAL_FUSE.includes(',
    replace: "return known === '' && !LOCAL_FUSE.includes(",
    tests: [networkDisk],
  },
  {
    name: 'what macOS does not call local is taken for local',
    protects: 'DUR-2, L9',
    file: 'electron/store/db/network-disk.ts',
    find: 'mount.isLocal === false || ',
    replace: '',
    tests: [networkDisk],
  },
  {
    name: 'the first of two mounts on one place is believed',
    protects: 'DUR-2, L9',
    file: 'electron/store/db/network-disk.ts',
    find: 'mount.at.length >= (found?.at.length ?? 0)',
    replace: 'mount.at.length > (found?.at.length ?? 0)',
    tests: [networkDisk],
  },
];
