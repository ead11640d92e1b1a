import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrganizationId } from '#shared/base/brand.ts';
import { runWhole } from '#shared/base/slices.ts';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import { TOKEN_KINDS } from '#shared/model/subject.ts';
import { addMembers, addOrganization, ORGANIZATION, openProfile, userId } from '#test/kit/cache.ts';
import { createTestClock } from '#test/kit/clock.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { createDraft } from '../draft/draft.ts';
import { findApproval } from './approval.ts';
import { countVerdicts, listIssues, listPeople } from './describe-review.ts';
import { readPowers } from './powers.ts';
import { createReviews } from './review.ts';

const OTHER = 'b0000000-0000-4000-8000-000000000077' as OrganizationId;
let profile: ReturnType<typeof openProfile>;
let organization = 0;
beforeEach(() => {
  profile = openProfile();
  organization = addOrganization(profile.cache, {
    roles: ['deploy', 'organization-admin', 'locked'],
    notAssignable: ['locked'],
  });
  addMembers(profile.cache, organization, [
    { n: 1, username: 'zoe', roles: ['deploy'] },
    { n: 2, username: 'adam' },
    { n: 3, username: 'actor', roles: ['deploy'] },
  ]);
});
afterEach(() => profile.dispose());

const create = () => {
  const draft = createDraft({ journal: profile.journal, clock: createTestClock().clock });
  const findActor = () => userId(3);
  const reviews = createReviews({
    copyOf: () => profile.cache.read,
    draft,
    journal: profile.journal.read,
    findActor,
    monotonicMs: () => 0,
  });
  const stage = (ns: readonly number[], add: readonly string[], remove: readonly string[] = []) => {
    const people = ns.map((n) => ({ userId: userId(n), roles: remove }));
    const intent = { kind: 'delta', add, remove } as const;
    draft.stage({ deploymentId: DEPLOYMENT, organizationId: ORGANIZATION, people, intent, label: 'x' });
    reviews.forget();
  };
  return { draft, reviews, stage, get: () => reviews.getReview(DEPLOYMENT) };
};
const all = { shapeId: null, verdict: null, offset: 0, limit: 50 };

describe('a review', () => {
  it('counts who will succeed, who will be refused and why, and who is already as wanted', () => {
    const { stage, get } = create();
    stage([1, 2, 3], ['deploy', 'locked']);
    expect(countVerdicts(get().rows)).toEqual({ willSucceed: 0, willBeRefused: 3, cannotKnow: 0 });
    expect(listIssues(get().rows).map(({ code, people }) => [code, people])).toEqual([
      ['role-not-assignable', 2],
      ['own-roles', 1],
    ]);
  });

  it('says of each finding whether it is about people, roles, or several changes of one person', () => {
    const { stage, get } = create();
    stage([1, 2], ['locked']);
    const refused = get().rows.filter(({ code }) => code === 'role-not-assignable');
    const ofRoles = refused.map((row) => ({
      ...row,
      change: { ...row.change, ...roleSubject(ORGANIZATION, 'deploy') },
    }));
    const of = (rows: typeof refused) => listIssues(rows).map((issue) => [issue.people, issue.of]);
    expect(of(refused)).toEqual([[2, 'people']]);
    const ofTokens = refused.map((row) => ({
      ...row,
      change: { ...row.change, kind: TOKEN_KINDS[0], userId: userId(1), tokenId: 'ephemeral0' },
    }));
    expect(of(ofRoles)).toEqual([[2, 'roles']]);
    expect(of(ofTokens.slice(0, 1))).toEqual([[1, 'token-expiry']]);
    expect(of([...refused, ...refused])).toEqual([[4, 'changes']]);
    expect(of([...refused, ...ofRoles])).toEqual([[4, 'changes']]);
  });

  it('says who in it could be taken for somebody else in it, and of nobody outside', () => {
    addMembers(profile.cache, organization, [
      { n: 4, username: 'Iena' },
      { n: 5, username: 'lena' },
    ]);
    const { stage, get } = create();
    stage([2, 4], ['deploy']);
    expect(get().lookalikes).toEqual({ people: 0, groups: [] });
    stage([5], ['deploy']);
    const { people, groups } = get().lookalikes;
    expect([people, groups.map((group) => group.map(({ username }) => username))]).toEqual([
      2,
      [['Iena', 'lena']],
    ]);
  });

  it('leaves out people for whom nothing changes, and lists the rest by name', () => {
    const { stage, get } = create();
    stage([1, 2, 3], ['deploy', 'organization-admin']);
    stage([3], [], ['organization-admin']);
    expect(get().unchanged).toBe(1);
    expect(listPeople(get(), all).rows.map((row) => [row.username, row.added])).toEqual([
      ['adam', ['deploy', 'organization-admin']],
      ['zoe', ['organization-admin']],
    ]);
  });

  it('has another hash as soon as what it would do is different, and the same hash when it is not', () => {
    const { stage, get, draft, reviews } = create();
    stage([1], ['organization-admin']);
    const { hash } = get();
    stage([2], ['deploy']);
    expect(get().hash).not.toBe(hash);
    draft.undo(DEPLOYMENT);
    reviews.forget();
    expect(get().hash).toBe(hash);
  });

  it('keeps the base of the day of staging for somebody who left the copy', () => {
    const { stage, get } = create();
    stage([9], ['deploy']);
    expect(listPeople(get(), all).rows).toMatchObject([
      { userId: userId(9), username: '', verdict: 'will-be-refused' },
    ]);
  });
});

