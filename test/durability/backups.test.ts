import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findBackupSeq } from '#electron/store/db/keep/backups.ts';
import { createMemoryServer } from '#test/faults/memory-server.ts';
import { addAuditor, must, openRig, planInput, temporaryFolder } from '#test/faults/rig.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const PEOPLE = 2_500;

it('the journal is copied at the approval, after every thousand changes and at the end, and three copies are kept', async () => {
  const server = createMemoryServer(PEOPLE);
  const dir = join(folder.dir, 'store', 'backup');
  /** How many people had been changed when a copy was asked for. */
  const asked: number[] = [];
  const rig: ReturnType<typeof openRig> = openRig(folder.dir, {
    api: server.api,
    backUp: async () => {
      asked.push(server.puts.length);
      await rig.journal.backUp(Date.now());
      return 'made';
    },
  });
  const planId = await rig.startAndWait(planInput(addAuditor(PEOPLE)));
  expect(must(rig.engine.getStatus(planId))).toMatchObject({ state: 'closed', counts: { applied: PEOPLE } });
  const [atApproval, first, second, atEnd, ...more] = asked;
  expect([atApproval, atEnd, more]).toEqual([0, PEOPLE, []]);
  // Some are on their way while the thousandth comes back.
  for (const [found, wanted] of [
    [first, 1_000],
    [second, 2_000],
  ] as const) {
    expect(found).toBeGreaterThanOrEqual(wanted);
    expect(found).toBeLessThan(wanted + 50);
  }
  // One that is asked for while another is being written is that one; three more are three more.
  for (let left = 3; left > 0; left -= 1) await rig.journal.backUp(Date.now());
  expect(readdirSync(dir).filter((name) => name.endsWith('.db'))).toHaveLength(3);
  expect(findBackupSeq(dir)).toBeGreaterThan(PEOPLE);
  rig.shut();
});
