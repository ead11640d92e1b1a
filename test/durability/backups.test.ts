import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findBackupSeq, listBackups } from '#electron/store/db/keep/backups.ts';
import { addAuditor, openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { createFakeServer } from '#test/kit/fake-server.ts';
import { makeFolder } from '#test/kit/folder.ts';
import { must } from '#test/kit/must.ts';
import { createFakeMain, openStore } from '#test/kit/store.ts';

const folder = makeFolder();
afterAll(() => folder.remove());

const PEOPLE = 2_500;

it('the journal is copied at the approval, after every thousand changes and at the end, and three copies are kept', async () => {
  const server = createFakeServer(PEOPLE);
  const dir = join(folder.dir, 'store', 'backup');
  /** How many people had been changed when a copy was asked for. */
  const asked: number[] = [];
  const rig: ReturnType<typeof openEngineRig> = openEngineRig(folder.dir, {
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

it.each([
  ['a folder of the name of a copy', (dir: string) => mkdirSync(join(dir, 'journal-000000000000009.db'))],
  [
    'a name with a number of no date',
    (dir: string) => writeFileSync(join(dir, `journal-${'9'.repeat(23)}.db`), ''),
  ],
  [
    'a copy from the end of time',
    (dir: string) => writeFileSync(join(dir, 'journal-999999999999999.db'), ''),
  ],
  [
    'a file in the place of the folder',
    (dir: string) => {
      rmSync(dir, { recursive: true });
      writeFileSync(dir, '');
    },
  ],
])('%s is no copy, ends nothing, and takes the place of none', async (_, harm) => {
  const profile = makeFolder();
  const dir = join(profile.dir, 'store', 'backup');
  mkdirSync(dir, { recursive: true });
  harm(dir);
  expect(listBackups(dir)).toEqual([]);
  const store = openStore(createFakeMain(), profile.dir);
  expect(await store.must('history.getJournal', {})).toMatchObject({ problem: null, lastBackupAt: null });
  await store.close();
  if (statSync(dir).isDirectory()) {
    expect(listBackups(dir)).toHaveLength(1);
    const rig = openEngineRig(profile.dir, { api: createFakeServer(1).api });
    for (let left = 5; left > 0; left -= 1) await rig.journal.backUp(Date.now());
    expect(listBackups(dir)).toHaveLength(3);
    rig.shut();
  }
  profile.remove();
});
