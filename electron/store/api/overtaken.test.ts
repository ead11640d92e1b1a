import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrganizationId } from '#shared/base/brand.ts';
import type { Intent } from '#shared/model/intent.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { PersonKind } from '#shared/model/subject.ts';
import { AFTER, approvePlan, BEFORE, DURING, type Planned } from '#test/kit/applied-plan.ts';
import { addMembers, addOrganization, ORGANIZATION, openProfile, userId } from '#test/kit/cache.ts';
import { createTestClock } from '#test/kit/clock.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { isBehind as isCopyBehind } from '../change/apply/applying.ts';
import { createDraft } from '../change/draft/draft.ts';
import { createReviews } from '../change/plan/review.ts';
import { findAsOf, savePass } from '../copy/pass.ts';
import { createLists } from '../copy/paste/lists.ts';
import { createSelection } from '../copy/selection.ts';
import { createMemberViews } from '../copy/view.ts';
import { createDraftHandlers } from './draft.ts';

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

describe('a copy that an apply has overtaken', () => {
  const isBehind = (): boolean =>
    isCopyBehind(profile.journal.read, {
      deploymentId: DEPLOYMENT,
      asOf: findAsOf(profile.cache.read, DEPLOYMENT),
    });

  it('is behind from the first change that was applied, until a copy was begun after the last', () => {
    const plan = approve('p1', [roleOf(1), roleOf(2), roleOf(3)]);
    expect(isBehind()).toBe(false);
    plan.settle(1, 'failed', { reason: 'forbidden' });
    expect(isBehind()).toBe(false);
    plan.settle(2, 'applied', { target: ['deploy'] });
    plan.settle(3, 'unknown');
    expect(isBehind()).toBe(true);
    copyReadAt(AFTER);
    expect(isBehind()).toBe(false);
  });

  it('is not behind a plan that had ended before it was begun', () => {
    const plan = approve('p1', [roleOf(1)]);
    plan.settle(1, 'applied', { target: ['deploy'] });
    plan.to('closed', DURING);
    copyReadAt(AFTER);
    expect(isBehind()).toBe(false);
    copyReadAt(BEFORE);
    expect(isBehind()).toBe(true);
  });
});

describe('staging and reviewing after an apply that a copy does not have yet', () => {
  const DEPLOY = { kind: 'delta', add: ['deploy'], remove: [] } as const;
  const NO_DEPLOY = { kind: 'delta', add: [], remove: ['deploy'] } as const;
  const setUp = () => {
    const copyOf = () => profile.cache.read;
    const draft = createDraft({ journal: profile.journal, clock: createTestClock().clock });
    const findActor = () => null;
    const journal = profile.journal.read;
    const reviews = createReviews({ copyOf, draft, journal, findActor, monotonicMs: () => 0 });
    const selection = createSelection();
    const views = createMemberViews({
      copyOf,
      overlays: { listStaged: () => new Set(), listSelected: selection.list },
    });
    const lists = createLists({ copyOf });
    const kept = { isKept: () => true, findActor, monotonicMs: () => 0 };
    const deps = { copyOf, journal, draft, reviews, selection, views, lists, ...kept };
    const stage = (
      intent: Intent,
      kind: PersonKind = 'member-roles',
      organizationId: OrganizationId = ORGANIZATION,
    ) =>
      createDraftHandlers(deps)['draft.stage'](
        {
          ...{ deploymentId: DEPLOYMENT, organizationId, kind, intent },
          who: { kind: 'people', userIds: [userId(1)] },
        },
        context,
      );
    const changes = () =>
      reviews.getReview(DEPLOYMENT).rows.map(({ change }) => [change.base, change.target] as const);
    return { stage, changes, reviews };
  };

  it('takes away what the apply gave, and does not give it once more', async () => {
    const plan = approve('p1', [roleOf(1)]);
    plan.settle(1, 'applied', { target: ['deploy', 'theirs'] });
    plan.to('paused');
    const { stage, changes } = setUp();
    expect(await stage(DEPLOY)).toMatchObject({ value: { people: 1, changing: 0 } });
    expect(await stage(NO_DEPLOY)).toMatchObject({ value: { people: 1, changing: 1 } });
    expect(changes()).toEqual([[['deploy', 'theirs'], ['theirs']]]);
  });

  it('goes by the copy again once it has what was applied', async () => {
    const plan = approve('p1', [roleOf(1)]);
    plan.settle(1, 'applied', { target: ['deploy'] });
    plan.to('paused');
    copyReadAt(AFTER);
    expect(await setUp().stage(NO_DEPLOY)).toMatchObject({ value: { changing: 0 } });
  });

  it('takes what waits, or is not known, as not done', async () => {
    const plan = approve('p1', [roleOf(1)]);
    expect(await setUp().stage(NO_DEPLOY)).toMatchObject({ value: { changing: 0, waiting: 1 } });
    plan.settle(1, 'unknown');
    expect(await setUp().stage(NO_DEPLOY)).toMatchObject({ value: { changing: 0, waiting: 1 } });
  });

  it('does so for site roles, suspension and membership alike', async () => {
    const plan = approve('p1', [
      ['site-roles', SITE_ORGANIZATION_ID, userId(1), 'auditor'],
      ['user-status', SITE_ORGANIZATION_ID, userId(1), 'suspended'],
      ['membership', LABS, userId(2), 'member'],
    ]);
    plan.settle(1, 'applied', { target: ['auditor'] });
    plan.settle(2, 'applied', { target: ['suspended'] });
    plan.to('paused');
    const { stage, changes } = setUp();
    const no = (word: string): Intent => ({ kind: 'delta', add: [], remove: [word] });
    expect(await stage(no('auditor'), 'site-roles', SITE_ORGANIZATION_ID)).toMatchObject({
      value: { changing: 1 },
    });
    expect(await stage(no('suspended'), 'user-status', SITE_ORGANIZATION_ID)).toMatchObject({
      value: { changing: 1 },
    });
    expect(changes()).toEqual([
      [['suspended'], []],
      [['auditor'], []],
    ]);
  });

  it('says of a person in the review what they can do since, not what the copy has', async () => {
    const plan = approve('p1', [roleOf(1)]);
    plan.settle(1, 'applied', { target: ['deploy'] });
    const { stage, reviews } = setUp();
    await stage(NO_DEPLOY);
    const found = reviews.getCompiled(DEPLOYMENT).findStanding(ORGANIZATION, userId(1));
    expect(found?.roles).toEqual(['deploy']);
  });
});
