import type { Mutant } from './mutant.ts';

const db = 'electron/store/db/db.test.ts';

/** What the journal's own schema and settings refuse, whatever the code above them does. */
export const JOURNAL_MUTANTS: readonly Mutant[] = [
  {
    name: 'a change may take any step',
    protects: 'I1, I11',
    near: '-- Which kinds of change there are is said by the registry of kinds alone, and the writers of these tables hold to it: a',
    find: 'WHEN OLD.state <> NEW.state\n',
    replace: 'WHEN OLD.state <> NEW.state AND 0\n',
    tests: [db],
  },
  {
    name: 'a change that has ended may change',
    protects: 'I11',
    near: '-- Which kinds of change there are is said by the registry of kinds alone, and the writers of these tables hold to it: a',
    find: "WHEN OLD.state IN ('applied', 'failed', 'skipped', 'cancelled')",
    replace: "WHEN OLD.state IN ('nothing')",
    tests: [db],
  },
  {
    name: 'a change may be deleted',
    protects: 'I1',
    near: '-- Which kinds of change there are is said by the registry of kinds alone, and the writers of these tables hold to it: a',
    find: "BEGIN SELECT RAISE(ABORT, 'changes are never deleted'); END;",
    replace: "BEGIN SELECT 'changes are never deleted'; END;",
    tests: [db],
  },
  {
    name: 'an event may be changed',
    protects: 'I11',
    find: "BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;",
    replace: "BEGIN SELECT 'events are never changed'; END;",
    tests: [db],
  },
  {
    name: 'an event may be deleted',
    protects: 'I11',
    find: "BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;",
    replace: "BEGIN SELECT 'events are never deleted'; END;",
    tests: [db],
  },
  {
    name: 'a plan may end before its changes',
    protects: 'I1',
    find: "BEGIN SELECT RAISE(ABORT, 'a plan ends only when all its changes have'); END;",
    replace: "BEGIN SELECT 'a plan ends only when all its changes have'; END;",
    tests: [db],
  },
  {
    name: 'a person may be in a plan twice',
    protects: 'I3',
    near: '-- Which kinds of change there are is said by the registry of kinds alone, and the writers of these tables hold to it: a',
    find: 'UNIQUE (plan_id, kind, organization_id, user_id, role_name)',
    replace: 'UNIQUE (plan_id, n)',
    tests: [db],
  },
  {
    name: 'an intent may be written for a change that is not waiting',
    protects: 'I4',
    near: '/** A change as a plan is approved with it.',
    find: 'if (changes !== 1) throw',
    replace: 'if (changes > 1) throw',
    tests: [db],
  },
  {
    name: 'a commit is not on the disk when it returns',
    protects: 'DUR-2, DUR-3',
    find: "durability: 'full',",
    replace: "durability: 'normal',",
    tests: [db],
  },
  {
    name: 'a reader may write',
    protects: 'design 6',
    find: 'if (!statement.readonly) throw',
    replace: "if (text === 'never') throw",
    tests: ['electron/store/db/handles.test.ts'],
  },
  {
    name: 'a journal from the future is opened',
    protects: 'MIG-1',
    find: 'return found > to ? tooNew(found, to) : ok({ from, to });',
    replace: 'return ok({ from, to });',
    tests: [db, 'electron/store/db/open-at-once.test.ts'],
  },
  {
    name: 'an altered event is not noticed',
    protects: 'I11',
    find: "if (isChained) return event.hash === hash ? null : { seq: event.seq, why: 'content', event };",
    replace: 'if (isChained) return null;',
    tests: ['electron/store/db/journal/chain.test.ts'],
  },
];
