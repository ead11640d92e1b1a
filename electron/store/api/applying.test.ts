import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrganizationId, PlanId, UserId } from '#shared/base/brand.ts';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { AFTER, approvePlan, BEFORE, DURING, type Planned } from '#test/kit/applied-plan.ts';
import { addMembers, addOrganization, ORGANIZATION, openProfile, userId } from '#test/kit/cache.ts';
import { createTestClock } from '#test/kit/clock.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { must } from '#test/kit/must.ts';
import { createDraft } from '../change/draft/draft.ts';
import { savePass } from '../copy/pass.ts';
import { createSelection } from '../copy/selection.ts';
import { createMemberViews } from '../copy/view.ts';
import { toChangesOf } from '../db/journal/applying.ts';
import { sql } from '../db/sql.ts';
import { createMemberHandlers } from './member.ts';

const LABS = '0b7e7a52-3f0c-4b6d-8f3e-5f0c7d1a9b12' as OrganizationId;
const PEOPLE = 9;
let profile: ReturnType<typeof openProfile>;

const copyReadAt = (asOf: string): void =>
  savePass(profile.cache.write, DEPLOYMENT, {
    ...{ asOf, since: null, members: PEOPLE, users: 'all', organizationSync: null },
  });

beforeEach(() => {
  profile = openProfile();
  const acme = addOrganization(profile.cache, { roles: ['deploy'] });
  const labs = addOrganization(profile.cache, { id: LABS });
  const site = addOrganization(profile.cache, { id: SITE_ORGANIZATION_ID });
  const everybody = Array.from({ length: PEOPLE }, (_, at) => ({ n: at + 1 }));
  addMembers(profile.cache, acme, everybody);
  addMembers(profile.cache, labs, [{ n: 1 }]);
  addMembers(profile.cache, site, everybody);
  copyReadAt(BEFORE);
});
afterEach(() => profile.dispose());

const approve = (id: string, planned: readonly Planned[]) => approvePlan(profile, id, planned);
const roleOf = (n: number): Planned => ['member-roles', ORGANIZATION, userId(n), 'deploy'];

const context = { signal: AbortSignal.abort(), rest: async () => undefined, breathe: async () => undefined };
const createAreas = () => {
  const selection = createSelection();
  const copyOf = () => profile.cache.read;
  const draft = createDraft({ journal: profile.journal, clock: createTestClock().clock });
  const overlays = { listStaged: () => new Set<UserId>(), listSelected: selection.list };
  const views = createMemberViews({ copyOf, overlays });
  const deps = { copyOf, journal: profile.journal.read, views, selection, draft };
  return { draft, ...createMemberHandlers(deps) };
};
const PAGE = { filter: NO_FILTER, sort: DEFAULT_SORT, offset: 0, limit: 50 };
const list = async (organizationId: OrganizationId) =>
  must(await createAreas()['member.list']({ deploymentId: DEPLOYMENT, organizationId, ...PAGE }, context))
    .rows;
const members = () => list(ORGANIZATION);
const users = () => list(SITE_ORGANIZATION_ID);

const find = async (organizationId: OrganizationId, n: number) =>
  must(
    await createAreas()['member.find'](
      { deploymentId: DEPLOYMENT, organizationId, userId: userId(n) },
      context,
    ),
  );
const roleFacts = async () => (await members()).map(({ applying }) => applying?.roles ?? null);

