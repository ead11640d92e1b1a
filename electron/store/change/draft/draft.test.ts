import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '#electron/store/db/sql.ts';
import { runWhole, type Slices } from '#shared/base/slices.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import { ORGANIZATION, openProfile, userId } from '#test/kit/cache.ts';
import { createTestClock } from '#test/kit/clock.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { createDraft } from './draft.ts';

let profile: ReturnType<typeof openProfile>;
beforeEach(() => {
  profile = openProfile();
});
afterEach(() => profile.dispose());

const create = () => createDraft({ journal: profile.journal, clock: createTestClock().clock });
const add = (...roles: string[]) => ({ kind: 'delta', add: roles, remove: [] }) as const;
const remove = (...roles: string[]) => ({ kind: 'delta', add: [], remove: roles }) as const;
const on = { deploymentId: DEPLOYMENT, organizationId: ORGANIZATION };
const people = (...ns: number[]) => ns.map((n) => ({ userId: userId(n), roles: ['old'] }));

const intentOf = (draft: ReturnType<typeof create>, n: number) =>
  draft.findStaged(DEPLOYMENT, personSubject('member-roles', ORGANIZATION, userId(n)))?.intent ?? null;

describe('draft', () => {
  it('folds what was staged for a person, later word first', () => {
    const draft = create();
    draft.stage({ ...on, people: people(1, 2), intent: add('a', 'b'), label: 'one' });
    draft.stage({ ...on, people: people(2), intent: remove('b'), label: 'two' });
    expect(intentOf(draft, 1)).toEqual(add('a', 'b'));
    expect(intentOf(draft, 2)).toEqual({ kind: 'delta', add: ['a'], remove: ['b'] });
  });

  it('undoes and redoes without limit, and a new step ends the chance to redo', () => {
    const draft = create();
    for (const role of ['a', 'b', 'c'])
      draft.stage({ ...on, people: people(1), intent: add(role), label: role });
    draft.undo(DEPLOYMENT);
    draft.undo(DEPLOYMENT);
    expect(intentOf(draft, 1)).toEqual(add('a'));
    expect(draft.findRedo(DEPLOYMENT)?.label).toBe('b');
    draft.redo(DEPLOYMENT);
    expect(intentOf(draft, 1)).toEqual(add('a', 'b'));
    draft.stage({ ...on, people: people(1), intent: add('d'), label: 'd' });
    expect(draft.redo(DEPLOYMENT)).toMatchObject({ ok: false, failure: { code: 'nothing-to-redo' } });
    for (let n = 0; n < 3; n++) draft.undo(DEPLOYMENT);
    expect(intentOf(draft, 1)).toBeNull();
    expect(draft.undo(DEPLOYMENT)).toMatchObject({ ok: false, failure: { code: 'nothing-to-undo' } });
  });

  it('is the same after a restart, undone steps included', () => {
    const before = create();
    before.stage({ ...on, people: people(1), intent: add('a'), label: 'a' });
    before.stage({ ...on, people: people(1), intent: add('b'), label: 'b' });
    before.undo(DEPLOYMENT);
    const after = create();
    expect(intentOf(after, 1)).toEqual(add('a'));
    after.redo(DEPLOYMENT);
    expect(intentOf(after, 1)).toEqual(add('a', 'b'));
  });

  it('takes people out as a step that can be undone, and forgets what they had before it', () => {
    const draft = create();
    draft.stage({ ...on, people: people(1, 2), intent: add('a'), label: 'a' });
    draft.discard(DEPLOYMENT, 'out', draft.listStaged(DEPLOYMENT));
    expect(draft.listStaged(DEPLOYMENT)).toEqual([]);
    draft.stage({ ...on, people: people(1), intent: add('z'), label: 'z' });
    expect(intentOf(draft, 1)).toEqual(add('z'));
    draft.undo(DEPLOYMENT);
    draft.undo(DEPLOYMENT);
    expect(intentOf(draft, 1)).toEqual(add('a'));
  });

  it('says how many would change, and keeps no step when nobody would', () => {
    const draft = create();
    expect(draft.stage({ ...on, people: people(1), intent: add('old'), label: 'x' })).toEqual({
      ok: true,
      value: { people: 1, changing: 0, waiting: 0 },
    });
    expect(draft.listSteps(DEPLOYMENT)).toEqual([]);
    draft.stage({ ...on, people: people(1), intent: add('new'), label: 'x' });
    expect(draft.stage({ ...on, people: people(1, 2), intent: add('new'), label: 'y' })).toMatchObject({
      value: { people: 2, changing: 1, waiting: 0 },
    });
  });

  it('refuses nobody and nothing', () => {
    const draft = create();
    expect(draft.stage({ ...on, people: [], intent: add('a'), label: 'x' })).toMatchObject({
      failure: { code: 'nobody-selected' },
    });
    expect(draft.stage({ ...on, people: people(1), intent: add(), label: 'x' })).toMatchObject({
      failure: { code: 'empty-intent' },
    });
  });

  const at = (n: number) => personSubject('member-roles', ORGANIZATION, userId(n));

  it('keeps the base of the first step, so that what others did since then is noticed', () => {
    const draft = create();
    draft.stage({ ...on, people: people(1), intent: add('a'), label: 'one' });
    draft.stage({ ...on, people: [{ userId: userId(1), roles: ['moved'] }], intent: add('b'), label: 'two' });
    expect(draft.findStaged(DEPLOYMENT, at(1))?.base).toEqual(['old']);
    draft.undo(DEPLOYMENT);
    draft.undo(DEPLOYMENT);
    draft.redo(DEPLOYMENT);
    expect(draft.findStaged(DEPLOYMENT, at(1))?.base).toEqual(['old']);
  });

  it('takes the base of a step that settled a conflict, until that is undone, and after a restart too', () => {
    const draft = create();
    draft.stage({ ...on, people: people(1), intent: add('a'), label: 'one' });
    const settled = { ...at(1), intent: add('a'), base: ['theirs'], rebased: true };
    draft.stageEach(DEPLOYMENT, 'settled', null, [settled]);
    draft.stage({ ...on, people: people(1), intent: add('c'), label: 'three' });
    expect(draft.findStaged(DEPLOYMENT, at(1))?.base).toEqual(['theirs']);
    expect(create().findStaged(DEPLOYMENT, at(1))?.base).toEqual(['theirs']);
    draft.undo(DEPLOYMENT);
    draft.undo(DEPLOYMENT);
    expect(draft.findStaged(DEPLOYMENT, at(1))?.base).toEqual(['old']);
  });

  it('keeps every kind of one person apart', () => {
    const draft = create();
    draft.stage({ ...on, people: people(1), intent: add('a'), label: 'roles' });
    draft.stage({ ...on, kind: 'site-roles', people: people(1), intent: add('a'), label: 'site' });
    const inside = [{ userId: userId(1), roles: ['member'] }];
    draft.stage({ ...on, kind: 'membership', people: inside, intent: remove('member'), label: 'out' });
    draft.stageSubjects(DEPLOYMENT, 'role', [
      { ...roleSubject(ORGANIZATION, 'r1'), intent: { kind: 'exactly', roles: ['exists'] }, seen: [] },
      { ...roleSubject(ORGANIZATION, 'r2'), intent: { kind: 'exactly', roles: ['exists'] }, seen: [] },
    ]);
    expect(draft.listStaged(DEPLOYMENT)).toHaveLength(5);
    expect([...draft.listPeople(DEPLOYMENT, ORGANIZATION).keys()]).toEqual([userId(1)]);
    draft.discard(DEPLOYMENT, 'out', [{ ...at(1), intent: add('a'), base: [] }]);
    expect(draft.findStaged(DEPLOYMENT, at(1))).toBeNull();
    expect(draft.listStaged(DEPLOYMENT)).toHaveLength(4);
  });
});

