import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrganizationId } from '#shared/base/brand.ts';
import { readText } from '#shared/core/people/paste/read-text.ts';
import { userIdOf } from '#shared/core/plan/subject.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { MEMBER, SUSPENDED } from '#shared/model/subject.ts';
import { addMembers, addOrganization, ORGANIZATION, openProfile, userId } from '#test/kit/cache.ts';
import { createTestClock } from '#test/kit/clock.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { createDraft } from '../change/draft/draft.ts';
import { createReviews } from '../change/plan/review.ts';
import { listKeys } from '../copy/member.ts';
import { findOrganizationKey } from '../copy/organization.ts';
import { createLists } from '../copy/paste/lists.ts';
import { createSelection } from '../copy/selection.ts';
import { toView } from '../copy/view.ts';
import { sql } from '../db/sql.ts';
import { createDraftHandlers } from './draft.ts';

const LABS = '0b7e7a52-3f0c-4b6d-8f3e-5f0c7d1a9b12' as OrganizationId;
const context = {
  signal: new AbortController().signal,
  rest: async () => undefined,
  breathe: async () => undefined,
};
let profile: ReturnType<typeof openProfile>;

beforeEach(() => {
  profile = openProfile();
  const acme = addOrganization(profile.cache, { roles: ['deploy'] });
  addOrganization(profile.cache, { id: LABS });
  const site = addOrganization(profile.cache, { id: SITE_ORGANIZATION_ID });
  for (const key of [acme, site]) addMembers(profile.cache, key, [{ n: 1 }, { n: 2 }]);
});
afterEach(() => profile.dispose());

const setUp = ({ monotonicMs = (): number => 0 } = {}) => {
  let isKept = true;
  const copyOf = () => profile.cache.read;
  const selection = createSelection();
  const lists = createLists({ copyOf });
  const draft = createDraft({ journal: profile.journal, clock: createTestClock().clock });
  const findActor = () => null;
  const handlers = createDraftHandlers({
    copyOf,
    journal: profile.journal.read,
    draft,
    reviews: createReviews({ copyOf, draft, journal: profile.journal.read, findActor, monotonicMs: () => 0 }),
    selection,
    lists,
    isKept: () => isKept,
    findActor,
    monotonicMs,
  });
  const select = (organizationId: OrganizationId, ...people: readonly number[]): void => {
    const scope = { deploymentId: DEPLOYMENT, organizationId };
    selection.change(scope, toView([]), {
      kind: 'only',
      keys: listKeys(profile.cache.read, scope, people.map(userId)),
    });
  };
  const list = () =>
    draft
      .listStaged(DEPLOYMENT)
      .map((staged) => `${staged.kind} ${staged.organizationId} ${userIdOf(staged)}`);
  const remove = (): void => {
    isKept = false;
  };
  return { handlers, lists, select, list, draft, remove };
};
const add = (word: string) => ({ kind: 'delta' as const, add: [word], remove: [] });

describe('staging for the selection of one list in another organization', () => {
  it('takes those selected there, and gives the roles in the same step', async () => {
    const { handlers, select, list } = setUp();
    select(SITE_ORGANIZATION_ID, 1);
    select(ORGANIZATION, 2);
    const staged = await handlers['draft.stage'](
      {
        deploymentId: DEPLOYMENT,
        organizationId: LABS,
        selectionOf: SITE_ORGANIZATION_ID,
        kind: 'membership',
        who: { kind: 'selection' },
        intent: add(MEMBER),
        withRoles: ['deploy'],
      },
      context,
    );
    expect(staged).toMatchObject({ ok: true });
    expect(list()).toEqual([`membership ${LABS} ${userId(1)}`, `member-roles ${LABS} ${userId(1)}`]);
    await handlers['draft.undo']({ deploymentId: DEPLOYMENT }, context);
    expect(list()).toEqual([]);
  });
});

