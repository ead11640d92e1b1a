import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournal } from '#electron/store/db/journal.ts';
import type { PlanId } from '#shared/base/brand.ts';
import { checkHistory } from './check-history.ts';
import type { HistoryEntry } from './history.ts';
import { createMemoryServer, person } from './memory-server.ts';
import { addAuditor, must, openRig, planInput, temporaryFolder } from './rig.ts';

const USER = person(1);
let folder = temporaryFolder();
let planId: PlanId;
beforeEach(async () => {
  folder = temporaryFolder();
  const { startAndWait, shut } = openRig(folder.dir, { api: createMemoryServer(1).api });
  planId = await startAndWait(planInput(addAuditor(1)));
  shut();
});
afterEach(() => folder.remove());

const check = (history: readonly HistoryEntry[]): string => {
  const journal = must(openJournal(folder.dir, Date.now()));
  const wrong = checkHistory(journal.read, planId, history);
  journal.close();
  return wrong.join('\n');
};
const read = (at: number, roles: readonly string[]): HistoryEntry => ({
  kind: 'read',
  at,
  user: USER,
  roles,
});
const put = (at: number, before: readonly string[], body: readonly string[], after = body): HistoryEntry => ({
  kind: 'put',
  at,
  arrivedAt: at,
  user: USER,
  fault: 'none',
  before,
  body,
  after,
});
const edit = (at: number, before: readonly string[], after: readonly string[]): HistoryEntry => ({
  kind: 'edit',
  at,
  user: USER,
  before,
  after,
});

describe('the checker', () => {
  it('finds nothing in an honest history', () => {
    expect(check([read(1, []), put(2, [], ['auditor'])])).toBe('');
  });
  it('finds a PUT that no intent announced', () => {
    expect(check([read(1, []), put(2, [], ['auditor']), put(3, ['auditor'], ['auditor'])])).toMatch(/I2/);
  });
  it('finds a change that took effect twice', () => {
    const history = [read(1, []), put(2, [], ['auditor']), edit(3, ['auditor'], []), put(4, [], ['auditor'])];
    expect(check(history)).toMatch(/I3/);
  });
  it('finds an applied change that never was', () => {
    expect(check([read(1, []), put(2, [], ['auditor'], [])])).toMatch(/I5/);
  });
  it('finds an overwritten edit that could have been seen, and forgives one that could not', () => {
    expect(check([edit(1, [], ['other']), read(2, ['other']), put(3, ['other'], ['auditor'])])).toMatch(/I8/);
    expect(check([read(1, []), edit(2, [], ['other']), put(3, ['other'], ['auditor'])])).toBe('');
  });
});
