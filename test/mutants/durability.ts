import type { Mutant } from './mutant.ts';

const DB = 'electron/store/db';
const chain = `${DB}/journal/chain.test.ts`;
const db = `${DB}/db.test.ts`;
const diskFull = 'test/durability/disk-full.test.ts';
const emergency = 'test/durability/emergency.test.ts';
const brokenJournal = 'test/durability/broken-journal.test.ts';
const brokenCache = 'test/durability/broken-cache.test.ts';
const readOnly = 'test/durability/read-only.test.ts';
const atOnce = 'electron/store/db/open-at-once.test.ts';
const rivals = 'test/durability/rivals.test.ts';
const fsyncOrder = 'test/durability/fsync-order.test.ts';

/** What makes files outlive full disks, broken ones, copies and each other. */
export const DURABILITY: readonly Mutant[] = [
  {
    name: 'a commit of the journal does not wait for the disk',
    protects: 'DUR-2, DUR-3',
    find: "'FULL' : 'NORMAL'",
    replace: "'NORMAL' : 'NORMAL'",
    tests: [db],
  },
  {
    name: 'the PUT leaves before its intent is on the disk',
    protects: 'DUR-3',
    find: 'await run.writer.intent(',
    replace: 'void run.writer.intent(',
    tests: [fsyncOrder],
  },
  {
    name: 'a commit that failed is taken for done',
    protects: 'DUR-5',
    find: 'for (const one of group) one.failed(error);',
    replace: 'void error;\n      for (const one of group) one.done();',
    tests: [diskFull],
  },
  {
    name: 'a full disk is not told from a bug',
    protects: 'DUR-5',
    find: "if (code === 'SQLITE_FULL') return 'disk-full';",
    replace: '',
    tests: [diskFull],
  },
  {
    name: 'an approved plan that could not be launched looks as if it had not been started',
    protects: 'DUR-5, I3',
    find: "    deps.log.error('apply.not-launched', { planId, error: String(error) });\n",
    replace: '    throw error;\n',
    tests: [diskFull],
  },
  {
    name: 'a result that the journal cannot take is dropped',
    protects: 'DUR-11',
    find: "if (kind === 'result' && attempt !== null) keep(",
    replace: "if (kind === 'close' && attempt !== null) keep(",
    tests: [emergency],
  },
  {
    name: 'a kept result may change what has ended',
    protects: 'DUR-11, I11',
    find: 'if (change === null || change.putAttempts !== entry.attempt) return false;',
    replace: 'if (change !== null) return true;',
    tests: [emergency],
  },
  {
    name: 'no room is set aside for the emergency journal',
    protects: 'DUR-11',
    find: 'if (ballast === null || existsSync(ballast)) return;',
    replace: "if (ballast === null || ballast !== '') return;",
    tests: [emergency],
  },
  {
    name: 'the emergency journal is believed wherever it lies',
    protects: 'DUR-11',
    find: '(found.mode & 0o022) === 0',
    replace: 'found.mode > 0',
    tests: [emergency],
  },
  {
    name: 'another program’s database is changed before it is known for one',
    protects: 'DUR-8',
    find: '  const owner = findOwner(db, options.applicationId);\n',
    replace: '  configure(db, options.durability);\n  const owner = findOwner(db, options.applicationId);\n',
    tests: [brokenJournal],
  },
  {
    name: 'a journal that is gone is taken for a new one',
    protects: 'DUR-10',
    find: "if (isGone(place, marker)) return replace(place, nowMs, 'missing');",
    replace: '',
    tests: [brokenJournal],
  },
  {
    name: 'an older journal that was put back is not noticed',
    protects: 'DUR-10, D18',
    find: '  if (isBehind(opened, marker)) {',
    replace: '  if (isBehind(opened, null)) {',
    tests: [brokenJournal],
  },
  {
    name: 'a profile copied under an engine is not noticed',
    protects: 'K09',
    find: 'claim !== toIdentity(place.file)',
    replace: "claim === ''",
    tests: [brokenJournal],
  },
  {
    name: 'commits go into a file that was taken away',
    protects: 'D06',
    find: 'if (depth === 0 && findNumber(file) !== own)',
    replace: 'if (depth < 0 && findNumber(file) !== own)',
    tests: ['test/durability/moved.test.ts'],
  },
  {
    name: 'a broken journal is written over',
    protects: 'DUR-8',
    find: 'if (existsSync(file + part)) renameSync(',
    replace: 'if (existsSync(file + part)) String(',
    tests: [brokenJournal],
  },
  {
    name: 'what waited when the journal was copied is sent without a look',
    protects: 'DUR-8',
    find: '(isRestored ? setPendingUnknown(deps, plan) : 0)',
    replace: '(isRestored ? 0 : 0)',
    tests: [brokenJournal],
  },
  {
    name: 'a copy of the journal is kept unread',
    protects: 'DUR-9',
    find: "if (!isOurs || found !== 'ok') throw",
    replace: "if (!isOurs && found !== 'ok') throw",
    tests: [brokenJournal],
  },
  {
    name: 'a clock that goes back makes the newest copy the oldest',
    protects: 'DUR-9, D14',
    find: 'const stamp = Math.max(nowMs, (newestBackupMs(dir) ?? 0) + 1);',
    replace: 'const stamp = nowMs;',
    tests: [brokenJournal],
  },
  {
    name: 'damage met while a copy is used is forgotten',
    protects: 'DUR-7',
    find: 'if (isBroken(error)) raise();',
    replace: '',
    tests: [brokenCache],
  },
  {
    name: 'broken copies pile up',
    protects: 'DUR-7',
    find: 'at < BROKEN_KEPT && ',
    replace: '',
    tests: [brokenCache],
  },
  {
    name: 'a disk that cannot be written shows nothing',
    protects: 'DUR-6',
    find: 'for (const at of FORMAT_BYTES) image[at] = 1;',
    replace: '',
    tests: [readOnly],
  },
  {
    name: 'applying is on with a journal in memory',
    protects: 'DUR-6',
    find: 'journalProblem: (): string | null => findProblem()?.message ?? null,',
    replace: 'journalProblem: (): string | null => null,',
    tests: [readOnly],
  },
  {
    name: 'two that start at once both change the schema',
    protects: 'INS-2, K08',
    find: 'migrations.slice(now)',
    replace: 'migrations.slice(from)',
    tests: ['electron/store/db/db.test.ts'],
  },
  {
    name: 'a journal that another process sets up meanwhile is taken for a stranger’s, and set aside',
    protects: 'INS-2, K08',
    find: 'db.transaction(() => {\n    const found',
    replace: '(() => {\n    const found',
    tests: [atOnce],
  },
  {
    name: 'each lock that a start needs is waited for as long as all of them may be',
    protects: 'INS-2',
    find: 'const waitAsLongAsLeft = (): void => void db.pragma(',
    replace: 'const waitAsLongAsLeft = (): void => void String(',
    tests: [atOnce],
  },
  {
    name: 'a copy that another program holds is told as a full disk',
    protects: 'INS-2',
    find: "opened.failure.code === 'in-use' ?",
    replace: "opened.failure.code === 'broken' ?",
    tests: [`${DB}/copies.test.ts`],
  },
  {
    name: 'two may apply from one profile',
    protects: 'INS-2, K08',
    find: "db.exec('BEGIN EXCLUSIVE');",
    replace: "db.exec('BEGIN');",
    tests: [rivals],
  },
  {
    name: 'the number of an event that was taken away is given again',
    protects: 'I11',
    find: 'seq: Math.max(head.given ?? 0, head.startSeq),',
    replace: 'seq: head.lastSeq ?? head.startSeq,',
    tests: [chain],
  },
  {
    name: 'the hash of an event leaves out when it was',
    protects: 'I11',
    find: 'of.wallUtc,',
    replace: "'',",
    tests: [chain],
  },
  {
    name: 'an event is not bound to the one before it',
    protects: 'I11',
    find: '{previous}',
    replace: "{''}",
    tests: [chain],
  },
  {
    name: 'events from before the chain may be changed',
    protects: 'I11',
    find: "return hash === start.hash ? null : { seq: event.seq, why: 'before-the-chain', event };",
    replace: 'return null;',
    tests: [chain],
  },
  {
    name: 'a disk that cannot sync a folder keeps every copy of the journal, and no marker',
    protects: 'DUR, point of no return',
    find: '  } catch {\n    // See above.\n  } finally',
    replace: '  } finally',
    tests: ['test/durability/unsynced.test.ts'],
  },
];