describe('the list of members while a plan is not at its end', () => {
  it('says of everybody how their change stands, and what was applied', async () => {
    const plan = approve('p1', [1, 2, 3, 4, 5, 6, 7].map(roleOf));
    plan.settle(1, 'applied', { target: ['deploy', 'theirs'] });
    plan.settle(2, 'unknown');
    plan.settle(3, 'failed', { reason: 'forbidden' });
    plan.settle(4, 'skipped', { reason: 'already' });
    plan.settle(5, 'skipped', { reason: 'conflict' });
    plan.settle(6, 'cancelled');
    plan.to('paused');
    expect(await roleFacts()).toEqual([
      { outcome: 'applied', after: ['deploy', 'theirs'], planned: null },
      { outcome: 'unknown', after: null, planned: null },
      { outcome: 'refused', after: null, planned: null },
      { outcome: 'already', after: ['deploy'], planned: null },
      { outcome: 'conflict', after: null, planned: null },
      { outcome: 'cancelled', after: null, planned: null },
      { outcome: 'waiting', after: null, planned: ['deploy'] },
      null,
      null,
    ]);
  });

  it('does so in every state of it: approved, running, paused, verifying and in review', async () => {
    const plan = approve('p1', [roleOf(1)]);
    expect((await roleFacts())[0]).toMatchObject({ outcome: 'waiting' });
    plan.settle(1, 'applied', { target: ['deploy'] });
    for (const state of ['running', 'paused', 'verifying'] as const) {
      plan.to(state);
      expect((await roleFacts())[0], state).toMatchObject({ outcome: 'applied', after: ['deploy'] });
    }
    plan.to('needs-review', AFTER);
    expect((await roleFacts())[0]).toMatchObject({ outcome: 'applied', after: ['deploy'] });
  });

  it('keeps what was applied until a copy has it, also when the plan has ended', async () => {
    const plan = approve('p1', [roleOf(1)]);
    plan.settle(1, 'applied', { target: ['deploy'] });
    plan.to('closed', DURING);
    expect((await roleFacts())[0]).toMatchObject({ outcome: 'applied' });
    copyReadAt(AFTER);
    expect((await roleFacts())[0]).toBeNull();
  });

  it('lets a copy read in the middle of a pause say what was settled before it, and only that', async () => {
    const plan = approve('p1', [1, 2, 3].map(roleOf));
    plan.settle(1, 'applied', { target: ['deploy'], when: BEFORE });
    plan.settle(2, 'unknown', { when: BEFORE });
    plan.to('paused');
    copyReadAt(DURING);
    expect((await roleFacts()).slice(0, 3).map((fact) => fact?.outcome)).toEqual([
      undefined,
      'unknown',
      'waiting',
    ]);
  });

  it('shows what the read after it found where that is something else', async () => {
    const plan = approve('p1', [1, 2].map(roleOf));
    for (const n of [1, 2]) plan.settle(n, 'applied', { target: ['deploy'] });
    plan.at(1, 'differs', DURING, { found: ['theirs'] });
    plan.at(2, 'differs', DURING, { found: null });
    plan.to('needs-review', DURING);
    plan.at(1, 'acknowledge', AFTER);
    expect((await roleFacts()).slice(0, 2)).toEqual([
      { outcome: 'different', after: ['theirs'], planned: null },
      { outcome: 'different', after: null, planned: null },
    ]);
    copyReadAt(AFTER);
    expect((await roleFacts())[0]).toBeNull();
  });

  it('has what the last plan says, on top of what the one before it applied', async () => {
    const first = approve('p1', [roleOf(1)]);
    first.settle(1, 'applied', { target: ['deploy'] });
    first.to('closed', DURING);
    approve('p2', [['member-roles', ORGANIZATION, userId(1), 'auditor']]);
    expect((await roleFacts())[0]).toEqual({
      outcome: 'waiting',
      after: ['deploy'],
      planned: ['auditor', 'deploy'],
    });
  });

  it('knows nothing of other organizations, people and deployments', async () => {
    const plan = approve('p1', [['member-roles', LABS, userId(1), 'deploy']]);
    plan.settle(1, 'applied', { target: ['deploy'] });
    expect((await roleFacts()).every((fact) => fact === null)).toBe(true);
  });

  it('tells what is staged on top of what was applied', async () => {
    const plan = approve('p1', [roleOf(1)]);
    plan.settle(1, 'applied', { target: ['deploy'] });
    const { draft, ...areas } = createAreas();
    const subject = {
      kind: 'member-roles',
      organizationId: ORGANIZATION,
      userId: userId(1),
      roleName: '',
    } as const;
    const intent = { kind: 'delta', add: [], remove: ['deploy'] } as const;
    draft.stageSubjects(DEPLOYMENT, 'Remove', [{ ...subject, intent, seen: ['deploy'] }]);
    const scope = { deploymentId: DEPLOYMENT, organizationId: ORGANIZATION, ...PAGE };
    expect(must(await areas['member.list'](scope, context)).rows[0]?.staged).toMatchObject({
      removed: ['deploy'],
    });
  });
});