describe('a draft that is full', () => {
  const createSmall = (limits: { readonly steps: number; readonly weight: number }) =>
    createDraft({ journal: profile.journal, clock: createTestClock().clock, limits });
  const FULL = { ok: false, failure: { code: 'draft-full' } };
  const one = (n: number, role: string) => ({
    ...{ ...on, people: people(n), intent: add(role), label: role },
  });

  it('takes no more steps, says what to do, and takes them again when some were undone', () => {
    const draft = createSmall({ steps: 3, weight: 1_000 });
    for (const role of ['a', 'b', 'c']) expect(draft.stage(one(1, role))).toMatchObject({ ok: true });
    const refused = draft.stage(one(1, 'd'));
    expect(refused).toMatchObject(FULL);
    expect(refused.ok ? '' : refused.failure.message).toContain('Apply or discard what is staged');
    expect(intentOf(draft, 1)).toEqual(add('a', 'b', 'c'));
    expect(draft.stageEach(DEPLOYMENT, 'more', null, [])).toMatchObject(FULL);
    draft.undo(DEPLOYMENT);
    expect(draft.stage(one(1, 'd'))).toMatchObject({ ok: true });
    expect(draft.listSteps(DEPLOYMENT)).toHaveLength(3);
  });

  it('is counted by people and words, so that one step of long lists fills it as well', () => {
    const draft = createSmall({ steps: 100, weight: 30 });
    const many = Array.from({ length: 9 }, (_, n) => `role-${n}`);
    // A person, nine words and a base of one: 11 each.
    expect(
      draft.stage({ ...on, people: people(1, 2, 3), intent: add(...many), label: 'long' }),
    ).toMatchObject(FULL);
    expect(draft.listSteps(DEPLOYMENT)).toEqual([]);
    expect(draft.stage({ ...on, people: people(1, 2), intent: add(...many), label: 'long' })).toMatchObject({
      ok: true,
    });
    expect(draft.stage({ ...on, people: people(3), intent: add(...many), label: 'long' })).toMatchObject(
      FULL,
    );
    // The same after a restart.
    const after = createSmall({ steps: 100, weight: 30 });
    expect(after.stage({ ...on, people: people(3), intent: add(...many), label: 'long' })).toMatchObject(
      FULL,
    );
    after.undo(DEPLOYMENT);
    expect(after.stage({ ...on, people: people(3), intent: add(...many), label: 'long' })).toMatchObject({
      ok: true,
    });
  });

  it('can always be discarded, and is empty then: the way back is what makes room', () => {
    const draft = createSmall({ steps: 2, weight: 1_000 });
    draft.stage(one(1, 'a'));
    draft.stage(one(2, 'b'));
    draft.discard(DEPLOYMENT, 'Discard', draft.listStaged(DEPLOYMENT));
    expect(draft.listStaged(DEPLOYMENT)).toEqual([]);
    expect(draft.stage(one(1, 'c'))).toMatchObject({ ok: true });
    expect(draft.listSteps(DEPLOYMENT).map(({ label }) => label)).toEqual(['c']);
  });
});

