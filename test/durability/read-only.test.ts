import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTwin, type Twin } from '#electron/demo/index.ts';
import { NO_FILTER } from '#shared/model/member-filter.ts';
import { makeFolder } from '#test/kit/folder.ts';
import { createFakeMain, openStore } from '#test/kit/store.ts';
import { note } from './note.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';

const MEMBERS = 60;
const START_MS = 5_000;
const sort = { column: 'username', direction: 'asc' } as const;
const isRoot = process.getuid?.() === 0;

let twin: Twin;
let disk: SmallDisk | null = null;
let plain = makeFolder();
let profileDir = '';
let scope = { deploymentId: '', organizationId: '' };

const chmodAll = (dir: string, folderMode: number, fileMode: number): void => {
  chmodSync(dir, 0o700);
  for (const entry of readdirSync(dir, { withFileTypes: true }))
    if (entry.isDirectory()) chmodAll(join(dir, entry.name), folderMode, fileMode);
    else chmodSync(join(dir, entry.name), fileMode);
  chmodSync(dir, folderMode);
};

/** Makes the profile unwritable: the disk where there is one, else by permissions, which do not bind root. */
const setReadOnly = (): void => {
  if (disk === null) chmodAll(profileDir, 0o500, 0o400);
  else disk.setReadOnly();
};

/** Where neither can be had: a profile without a folder for its files. There is nothing to look at then. */
const expectOffWithoutFolder = async (): Promise<void> => {
  note('this root may not mount a disk, and permissions do not bind it: the folder is taken away instead.');
  rmSync(join(profileDir, 'store'), { recursive: true });
  writeFileSync(join(profileDir, 'store'), '');
  const store = openStore(main, profileDir);
  expect((await store.must('app.getStatus', {})).journalProblem).toMatch(/cannot be written/);
  await store.close();
};

const stageAll = async (store: ReturnType<typeof openStore>): Promise<string> => {
  const filter = { ...NO_FILTER, noRole: true, statuses: ['active'] };
  await store.must('selection.change', { ...scope, filter, sort, change: { kind: 'add-matching' } });
  const intent = { kind: 'delta', add: ['organization-template-admin'], remove: [] } as const;
  await store.must('draft.stage', { ...scope, who: { kind: 'selection' }, intent });
  return (await store.must('plan.review', { deploymentId: scope.deploymentId })).hash;
};

const until = async (store: ReturnType<typeof openStore>, planId: string): Promise<void> => {
  while ((await store.must('apply.getStatus', { planId })).state !== 'closed')
    await new Promise((resolve) => setTimeout(resolve, 20));
};

let planId = '';
/** The keychain stays the same over all starts. */
let main = createFakeMain();
beforeEach(async () => {
  main = createFakeMain();
  twin = await startTwin({ members: MEMBERS, seed: 7, generation: '2.35' });
  plain = makeFolder();
  disk = mountSmallDisk(16);
  profileDir = join(disk?.dir ?? plain.dir, 'profile');
  mkdirSync(profileDir);
  const store = openStore(main, profileDir);
  const look = { name: 'Acme', environment: 'staging', colour: 'blue' } as const;
  const { id } = await store.must('deployment.connect', { url: twin.url, token: twin.ownerToken, ...look });
  await store.must('sync.start', { deploymentId: id });
  const organizations = await store.must('organization.list', { deploymentId: id });
  scope = { deploymentId: id, organizationId: organizations.find((one) => one.isDefault)?.id ?? '' };
  ({ planId } = await store.must('apply.start', { deploymentId: id, hash: await stageAll(store) }));
  await until(store, planId);
  await store.close();
});
afterEach(async () => {
  await twin.close();
  disk?.release();
  if (!isRoot) chmodAll(plain.dir, 0o700, 0o600);
  plain.remove();
});
afterAll(() => disk?.release());

const roles = (): string => JSON.stringify(twin.dump().members);

/** Starts on the profile as it is, and shows that everything can be looked at and nothing applied. */
const expectLookOnly = async (says: RegExp): Promise<void> => {
  const before = roles();
  const startMs = performance.now();
  const store = openStore(main, profileDir);
  expect(performance.now() - startMs).toBeLessThan(START_MS);
  const { journalProblem } = await store.must('app.getStatus', {});
  expect(journalProblem).toMatch(says);
  expect(journalProblem).toMatch(/applying is off/);
  expect((await store.must('history.getJournal', {})).problem).toMatchObject({ canConfirm: false });
  const list = await store.must('member.list', { ...scope, filter: NO_FILTER, sort, offset: 0, limit: 200 });
  expect(list.all).toBeGreaterThanOrEqual(MEMBERS - 10);
  expect((await store.must('history.listEvents', { planId, offset: 0, limit: 200 })).total).toBeGreaterThan(
    10,
  );
  expect((await store.must('history.verify', {})).state).toBe('unbroken');

  const intent = { kind: 'exactly', roles: [] } as const;
  await store.must('selection.change', {
    ...scope,
    filter: NO_FILTER,
    sort,
    change: { kind: 'add-matching' },
  });
  await store.must('draft.stage', { ...scope, who: { kind: 'selection' }, intent });
  const review = await store.must('plan.review', { deploymentId: scope.deploymentId });
  const refused = await store.call('apply.start', { deploymentId: scope.deploymentId, hash: review.hash });
  expect(refused.ok ? 'started' : refused.failure.code).toBe('journal-unavailable');
  const notNow = await store.call('history.confirmJournal', {});
  expect(notNow.ok ? 'confirmed' : notNow.failure.code).toBe('not-confirmable');
  await store.close();
  expect(roles()).toBe(before);
};

describe('a start on a disk that takes nothing', () => {
  it('shows the copy and the history of a read-only disk, and applies nothing', async () => {
    if (disk === null && isRoot) return expectOffWithoutFolder();
    setReadOnly();
    await expectLookOnly(/cannot be written/);
  }, 20_000);

  it('shows them on a full disk, and is as before once there is room', async () => {
    if (disk === null) {
      note('no disk to fill here: a profile without a folder stands in for it.');
      return expectOffWithoutFolder();
    }
    disk.fill();
    await expectLookOnly(/cannot be written/);
    disk.free();
    const store = openStore(main, profileDir);
    expect((await store.must('app.getStatus', {})).journalProblem).toBeNull();
    expect((await store.must('draft.getSummary', { deploymentId: scope.deploymentId })).people).toBe(0);
    await store.close();
  }, 20_000);

  it('shows the history that a newer version wrote, and leaves its journal alone', async () => {
    const file = join(profileDir, 'store', 'journal.db');
    const raw = new BetterSqlite3(file);
    raw.exec('ALTER TABLE plan ADD COLUMN from_tomorrow TEXT');
    raw.pragma('user_version = 99');
    raw.close();
    const before = readFileSync(file);
    await expectLookOnly(/newer version/);
    expect(readFileSync(file).equals(before)).toBe(true);
  }, 20_000);
});