describe('the list of users and a person', () => {
  const planAll = () => {
    const plan = approve('p1', [
      ['site-roles', SITE_ORGANIZATION_ID, userId(1), 'auditor'],
      ['user-status', SITE_ORGANIZATION_ID, userId(1), 'suspended'],
      ['membership', LABS, userId(2), 'member'],
      ['member-roles', LABS, userId(1), 'deploy'],
    ]);
    plan.settle(1, 'applied', { target: ['auditor'] });
    plan.settle(2, 'applied', { target: ['suspended'] });
    plan.settle(3, 'applied', { target: ['member'] });
    plan.settle(4, 'applied', { target: ['deploy'] });
    plan.to('paused');
  };

  it('has site roles, status, and organizations that somebody has joined', async () => {
    planAll();
    const [one, two, three] = (await users()).map(({ applying }) => applying);
    expect(one).toMatchObject({
      roles: { after: ['auditor'] },
      status: { after: ['suspended'] },
      memberships: [],
    });
    expect(two?.memberships).toMatchObject([
      { organizationId: LABS, fact: { outcome: 'applied', after: ['member'] } },
    ]);
    expect(three).toBeNull();
    expect((await members())[0]?.applying).toMatchObject({ roles: null, siteRoles: { after: ['auditor'] } });
  });

  it('says of a person what was done to them in their other organizations too', async () => {
    planAll();
    for (const organizationId of [ORGANIZATION, SITE_ORGANIZATION_ID]) {
      const others = (await find(organizationId, 1))?.others ?? [];
      const labs = others.find((one) => one.organizationId === LABS);
      expect(labs?.applying?.roles).toEqual({ outcome: 'applied', after: ['deploy'], planned: null });
    }
  });
});

describe('what a page costs', () => {
  it('is a look into the index for each person, however many the plan changes', () => {
    const ids = Array.from({ length: 200 }, (_, at) => userId(at + 1));
    for (const organizationIds of [[ORGANIZATION], 'all'] as const) {
      const { text, values } = toChangesOf('p1' as PlanId, { kind: 'membership', organizationIds }, ids);
      const steps = profile.journal.read.all<{ detail: string }>({
        text: `EXPLAIN QUERY PLAN ${text}`,
        values,
      });
      const details = steps.map(({ detail }) => detail);
      expect(details.join('\n')).toMatch(
        /SEARCH c USING INDEX \w+ \(plan_id=\? AND kind=\? AND organization_id=\? AND user_id=\? AND item=\?\)/,
      );
      expect(details.filter((detail) => /^SCAN (c|change|e|event)\b/.test(detail))).toEqual([]);
    }
  });
});

describe('what the filters offer', () => {
  it('is counted in slices, and anew where a newer copy came in between', async () => {
    const { write } = profile.cache;
    // Rows that lie apart, as after many refreshes.
    write.run(sql`UPDATE member SET key = key + 20000 WHERE key = (SELECT max(key) FROM member)`);
    const scope = { deploymentId: DEPLOYMENT, organizationId: ORGANIZATION };
    let breaths = 0;
    const count = (each: () => void) =>
      createAreas()['member.countFacets'](scope, {
        signal: new AbortController().signal,
        rest: async () => undefined,
        breathe: async () => {
          breaths += 1;
          each();
        },
      });
    const before = await count(() => undefined);
    expect(breaths).toBeGreaterThan(1);
    breaths = 0;
    const after = await count(() => {
      if (breaths !== 2) return;
      write.run(sql`UPDATE member SET status = 'suspended'`);
      write.run(sql`UPDATE pass SET as_of = '2099-01-01T00:00:00Z'`);
    });
    const people = before.ok ? before.value.people : 0;
    expect(after).toMatchObject({ value: { people, statuses: [{ value: 'suspended', count: people }] } });
  });
});