describe('what no draft holds any more', () => {
  const MANY = 1_200;
  const everybody = people(...Array.from({ length: MANY }, (_, n) => n + 1));
  const countKept = () =>
    profile.journal.read.get<{ n: number }>(sql`SELECT count(*) AS n FROM draft_person`)?.n ?? 0;
  const stageAll = (draft: ReturnType<typeof create>, role: string) =>
    draft.stage({ ...on, people: everybody, intent: add(role), label: role });

  /** A draft whose work for later is done when it is asked for. */
  const createLazy = () => {
    const waiting: Slices<void>[] = [];
    const later = (work: Slices<void>): void => void waiting.push(work);
    const draft = createDraft({ journal: profile.journal, clock: createTestClock().clock, later });
    return { draft, waiting, runAll: () => waiting.splice(0).map((work) => runWhole(work)) };
  };

  it('is not found from that moment on, and leaves the journal in slices', () => {
    const { draft, waiting, runAll } = createLazy();
    stageAll(draft, 'a');
    runAll();
    draft.clear(DEPLOYMENT);
    expect([draft.listSteps(DEPLOYMENT), draft.listStaged(DEPLOYMENT), countKept()]).toEqual([[], [], MANY]);
    stageAll(draft, 'b');
    let slices = 0;
    for (const work of waiting.splice(0)) for (; work.next().done !== true; slices += 1);
    expect(slices).toBeGreaterThan(3);
    expect(countKept()).toBe(MANY);
    expect(intentOf(draft, MANY)).toEqual(add('b'));
  });

  it('is what was undone before a new step, too', () => {
    const { draft, runAll } = createLazy();
    stageAll(draft, 'a');
    draft.undo(DEPLOYMENT);
    draft.stage({ ...on, people: people(1), intent: add('b'), label: 'b' });
    expect([draft.findRedo(DEPLOYMENT), countKept()]).toEqual([null, MANY + 1]);
    runAll();
    expect(countKept()).toBe(1);
  });

  it('goes at the next start where the program was killed in between', () => {
    const { draft, waiting } = createLazy();
    stageAll(draft, 'a');
    draft.clear(DEPLOYMENT);
    waiting.at(-1)?.next();
    expect(countKept()).toBeGreaterThan(0);
    expect(create().listSteps(DEPLOYMENT)).toEqual([]);
    expect(countKept()).toBe(0);
  });

  it('stays for the time being on a disk that takes nothing, and stops nobody', () => {
    const { draft } = createLazy();
    stageAll(draft, 'a');
    draft.clear(DEPLOYMENT);
    const { write } = profile.journal;
    const refuse = (): never => {
      throw new Error('database or disk is full');
    };
    const full = { ...profile.journal, write: { ...write, run: refuse, prepare: () => refuse } };
    const again = createDraft({ journal: full, clock: createTestClock().clock });
    expect(again.listStaged(DEPLOYMENT)).toEqual([]);
    expect(countKept()).toBe(MANY);
  });
});