/** To update each of them; a "!" before one denies it. */
const toPermissions = (resources: readonly string[]) => ({
  ...{ site: [], user: [], member: [] },
  organization: resources.map((resource) => ({
    negate: resource.startsWith('!'),
    resourceType: resource.replace('!', ''),
    action: 'update',
  })),
});

describe('approval', () => {
  /** The question, or null where nothing has to be confirmed. */
  const ask = (
    get: ReturnType<typeof create>['get'],
    environment: 'production' | 'other' = 'other',
    {
      lately = [],
      tells = true,
      permits = {},
      holders = [],
    }: {
      lately?: readonly string[];
      tells?: boolean;
      permits?: Readonly<Record<string, readonly string[]>>;
      holders?: readonly string[] | null;
    } = {},
  ) => {
    const { rows, compiled, stopped } = get();
    const changes = rows.map(({ change }) => change);
    const { keys, toQuestion } = findApproval(
      { changes, refused: 0, stopped, nameOfPerson: () => '' },
      {
        environment,
        reasons: { 'last-holder': 'the role is retired' },
        nameOfRole: (role) => role,
        powersOf: readPowers(
          {
            ...{ cache: profile.cache.read, deploymentId: DEPLOYMENT },
            roles: compiled.roles.map((role) => ({
              ...role,
              permissions: tells ? toPermissions(permits[role.name] ?? []) : null,
            })),
          },
          changes,
        ),
        countHolders: () => 12,
        listHolders: () => holders,
        listAllHolders: () => holders,
        nameOfOrganization: (id) => id,
        lately: new Set(lately),
      },
    );
    return keys.size === 0 ? null : runWhole(toQuestion());
  };

  it('is not asked for a small harmless change outside production, and always on production', () => {
    const { stage, get } = create();
    stage([2], ['deploy']);
    expect(ask(get)).toBeNull();
    expect(ask(get, 'production')?.title).toBe('Change the roles of 1 person?');
  });

  it('is asked for a role of which the server does not tell what it permits', () => {
    const { stage, get } = create();
    stage([2], ['deploy']);
    expect(ask(get, 'other', { tells: false })?.lines).toContain(
      '“deploy” lets people do what Rollcall does not know: the server does not tell.',
    );
  });

  it('says of a role that denies what people can do without it, not that it lets them', () => {
    addMembers(profile.cache, organization, [{ n: 60, roles: ['deploy'] }]);
    const { stage, get } = create();
    stage([60], [], ['deploy']);
    const lines = ask(get, 'other', { permits: { deploy: ['!workspace'] } })?.lines ?? [];
    expect(lines).toContain(
      'Without “deploy” people can make, change, start and stop other people’s workspaces.',
    );
    expect(lines.join()).not.toContain('lets people');
  });

  it('is asked when fifty people come together within an hour, each counted once', () => {
    const { stage, get } = create();
    stage([2], ['deploy']);
    const others = Array.from({ length: 48 }, (_, at) => userId(500 + at));
    expect(ask(get, 'other', { lately: others })).toBeNull();
    expect(ask(get, 'other', { lately: [...others, userId(2)] })).toBeNull();
    expect(ask(get, 'other', { lately: [...others, userId(600)] })?.lines).toContain(
      'Within the last hour 49 people were changed here without a question.',
    );
  });

  it('tells one person of the last hour as one', () => {
    const { stage, get } = create();
    addMembers(
      profile.cache,
      organization,
      Array.from({ length: 49 }, (_, at) => ({ n: 300 + at })),
    );
    stage(
      Array.from({ length: 49 }, (_, at) => 300 + at),
      ['deploy'],
    );
    expect(ask(get, 'other', { lately: [userId(600)] })?.lines).toContain(
      'Within the last hour 1 person was changed here without a question.',
    );
  });

  const stageRole = (
    { draft, reviews }: ReturnType<typeof create>,
    add: readonly string[],
    remove: readonly string[] = [],
  ): void => {
    const subject = roleSubject(ORGANIZATION, 'deploy');
    const intent = { kind: 'delta', add, remove } as const;
    draft.stageSubjects(DEPLOYMENT, 'x', [{ ...subject, intent, seen: ['exists'] }]);
    reviews.forget();
  };
  const holders = (count: number): readonly string[] =>
    Array.from({ length: count }, (_, at) => userId(500 + at));

  it('counts everybody who holds a role that is moved, in the plan and within the hour', () => {
    const made = create();
    stageRole(made, ['org:template:read']);
    expect(ask(made.get, 'other', { holders: holders(48) })).toBeNull();
    expect(ask(made.get, 'other', { holders: holders(49) })?.lines).toContain(
      '“deploy” is changed; it is held by 12 people.',
    );
    expect(ask(made.get, 'other', { holders: holders(48), lately: [userId(2)] })).not.toBeNull();
    expect(ask(made.get, 'other', { holders: null })?.lines).toContain(
      '“deploy” is changed; who holds it is not known.',
    );
  });

  it('does not count the holders of a role that is only called another name', () => {
    const made = create();
    stageRole(made, ['display:Ship it']);
    expect(ask(made.get, 'other', { holders: holders(50) })).toBeNull();
  });

  it('says where it happens, and names a role that is written', () => {
    const made = create();
    stageRole(made, ['org:template:read']);
    expect(ask(made.get, 'production')?.lines).toEqual([
      `In “${ORGANIZATION}”`,
      '1 custom role to write',
      '“deploy” is changed; it is held by 12 people.',
    ]);
  });

  it('speaks of the gravest first, so that nothing hides behind what is cut', () => {
    const decoys = Array.from({ length: 30 }, (_, at) => `decoy-${at}`);
    const org = addOrganization(profile.cache, {
      id: OTHER,
      roles: [...decoys, 'grave'],
    });
    addMembers(profile.cache, org, [{ n: 50 }, { n: 51 }]);
    const { draft, reviews, get } = create();
    const people = [50, 51].map((n) => ({ userId: userId(n), roles: [] }));
    const stage = (who: typeof people, add: readonly string[]) => {
      const intent = { kind: 'delta', add, remove: [] } as const;
      draft.stage({ deploymentId: DEPLOYMENT, organizationId: OTHER, people: who, intent, label: 'x' });
      reviews.forget();
    };
    stage(people, decoys);
    stage(people.slice(0, 1), ['grave']);
    const permits = {
      ...Object.fromEntries(decoys.map((name) => [name, ['connection_log']])),
      grave: ['ai_model_price', 'connection_log', 'boundary_usage', '*'],
    };
    const lines = ask(get, 'other', { permits })?.lines ?? [];
    expect(lines[1]).toBe(
      '“grave” lets people do everything; read who connected from where, and change that record; and 2 more.',
    );
    expect(lines).toContain('+ grave: 1 person');
    expect([lines.length, lines.at(-1)]).toEqual([16, 'and 22 more of these']);
  });

  it('names first who gets power, and where, whatever stands before them in the plan', () => {
    const places = [OTHER, ...[1, 2, 3].map((n) => OTHER.replace(/.$/, `${n}`) as OrganizationId)];
    const { draft, reviews, get } = create();
    places.forEach((id, at) => {
      const org = addOrganization(profile.cache, { id, roles: ['plain', 'grave'] });
      const ns = Array.from({ length: 4 }, (_, n) => 300 + at * 10 + n);
      addMembers(
        profile.cache,
        org,
        ns.map((n) => ({ n, username: `a-${n}` })),
      );
      const people = ns.map((n) => ({ userId: userId(n), roles: [] }));
      const stage = (who: typeof people, add: readonly string[]): void => {
        const intent = { kind: 'delta', add, remove: [] } as const;
        draft.stage({ deploymentId: DEPLOYMENT, organizationId: id, people: who, intent, label: 'x' });
      };
      stage(people, ['plain']);
      if (at === places.length - 1) stage(people.slice(-1), ['grave']);
    });
    reviews.forget();
    const question = ask(get, 'other', { permits: { grave: ['workspace'] } });
    const people = question?.people;
    expect([
      people !== undefined && 'first' in people ? people.first[0] : null,
      question?.lines[0]?.split(',')[0],
    ]).toEqual([userId(333), `In “${places.at(-1)}”`]);
  });

  it('hides no role that is there behind roles that a page made up', () => {
    const { stage, get } = create();
    stage(
      [1],
      Array.from({ length: 30 }, (_, at) => `a-made-up-${at}`),
    );
    stage([2], ['deploy']);
    const lines = ask(get, 'other', { permits: { deploy: ['ai_model_price'] } })?.lines ?? [];
    expect(lines[1]).toBe('“deploy” lets people change what models cost.');
    expect(lines).toContain('+ deploy: 1 person');
    expect(lines).toContain('27 more roles let people do such things.');
  });

  it('is asked for joining an organization that the copy does not know, and not for one that it knows', () => {
    const made = create();
    const join = (organizationId: OrganizationId): void => {
      const subject = { kind: 'membership', organizationId, userId: userId(900), roleName: '' } as const;
      const intent = { kind: 'delta', add: ['member'], remove: [] } as const;
      made.draft.stageSubjects(DEPLOYMENT, 'x', [{ ...subject, intent, seen: [] }]);
      made.reviews.forget();
    };
    join(ORGANIZATION);
    expect(ask(made.get)).toBeNull();
    join(OTHER);
    expect(ask(made.get)?.lines).toContain(
      'People can do what every member of an organization that Rollcall does not know may do.',
    );
  });

  it('is asked for a privileged role', () => {
    const { stage, get } = create();
    stage([1], ['organization-admin']);
    expect(ask(get)?.lines).toContain('+ organization-admin: 1 person');
  });

  it('is asked when somebody loses their last role, and says when a role loses its last holder', () => {
    const { stage, get } = create();
    stage([1], [], ['deploy']);
    expect(ask(get)).not.toBeNull();
    const holder = { what: 'A role loses its last holder.', reason: 'the role is retired' };
    expect(ask(get)?.reasons).not.toContainEqual(holder);
    stage([3], [], ['deploy']);
    expect(ask(get)?.reasons).toContainEqual(holder);
  });

  it('is asked from fifty people on', () => {
    const many = Array.from({ length: 50 }, (_, at) => 100 + at);
    addMembers(
      profile.cache,
      organization,
      many.map((n) => ({ n, roles: ['organization-admin'] })),
    );
    const { stage, get } = create();
    stage(many.slice(1), ['deploy']);
    expect(ask(get)).toBeNull();
    stage(many, ['deploy']);
    expect(ask(get)).not.toBeNull();
  });
});
