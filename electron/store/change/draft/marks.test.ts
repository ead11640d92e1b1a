import { describe, expect, it } from 'vitest';
import type { OrganizationId } from '#shared/base/brand.ts';
import { personSubject, toSubjectKey } from '#shared/core/plan/subject.ts';
import type { Intent } from '#shared/model/intent.ts';
import type { Member } from '#shared/model/member.ts';
import type { PersonKind } from '#shared/model/subject.ts';
import { userId } from '#test/kit/cache.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { createMarks } from './marks.ts';

const HERE = '0b7e7a52-3f0c-4b6d-8f3e-5f0c7d1a9b10' as OrganizationId;
const THERE = '0b7e7a52-3f0c-4b6d-8f3e-5f0c7d1a9b11' as OrganizationId;
const [here, there] = [
  { organizationId: HERE, organization: 'Here' },
  { organizationId: THERE, organization: 'There' },
];

const person = (over: Partial<Member> = {}): Member => ({
  userId: userId(1),
  username: 'ada',
  name: '',
  email: '',
  status: 'active',
  loginType: 'password',
  lastSeenAt: null,
  createdAt: null,
  isServiceAccount: false,
  roles: ['auditor'],
  siteRoles: ['owner'],
  ...over,
});

type Staged = readonly [PersonKind, OrganizationId, Intent];
const add = (word: string): Intent => ({ kind: 'delta', add: [word], remove: [] });
const take = (word: string): Intent => ({ kind: 'delta', add: [], remove: [word] });

const marksOf = (...staged: readonly Staged[]) => {
  const intents = new Map(
    staged.map(([kind, organizationId, intent]) => {
      const subject = personSubject(kind, organizationId, userId(1));
      return [toSubjectKey(subject), { ...subject, intent, base: [] }] as const;
    }),
  );
  return createMarks({ findStaged: (_, subject) => intents.get(toSubjectKey(subject)) ?? null }, DEPLOYMENT, [
    here,
    there,
  ]);
};

describe('the marks of a member', () => {
  it('are none where nothing is staged, and none where it would change nothing', () => {
    expect(marksOf().ofMember(HERE, person())).toBeNull();
    expect(marksOf(['member-roles', HERE, add('auditor')]).ofMember(HERE, person())).toBeNull();
    expect(marksOf(['member-roles', THERE, add('deploy')]).ofMember(HERE, person())).toBeNull();
  });

  it('tell roles of the organization and of the site apart', () => {
    const marks = marksOf(['member-roles', HERE, add('deploy')], ['site-roles', HERE, take('owner')]);
    expect(marks.ofMember(HERE, person())).toMatchObject({
      added: ['deploy'],
      removed: [],
      siteAdded: [],
      siteRemoved: ['owner'],
    });
  });

  it('say who leaves, and who is suspended or activated', () => {
    expect(marksOf(['membership', HERE, take('member')]).ofMember(HERE, person())).toMatchObject({
      leaves: [here],
    });
    const suspended = marksOf(['user-status', HERE, add('suspended')]);
    expect(suspended.ofMember(HERE, person({ status: 'dormant' }))).toMatchObject({ status: 'suspended' });
    expect(suspended.ofMember(HERE, person({ status: 'suspended' }))).toBeNull();
    const activated = marksOf(['user-status', HERE, take('suspended')]);
    expect(activated.ofMember(HERE, person({ status: 'suspended' }))).toMatchObject({ status: 'active' });
    expect(activated.ofMember(HERE, person())).toBeNull();
  });
});

describe('the marks of a user', () => {
  it('say where they come in, where they leave, and how many role changes wait elsewhere', () => {
    const marks = marksOf(
      ['membership', HERE, take('member')],
      ['membership', THERE, add('member')],
      ['member-roles', THERE, add('deploy')],
      ['site-roles', HERE, add('auditor')],
    );
    expect(marks.ofUser(person({ roles: ['owner'] }), [here])).toMatchObject({
      added: ['auditor'],
      joins: [there],
      leaves: [here],
      roleChanges: 1,
    });
    expect(marks.ofUser(person({ roles: ['owner'] }), [here, there])).toMatchObject({ joins: [] });
  });
});
