import type { Mutant } from './mutant.ts';

const growth = 'electron/store/api/growth.test.ts';
const drafts = 'electron/store/change/draft/draft.test.ts';
const hang = 'electron/main/window/hang.test.ts';

/** What keeps memory, disk and keychain from growing with each call of a page, and what a page that hangs is asked. */
export const GROWTH: readonly Mutant[] = [
  {
    name: 'each invented deployment has a database in memory',
    protects: 'IPC-5',
    find: 'held.set(isKept(id) ? id : NOBODYS, made);',
    replace: 'held.set(id, made);',
    tests: [growth],
  },
  {
    name: 'a refresh of an invented deployment makes a key for it',
    protects: 'IPC-5',
    find: 'if (isClosed || !isKept(id)) return get(id).state;',
    replace: 'if (isClosed) return get(id).state;',
    tests: [growth],
  },
  {
    name: 'a saved view of an invented deployment makes a key for it',
    protects: 'IPC-5',
    find: 'if (findDeployment(read, id) === null) return NOT_THERE;',
    replace: '',
    tests: [growth],
  },
  {
    name: 'pauses of invented plans are counted',
    protects: 'IPC-5',
    find: 'engine.forgetPause(planId);',
    replace: '',
    tests: [growth],
  },
  {
    name: 'empty selections of invented lists are kept',
    protects: 'IPC-5',
    find: 'if (selected.size === 0) lists.delete(toScopeKey(scope));',
    replace: 'if (selected.size < 0) lists.delete(toScopeKey(scope));',
    tests: [growth],
  },
  {
    name: 'deployments without end',
    protects: 'IPC-5',
    find: 'listDeployments(journal.read).length < DEPLOYMENTS_AT_MOST',
    replace: 'DEPLOYMENTS_AT_MOST > 0',
    tests: [growth],
  },
  {
    name: 'demos without end',
    protects: 'IPC-5',
    find: 'return demos < DEMOS_AT_MOST',
    replace: 'return demos >= 0',
    tests: [growth],
  },
  {
    name: 'a draft of steps without end',
    protects: 'IPC-5',
    find: 'state.steps().filter((step) => !step.undone).length < limits.steps &&',
    replace: '',
    tests: [drafts],
  },
  {
    name: 'a step of any size',
    protects: 'IPC-5',
    find: 'state.weight() + more <= limits.weight;',
    replace: 'state.weight() <= limits.weight;',
    tests: [drafts],
  },
  {
    name: 'a full draft that was discarded stays full',
    protects: 'IPC-5',
    find: 'if (getState(deploymentId).listStaged().length > 0) return false;',
    replace: 'if (getState(deploymentId).listStaged().length >= 0) return false;',
    tests: [drafts],
  },
  {
    name: 'a plan is resumed without end',
    protects: 'IPC-5',
    find: '>= RESUMES_AT_MOST) return TOO_OFTEN;',
    replace: '>= 10 * RESUMES_AT_MOST) return TOO_OFTEN;',
    tests: ['electron/store/change/plan/resume.test.ts'],
  },
  {
    name: 'dialogs of the system pile up',
    protects: 'IPC-5',
    find: 'if (isOpen) return none;',
    replace: '',
    tests: ['electron/main/asks/one-dialog.test.ts'],
  },
  {
    name: 'a page that hangs is asked about again and again',
    protects: 'R13',
    find: 'if (open !== null) return;',
    replace: '',
    tests: [hang],
  },
  {
    name: 'a page that answers again is loaded anew by a late press',
    protects: 'R13',
    find: 'if (button === RELOAD && !mine.signal.aborted) reload();',
    replace: 'if (button === RELOAD) reload();',
    tests: [hang],
  },
  {
    name: 'a person is too fast for the store',
    protects: 'IPC-5',
    find: 'burst: 1_000, perSecond: 250',
    replace: 'burst: 100, perSecond: 60',
    tests: ['electron/store/api/call-costs.test.ts'],
  },
];