describe('staging for a pasted list', () => {
  type Kind = 'membership' | 'member-roles';
  const stage = async (
    kind: Kind,
    word: string,
    { pasteId = 'p1', besides = [] as readonly number[] } = {},
  ) => {
    const { handlers, lists, list } = setUp();
    addMembers(profile.cache, profile.cache.read.column<number>(sql`SELECT key FROM organization`)[2] ?? 0, [
      { n: 3, username: 'outside' },
    ]);
    const scope = { deploymentId: DEPLOYMENT, organizationId: ORGANIZATION };
    lists.put(scope, 'p1', { at: 0, pieces: [`${userId(1)}\noutside`], isLast: true }, readText);
    const staged = await handlers['draft.stage'](
      { ...scope, kind, who: { kind: 'list', pasteId, besides: besides.map(userId) }, intent: add(word) },
      context,
    );
    return { staged, list: list() };
  };

  it('brings in those who are not members', async () => {
    expect((await stage('membership', MEMBER)).list).toEqual([`membership ${ORGANIZATION} ${userId(3)}`]);
  });

  it('brings in whoever was picked besides, and everybody once', async () => {
    expect((await stage('membership', MEMBER, { besides: [4, 3] })).list).toEqual([
      `membership ${ORGANIZATION} ${userId(3)}`,
      `membership ${ORGANIZATION} ${userId(4)}`,
    ]);
  });

  it('gives roles to those who are members', async () => {
    expect((await stage('member-roles', 'deploy')).list).toEqual([
      `member-roles ${ORGANIZATION} ${userId(1)}`,
    ]);
  });

  it('stages nothing for a list that is gone', async () => {
    const { staged, list } = await stage('member-roles', 'deploy', { pasteId: 'p2' });
    expect(staged).toMatchObject({ failure: { code: 'paste-gone' } });
    expect(list).toEqual([]);
  });
});

describe('discarding what is staged for people', () => {
  const stageAll = async () => {
    const rig = setUp();
    const who = { kind: 'people' as const, userIds: [userId(1), userId(2)] };
    const base = { deploymentId: DEPLOYMENT, organizationId: ORGANIZATION, who };
    await rig.handlers['draft.stage']({ ...base, kind: 'member-roles', intent: add('deploy') }, context);
    await rig.handlers['draft.stage']({ ...base, kind: 'user-status', intent: add(SUSPENDED) }, context);
    await rig.handlers['draft.stage'](
      { ...base, organizationId: LABS, kind: 'membership', intent: add(MEMBER) },
      context,
    );
    return rig;
  };
  const discard = async (organizationId: OrganizationId) => {
    const { handlers, list } = await stageAll();
    const who = { kind: 'people' as const, userIds: [userId(1)] };
    await handlers['draft.discard']({ deploymentId: DEPLOYMENT, organizationId, who }, context);
    return list().filter((line) => line.endsWith(userId(1)));
  };

  it('takes out what a list of members marks: its own changes and those on the site', async () => {
    expect(await discard(ORGANIZATION)).toEqual([`membership ${LABS} ${userId(1)}`]);
  });

  it('takes out everything where the list of users marks it', async () => {
    expect(await discard(SITE_ORGANIZATION_ID)).toEqual([]);
  });
});

describe('discarding what is staged for the selection', () => {
  // More than one message takes.
  const MANY = 4_001;
  const scope = { deploymentId: DEPLOYMENT, organizationId: LABS };
  const who = { kind: 'selection' as const };
  const people = Array.from({ length: MANY }, (_, n) => n + 1);
  const stageForAll = async () => {
    const rig = setUp();
    const labs = findOrganizationKey(profile.cache.read, scope) ?? 0;
    addMembers(
      profile.cache,
      labs,
      people.map((n) => ({ n })),
    );
    rig.select(LABS, ...people);
    await rig.handlers['draft.stage'](
      { ...scope, who, kind: 'member-roles', intent: add('deploy') },
      context,
    );
    await rig.handlers['draft.stage'](
      { ...scope, who, kind: 'user-status', intent: add(SUSPENDED) },
      context,
    );
    return rig;
  };

  it('takes out everybody selected, however many, and says for how many', async () => {
    const { handlers, select, list } = await stageForAll();
    select(LABS, ...people.slice(1));
    expect(await handlers['draft.discard']({ ...scope, who }, context)).toMatchObject({
      ok: true,
      value: { discarded: MANY - 1 },
    });
    expect(list()).toEqual([
      `member-roles ${LABS} ${userId(1)}`,
      `user-status ${SITE_ORGANIZATION_ID} ${userId(1)}`,
    ]);
    await handlers['draft.undo']({ deploymentId: DEPLOYMENT }, context);
    expect(list()).toHaveLength(2 * MANY);
  });

  it('takes out nothing where nobody is selected, or no list is named', async () => {
    const { handlers, select, list } = await stageForAll();
    expect(await handlers['draft.discard']({ ...scope, organizationId: null, who }, context)).toMatchObject({
      value: { discarded: 0 },
    });
    select(LABS);
    expect(await handlers['draft.discard']({ ...scope, who }, context)).toMatchObject({
      value: { discarded: 0 },
    });
    expect(list()).toHaveLength(2 * MANY);
  });
});

