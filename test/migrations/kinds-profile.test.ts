import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toCopyFile } from '#electron/store/db/cache.ts';
import { setKey } from '#electron/store/db/cipher.ts';
import { HAS_CIPHER, TEST_KEY } from '#electron/store/db/testing/copy.ts';
import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import { CHANGE_KINDS, NO_USER_ID } from '#shared/model/subject.ts';
import { createFakeMain, openStore } from '#test/kit/store.ts';

/**
 * What an earlier version left, as its README says: a draft with every kind of change, a plan in every state, applied
 * plans, two plan files, and `told.json`, all that this version said of them.
 */
const FIXTURE = join(import.meta.dirname, 'kinds-profile');
const ID = '2895c3e1-85b5-4fbd-b4e3-17082c951362' as DeploymentId;
/** Has ended, did every kind of change, and was not taken back. */
const DONE = 'a193f77d-1f58-4bd1-9fab-b0670f032937' as PlanId;

const readFixture = (name: string): string => readFileSync(join(FIXTURE, name), 'utf8');
/** A subject as that version told it, which had all ids of every kind: those that are not of its kind were empty. */
const withOwnIds = (_: string, told: unknown): unknown => {
  if (typeof told !== 'object' || told === null || !('kind' in told)) return told;
  if (!CHANGE_KINDS.some((kind) => kind === told.kind) || !('userId' in told)) return told;
  return Object.fromEntries(
    Object.entries(told).filter(([key, id]) =>
      key === 'roleName' ? id !== '' : key !== 'userId' || id !== NO_USER_ID,
    ),
  );
};
/** What the version that wrote it said, part by part. */
const told = new Map<string, unknown>(Object.entries(JSON.parse(readFixture('told.json'), withOwnIds)));

type Store = ReturnType<typeof openStore>;
let dir = '';
let main: ReturnType<typeof createFakeMain>;
let store: Store;

const restore = (file: string, sql: string, key: string | null): void => {
  mkdirSync(dirname(file), { recursive: true });
  const db = new BetterSqlite3(file);
  if (key !== null) setKey(db, key);
  db.exec(`BEGIN;\n${sql}COMMIT;`);
  db.close();
};

/** After all that is in it: on a machine whose clock is behind, its copy would be one of the future. */
const WRITTEN_MS = Date.parse('2026-11-30T12:00:00Z');

beforeEach(() => {
  const now = Date.now.bind(Date);
  vi.spyOn(Date, 'now').mockImplementation(() => Math.max(now(), WRITTEN_MS));
  dir = mkdtempSync(join(tmpdir(), 'rollcall-kinds-'));
  restore(join(dir, 'store', 'journal.db'), readFixture('journal.dump'), null);
  restore(toCopyFile(dir, ID), readFixture('copy.dump'), HAS_CIPHER ? TEST_KEY : null);
  main = createFakeMain();
  main.secrets.set(`copy-${ID}`, TEST_KEY);
  store = openStore(main, dir);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

const page = { offset: 0, limit: 200 };

/** What is staged, subject by subject, and what a review says of it. */
const tellDraft = async () => {
  const deploymentId = ID;
  const { hash, shapes, issues, rebase, guards, unchanged, reach } = await store.must('plan.review', {
    deploymentId,
  });
  const people = { deploymentId, shapeId: null, verdict: null, ...page };
  return {
    summary: await store.must('draft.getSummary', { deploymentId }),
    review: { hash, shapes, issues, rebase, guards, unchanged, reach },
    people: await store.must('plan.listPeople', people),
  };
};

const tellPlan = async (planId: PlanId) => {
  const { rows } = await store.must('history.listEvents', { planId, ...page });
  return {
    plan: await store.must('history.getPlan', { planId }),
    changes: await store.must('apply.listChanges', { planId, outcome: null, ...page }),
    events: rows.map(({ at: _at, ...event }) => event),
  };
};

const tellHistory = async () => {
  const plans = await store.must('history.listPlans', { deploymentId: ID, filter: 'all', ...page });
  return {
    plans,
    each: await Promise.all(plans.rows.map(({ planId }) => tellPlan(planId))),
    chain: (await store.must('history.verify', {})).state,
  };
};

const discardAll = () =>
  store.must('draft.discard', { deploymentId: ID, organizationId: null, who: { kind: 'everybody' } });

const tellUndo = async () => {
  await discardAll();
  return {
    undone: await store.must('apply.undo', { planId: DONE }),
    staged: await store.must('history.getStagedUndo', { deploymentId: ID }),
    draft: await tellDraft(),
  };
};

const tellFile = async (fileName: string) => {
  main.state.picks = { fileName, content: readFixture(fileName) };
  const opened = await store.must('plan.open', { file: 'choose', ifStaged: 'discard' });
  const { summary, ...draft } = await tellDraft();
  return { opened, draft, kinds: summary.kinds };
};

describe.runIf(HAS_CIPHER)('a profile that an earlier version left, with every kind of change', () => {
  it('has its draft: every subject, its words and texts, and the hash of its review', async () => {
    expect(await tellDraft()).toEqual(told.get('draft'));
    await store.must('draft.redo', { deploymentId: ID });
    expect(await tellDraft()).toEqual(told.get('redone'));
  });

  it('has its history: every plan in its state, with its changes, events and an unbroken chain', async () => {
    expect(await tellHistory()).toEqual(told.get('history'));
  });

  it('can have a finished plan undone', async () => {
    expect(await tellUndo()).toEqual(told.get('undo'));
  });

  it.each(['plan', 'undo'])('opens the %s that was saved as a file', async (name) => {
    const file = await tellFile(`${name}.json`);
    expect(file).toEqual(told.get(`${name}.json`));
  });

  it('saves its draft as a file of the same words', async () => {
    const { hash } = await store.must('plan.review', { deploymentId: ID });
    await store.must('plan.export', { deploymentId: ID, hash, note: 'CHG-1: every kind' });
    const saved = main.files.find(({ name }) => name.endsWith('.json'));
    const toIntents = (text: string): unknown => JSON.parse(text).content.intents;
    expect(toIntents(saved?.content ?? '{}')).toEqual(toIntents(readFixture('plan.json')));
  });
});
