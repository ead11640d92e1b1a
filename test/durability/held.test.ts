import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveDeployment } from '#electron/store/db/journal/deployment.ts';
import { JOURNAL_APPLICATION_ID } from '#electron/store/db/journal.ts';
import { openDatabase } from '#electron/store/db/open.ts';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { checkHistory } from '#test/faults/checker/check-history.ts';
import { toDeployment } from '#test/kit/deployment.ts';
import { addAuditor, openEngineRig, planInput } from '#test/kit/engine-rig.ts';
import { createFakeServer } from '#test/kit/fake-server.ts';
import { folderPerTest } from '#test/kit/folder-per-test.ts';
import { must } from '#test/kit/must.ts';
import { createFakeMain, openStore } from '#test/kit/store.ts';

const folder = folderPerTest();
const children: ChildProcessWithoutNullStreams[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.stdin.end();
    await ended;
  }
});

const journalFile = (): string => join(folder.dir, 'store', 'journal.db');
const listBackups = (): readonly string[] => {
  const dir = join(folder.dir, 'store', 'backup');
  return existsSync(dir) ? readdirSync(dir) : [];
};

/** A second process that takes the journal for itself and gives it back. */
const startHolder = async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'holder.ts'), journalFile()]);
  children.push(child);
  const words = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const hear = async (): Promise<string> => (await words.next()).value ?? '';
  expect(await hear()).toBe('ready');
  const tell = async (order: string, answer: string): Promise<void> => {
    child.stdin.write(`${order}\n`);
    expect(await hear()).toBe(answer);
  };
  return {
    hold: (how = '') => tell(`hold ${how}`, 'held'),
    free: () => tell('free', 'free'),
    hear,
  };
};

/** One keychain for all starts: what a person saved is sealed under a key in it. */
let main = createFakeMain();
beforeEach(() => {
  main = createFakeMain();
});
const openHere = () => openStore(main, folder.dir);
const scope = { deploymentId: 'd', organizationId: 'a6b7c8d9-0000-4000-8000-000000000001' };
const list = { filter: NO_FILTER, sort: DEFAULT_SORT };

/** A profile in use, with something in its journal. */
const fill = async (): Promise<void> => {
  const store = openHere();
  saveDeployment(store.data.journal.write, toDeployment(scope.deploymentId));
  await store.must('view.save', { ...scope, ...list, name: 'Kept' });
  await store.close();
};
const listNames = async (store: ReturnType<typeof openHere>): Promise<readonly string[]> =>
  (await store.must('view.list', scope)).map(({ name }) => name);