describe('staging and discarding for thousands of people', () => {
  const MANY = 1_500;
  const people = Array.from({ length: MANY }, (_, n) => n + 1);
  const scope = { deploymentId: DEPLOYMENT, organizationId: LABS };
  const who = { kind: 'selection' as const };
  const stageAll = { ...scope, who, kind: 'member-roles', intent: add('deploy') } as const;

  /** A rig in which others have their turn after each slice: `each` is what they do. */
  const setUpMany = (each: (at: number) => void) => {
    let nowMs = 0;
    let at = 0;
    const monotonicMs = (): number => {
      nowMs += 1_000;
      return nowMs;
    };
    const rig = setUp({ monotonicMs });
    const labs = findOrganizationKey(profile.cache.read, scope) ?? 0;
    addMembers(
      profile.cache,
      labs,
      people.map((n) => ({ n })),
    );
    rig.select(LABS, ...people);
    const breathe = async (): Promise<void> => {
      at += 1;
      each(at);
    };
    const turn = { ...context, breathe };
    return { ...rig, turn };
  };
  const countKept = () =>
    profile.journal.read.get<{ n: number }>(sql`SELECT count(*) AS n FROM draft_person`)?.n ?? 0;

  it('lets others have their turn, and they see nothing of it before all of it', async () => {
    const seen: number[] = [];
    const rig = setUpMany(() => seen.push(rig.list().length + countKept()));
    expect(await rig.handlers['draft.stage'](stageAll, rig.turn)).toMatchObject({
      value: { people: MANY, changing: MANY },
    });
    expect(seen.length).toBeGreaterThan(5);
    expect(seen.every((n) => n === 0)).toBe(true);
    expect([rig.list().length, countKept()]).toEqual([MANY, MANY]);
    const before = seen.length;
    await rig.handlers['draft.discard']({ ...scope, who }, rig.turn);
    expect(seen.slice(before, -1).every((n) => n === 2 * MANY)).toBe(true);
    expect(rig.list()).toEqual([]);
    // What was put aside for it is gone.
    expect(profile.journal.write.all(sql`SELECT name FROM temp.sqlite_schema`)).toEqual([]);
  });

  it('begins anew where the draft changed in between', async () => {
    let breaths = 0;
    let when = 0;
    const rig = setUpMany(() => {
      breaths += 1;
      if (breaths !== when) return;
      rig.draft.stage({
        ...scope,
        people: [{ userId: userId(1), roles: [] }],
        intent: add('deploy'),
        label: 'by another window',
      });
    });
    await rig.handlers['draft.stage'](stageAll, rig.turn);
    rig.draft.undo(DEPLOYMENT);
    // The last chance: right before all of it is staged.
    when = breaths;
    breaths = 0;
    expect(await rig.handlers['draft.stage'](stageAll, rig.turn)).toMatchObject({
      value: { people: MANY, changing: MANY - 1 },
    });
    expect(rig.draft.listSteps(DEPLOYMENT)).toHaveLength(2);
    expect(rig.list()).toHaveLength(MANY);
  });

  it('begins anew where a newer copy came in between', async () => {
    const rig = setUpMany((at) => {
      if (at !== 4) return;
      profile.cache.write.run(sql`UPDATE member SET roles = '["deploy"]' WHERE user_id = ${userId(1)}`);
      profile.cache.write.run(
        sql`INSERT INTO pass (deployment_id, as_of, members) VALUES (${DEPLOYMENT}, '2026-06-01T00:00:00Z', 0)`,
      );
    });
    expect(await rig.handlers['draft.stage'](stageAll, rig.turn)).toMatchObject({
      value: { people: MANY, changing: MANY - 1 },
    });
  });

  it('stages nothing for a deployment that is removed in between', async () => {
    const rig = setUpMany((at) => {
      if (at === 4) rig.remove();
    });
    expect(await rig.handlers['draft.stage'](stageAll, rig.turn)).toMatchObject({ ok: false });
    expect([rig.list().length, countKept()]).toEqual([0, 0]);
  });

  it('takes back what was being staged when an undo was asked for, not what was staged before it', async () => {
    const rig = setUpMany(() => undefined);
    const first = { ...stageAll, who: { kind: 'people' as const, userIds: [userId(1)] } };
    await rig.handlers['draft.stage'](first, rig.turn);
    const staging = rig.handlers['draft.stage'](stageAll, rig.turn);
    const undoing = rig.handlers['draft.undo']({ deploymentId: DEPLOYMENT }, rig.turn);
    await Promise.all([staging, undoing]);
    expect(rig.list()).toEqual([`member-roles ${LABS} ${userId(1)}`]);
  });

  const toLines = (draft: Pick<ReturnType<typeof createDraft>, 'listStaged'>) =>
    draft
      .listStaged(DEPLOYMENT)
      .map((staged) => JSON.stringify(staged))
      .toSorted();
  /** What a program that is killed at this moment finds at its next start. */
  const readAnew = () => createDraft({ journal: profile.journal, clock: createTestClock().clock });

  it('takes it back and does it again in slices, and a kill between two of them leaves the one or the other', async () => {
    const seen: unknown[] = [];
    let isWatched = false;
    const rig = setUpMany(() => {
      if (isWatched) seen.push([rig.list().length, readAnew().listStaged(DEPLOYMENT).length]);
    });
    const first = { ...stageAll, who: { kind: 'people' as const, userIds: [userId(1)] } };
    await rig.handlers['draft.stage'](first, rig.turn);
    await rig.handlers['draft.stage'](stageAll, rig.turn);
    const whole = toLines(rig.draft);
    for (const [name, before, after] of [
      ['draft.undo', MANY, 1],
      ['draft.redo', 1, MANY],
    ] as const) {
      seen.length = 0;
      isWatched = true;
      await rig.handlers[name]({ deploymentId: DEPLOYMENT }, rig.turn);
      isWatched = false;
      const told = seen.map((one) => JSON.stringify(one));
      const isBefore = told.map((one) => one === JSON.stringify([before, before]));
      expect(isBefore.filter(Boolean).length).toBeGreaterThan(3);
      // Once it is done it is so for everybody, and what follows is the summary.
      expect(told.slice(isBefore.lastIndexOf(true) + 1)).toEqual(
        told.slice(isBefore.lastIndexOf(true) + 1).map(() => JSON.stringify([after, after])),
      );
      expect(toLines(readAnew())).toEqual(toLines(rig.draft));
    }
    expect(toLines(rig.draft)).toEqual(whole);
  });

  it.each(['draft.undo', 'draft.redo'] as const)(
    'begins a %s anew where the draft changed in between',
    async (name) => {
      let left = 0;
      const rig = setUpMany(() => {
        left -= 1;
        if (left !== 0) return;
        const people = [{ userId: userId(1), roles: [] }];
        rig.draft.stage({ ...scope, people, intent: add('other'), label: 'by another window' });
      });
      await rig.handlers['draft.stage'](stageAll, rig.turn);
      if (name === 'draft.redo') await rig.handlers['draft.undo']({ deploymentId: DEPLOYMENT }, rig.turn);
      left = 2;
      const done = await rig.handlers[name]({ deploymentId: DEPLOYMENT }, rig.turn);
      // The last step is another one by now; and after that there is nothing to do again.
      expect(done.ok ? null : done.failure.code).toBe(name === 'draft.undo' ? null : 'nothing-to-redo');
      expect(rig.list()).toHaveLength(name === 'draft.undo' ? MANY : 1);
      expect(toLines(readAnew())).toEqual(toLines(rig.draft));
    },
  );

  it('is read again after a restart as it was staged', async () => {
    const rig = setUpMany(() => undefined);
    await rig.handlers['draft.stage'](stageAll, rig.turn);
    expect(toLines(readAnew())).toEqual(toLines(rig.draft));
  });
});
