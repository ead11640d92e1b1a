import type { Mutant } from './mutant.ts';

const idleTest = 'electron/store/account/idle-lock.test.ts';
const presenceTest = 'electron/main/person/presence.test.ts';
const profileTest = 'electron/main/start/profile.test.ts';
const races = 'electron/main/start/profile-races.test.ts';
const writeTest = 'electron/main/asks/write-file.test.ts';
const gateTest = 'build/supply/gate.test.ts';

/** What a program, an environment or a careless admin on the same machine can do around the app. */
export const FILES: readonly Mutant[] = [
  {
    name: 'a journal that cannot be written keeps a lock from closing',
    protects: 'idle lock',
    find: '      unwritten.add(id);\n',
    replace: '      throw error;\n',
    tests: [idleTest],
  },
  {
    name: 'a lock that is not written yet does not count',
    protects: 'idle lock',
    find: 'unwritten.has(record.id) ? { ...record, readOnly: true } : record',
    replace: 'record',
    tests: [idleTest],
  },
  {
    name: 'a person cannot lock while the journal cannot be written',
    protects: 'idle lock',
    find: '      deps.idle.close(id);\n',
    replace: '      saveLock(deps.journal.write, id, true);\n',
    tests: [idleTest],
  },
  {
    name: 'a lock that is not written yet is opened without a question',
    protects: 'idle lock, IPC-7',
    find: 'ok(deps.idle.toCounting(kept.value))',
    replace: 'ok(kept.value)',
    tests: [idleTest],
  },
  {
    name: 'whoever comes back after nobody could look was never away',
    protects: 'idle lock',
    find: 'if (awayMs >= SHORTEST_MS) tell(',
    replace: 'if (awayMs < 0) tell(',
    tests: [presenceTest],
  },
  {
    name: 'a key after an absence ends it without a word',
    protects: 'idle lock',
    find: 'noteKey: (): void => noteBack(clock.monotonicMs()),',
    replace: 'noteKey: (): void => void (seenMs = clock.monotonicMs()),',
    tests: [presenceTest],
  },
  {
    name: 'a sleep that no system tells of is not seen',
    protects: 'idle lock',
    find: 'if (hasSlept(nowMs)) noteSleep();',
    replace: 'hasSlept(nowMs);',
    tests: [presenceTest],
  },
  {
    name: 'a pipe in the place of a file is opened',
    protects: 'CAC-2',
    find: 'if (!found.isFile() && !found.isDirectory())',
    replace: 'if (found.isSocket())',
    tests: [profileTest],
  },
  {
    name: 'a journal may be a hard link',
    protects: 'CAC-2, DUR-2',
    find: 'found.isFile() && found.nlink > 1',
    replace: 'found.isFile() && found.nlink > 9',
    tests: [profileTest],
  },
  {
    name: 'a folder above that others made meanwhile is not looked at',
    protects: 'CAC-2',
    find: 'toReal(dir) === dir ? refuseLoose(dir, facts) :',
    replace: 'toReal(dir) === dir ? null :',
    tests: [races],
  },
  {
    name: 'a link above that others made meanwhile is followed',
    protects: 'CAC-2',
    find: 'toReal(dir) === dir ? refuseLoose(dir, facts) :',
    replace: "toReal(dir) !== '' ? refuseLoose(dir, facts) :",
    tests: [races],
  },
  {
    name: 'a disk without owners is believed to keep secrets',
    protects: 'CAC-2',
    find: 'return now === null || isClosed(now) ||',
    replace: 'return now === null || now.size >= 0 ||',
    tests: [races],
  },
  {
    name: 'a full disk keeps a profile from being looked at',
    protects: 'DUR-5',
    find: "['EROFS', 'ENOSPC', 'EDQUOT']",
    replace: "['EROFS']",
    tests: [races],
  },
  {
    name: 'a profile lies in another one',
    protects: 'CAC-2',
    find: 'if (outer !== null) return refuse(',
    replace: "if (outer === '') return refuse(",
    tests: [profileTest],
  },
  {
    name: 'a group that everybody is in is ours alone',
    protects: 'CAC-2',
    find: 'found?.[0] === username && others.length === 0',
    replace: 'others.length === 0',
    tests: [profileTest],
  },
  {
    name: 'a profile that is not named is the usual one',
    protects: 'CAC-2',
    find: "readValue(argv, 'profile') === null",
    replace: "readValue(argv, 'profile') === ''",
    tests: ['electron/main/start/arguments.test.ts'],
  },
  {
    name: 'tokens go over a bus of anybody',
    protects: 'SEC-3',
    find: '/^(unix|launchd|',
    replace: '/^(unix|unixexec|tcp|launchd|',
    tests: ['electron/main/start/switches.test.ts'],
  },
  {
    name: 'code in the profile runs past the check of the archive',
    protects: 'FUS-3',
    find: "start.isPackaged && start.platform !== 'linux'",
    replace: "start.isPackaged && start.platform === 'aix'",
    tests: ['electron/main/store-process/choose.test.ts'],
  },
  {
    name: 'an export that is in place is called not saved',
    protects: 'CSV-7',
    near: 'export const writeFileAtomically',
    find: '  } catch {\n    // See above.\n',
    replace: '  } catch (error) {\n    throw error;\n',
    tests: [writeTest],
  },
  {
    name: 'a file beside an export takes the place of any other',
    protects: 'CSV-7',
    find: 'const isFree = isRenewed ||',
    replace: 'const isFree = isRenewed || true ||',
    tests: [writeTest],
  },
  {
    name: 'an emergency folder may be a link',
    protects: 'DUR-11',
    near: '/** A result that the journal could not take: of which attempt at which change, and where the change goes. */',
    find: '  lstatSync,\n',
    replace: '  statSync as lstatSync,\n',
    tests: ['test/durability/emergency.test.ts'],
  },
  {
    name: 'a registry that keeps no list of vulnerabilities is believed',
    protects: 'SUP-2',
    find: "if (known.state === 'passed')",
    replace: "if (known.state === 'passed' && waivers.length > 99)",
    tests: [gateTest],
  },
  {
    name: 'a package that is vulnerable for no reason passes',
    protects: 'SUP-2',
    find: '...vague.map(',
    replace: '...vague.slice(99).map(',
    tests: [gateTest],
  },
  {
    name: 'whatever lies in the backup folder is a copy',
    protects: 'DUR-9',
    find: 'entry.isFile() && NAME.test(entry.name)',
    replace: "entry.name.endsWith('.db')",
    tests: ['test/durability/backups.test.ts'],
  },
  {
    name: 'a system that cannot count is taken for a person',
    protects: 'idle lock',
    find: 'return hasCounted ? idle : null;',
    replace: 'return idle;',
    tests: [presenceTest],
  },
];