describe('a journal that another program holds', { timeout: 60_000 }, () => {
  it.each(['', 'whole'])('at the start (%s) is looked at, and taken again once it is free', async (how) => {
    await fill();
    const backups = listBackups();
    const holder = await startHolder();
    await holder.hold(how);
    const store = openHere();
    expect((await store.must('app.getStatus', {})).journalProblem).toMatch(
      /Another program is using Rollcall's journal.*Close that program, then try again/s,
    );
    expect((await store.must('history.getJournal', {})).problem).toMatchObject({
      canConfirm: false,
      canRetry: true,
    });
    expect(await listNames(store)).toEqual(['Kept']);
    // To be tried out, and not kept; and nobody waits for the lock with every click.
    await store.must('view.save', { ...scope, ...list, name: 'Not kept' });
    const order = { hash: 'x', waves: null, reasons: {}, typedName: '' };
    expect(await store.call('apply.start', { deploymentId: 'd', ...order })).toMatchObject({
      ok: false,
      failure: { code: 'journal-unavailable' },
    });
    expect(await store.call('history.retryJournal', {})).toMatchObject({
      ok: false,
      failure: { code: 'journal-unavailable', message: expect.stringContaining('still uses') },
    });
    expect(store.startedAnew).toHaveLength(0);
    await holder.free();
    await store.must('history.retryJournal', {});
    expect(store.startedAnew).toHaveLength(1);
    await store.close();
    expect(listBackups()).toEqual(backups);

    const next = openHere();
    expect((await next.must('history.getJournal', {})).problem).toBeNull();
    expect(await listNames(next)).toEqual(['Kept']);
    await next.close();
  });

  it('for a moment only is waited for', async () => {
    await fill();
    const holder = await startHolder();
    await holder.hold('for 700');
    const store = openHere();
    expect((await store.must('history.getJournal', {})).problem).toBeNull();
    expect(await holder.hear()).toBe('free');
    await store.close();
  });

  it('and a file that is being set up by another one meanwhile is waited for as well', async () => {
    // SQLite itself does not wait here: who sets up the write-ahead log while another process writes fails at once.
    mkdirSync(dirname(journalFile()), { recursive: true, mode: 0o700 });
    const holder = await startHolder();
    await holder.hold('writing 700');
    const opened = openDatabase({
      file: journalFile(),
      set: 'journal',
      applicationId: JOURNAL_APPLICATION_ID,
      durability: 'normal',
      check: 'always',
      key: null,
      backup: () => undefined,
    });
    expect(opened).toMatchObject({ ok: true });
    expect(await holder.hear()).toBe('free');
    if (opened.ok) opened.value.close();
  });

  it('from between opening and claiming it on keeps applying off, and ends no process', async () => {
    await fill();
    let other: BetterSqlite3.Database | null = null;
    const store = openStore(main, folder.dir, () => {
      other = new BetterSqlite3(journalFile());
      other.exec('BEGIN EXCLUSIVE');
      return other;
    });
    expect((await store.must('history.getJournal', {})).problem).toMatchObject({ canRetry: true });
    const refused = await store.call('view.save', { ...scope, ...list, name: 'Lost' });
    expect(refused).toMatchObject({ ok: false, failure: { code: 'journal-in-use' } });
    expect(store.lines.filter((line) => JSON.stringify(line).includes('call.failed'))).toEqual([]);
    (other as BetterSqlite3.Database | null)?.close();
    await store.must('history.retryJournal', {});
    expect(store.startedAnew).toHaveLength(1);
    await store.close();
  });

  it('in mid-run pauses the plan with a sentence, and it goes on when it is free', async () => {
    const people = 12;
    const server = createFakeServer(people);
    const rig = openEngineRig(folder.dir, { api: server.api, limits: { workers: 2 } });
    const holder = await startHolder();
    const { putMemberRoles } = server.api;
    let puts = 0;
    let holding: Promise<void> | null = null;
    Object.assign(server.api, {
      putMemberRoles: async (...asked: Parameters<typeof putMemberRoles>) => {
        puts += 1;
        // Whoever comes while the file is being taken waits as well: how long that takes is not what is asked here.
        if (puts === 4) holding = holder.hold();
        await holding;
        return putMemberRoles(...asked);
      },
    });
    const planId = await rig.startAndWait(planInput(addAuditor(people)));
    const paused = must(rig.engine.getStatus(planId));
    expect(paused).toMatchObject({ state: 'paused', reasonCode: 'journal-in-use' });
    expect(paused.reason).toMatch(/Another program is using.*Close it, then resume/);
    expect(puts).toBeLessThanOrEqual(6);
    const refused = await rig.engine.resume(planId);
    expect(refused).toMatchObject({
      ok: false,
      failure: { code: 'journal-unavailable', message: expect.stringContaining('Another program') },
    });
    await holder.free();
    must(await rig.engine.resume(planId));
    await rig.engine.whenIdle(planId);
    expect(must(rig.engine.getStatus(planId))).toMatchObject({
      state: 'closed',
      counts: { applied: people },
    });
    expect(checkHistory(rig.journal.read, planId, server.history)).toEqual([]);
    await rig.engine.stop();
    rig.shut();
  });
});
