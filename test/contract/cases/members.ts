import { holds, on, UNKNOWN_USER, until24, until31 } from '../run/situation.ts';
import { must } from '../run/world.ts';
import { NOBODY, NOWHERE } from './ids.ts';

const many = { '2.24': true, '2.31': false, '2.35': false } as const;

/** Lists of members, and one of them (coder-api 3.1). */
export const memberListCases = [
  ...on('listMembers', [
    {
      title: 'as owner',
      ask: ({ organization }) => ({ organization }),
      ends: 'ok',
      check: async (rows, w) =>
        holds(
          rows.some((row) => row.user_id === w.ownerId),
          'the owner is not there',
        ),
    },
    {
      title: 'as a plain member',
      as: 'member',
      ask: ({ organization }) => ({ organization }),
      ends: 'ok',
      check: (rows, w) =>
        w.generation === '2.24'
          ? holds(rows.length === 1, `sees ${rows.length} instead of themselves`)
          : holds(rows.length > 1, 'sees nobody else'),
    },
    {
      title: 'one by q=user_id',
      ask: ({ organization, ownerId }) => ({ organization, q: `user_id:${ownerId}` }),
      ends: 'ok',
      check: (rows, w) => holds(rows.length > 1 === many[w.generation], `${rows.length} rows`),
    },
    {
      title: 'a search nobody knows',
      ask: ({ organization }) => ({ organization, q: 'colour:blue' }),
      ends: until24('ok', 'bad-search'),
    },
    {
      title: 'a search for no id',
      ask: ({ organization }) => ({ organization, q: 'user_id:me' }),
      ends: until24('ok', 'bad-search'),
    },
    {
      title: 'from outside',
      as: 'outsider',
      ask: ({ organization }) => ({ organization }),
      ends: 'not-visible',
    },
    { title: 'of no organization', ask: () => ({ organization: NOWHERE }), ends: 'not-visible' },
  ]),
  ...on('pageMembers', [
    {
      title: 'two of them',
      ask: async (w) => {
        await w.idOf('member');
        return { organization: w.organization, limit: 2 };
      },
      ends: 'ok',
      check: ({ members, count }) =>
        holds(members.length === 2 && count > 1, `${members.length} of ${count}`),
    },
    {
      title: 'all at once',
      ask: ({ organization }) => ({ organization, limit: 0 }),
      ends: 'ok',
      check: ({ members, count }) => holds(members.length === count, `${members.length} of ${count}`),
    },
    {
      title: 'past the end',
      ask: ({ organization }) => ({ organization, limit: 5, offset: 1_000_000 }),
      ends: until31('status 500', 'ok'),
      check: ({ members, count }) => holds(members.length === 0 && count === 0, 'there is somebody'),
    },
    {
      title: 'a negative limit',
      ask: ({ organization }) => ({ organization, limit: -1 }),
      ends: 'bad-query',
    },
    {
      title: 'by a search',
      ask: async (w) => ({ organization: w.organization, q: (await w.newUser()).username }),
      ends: 'ok',
      check: ({ count }, w) => holds((count === 1) === (w.generation === '2.35'), `${count} found`),
    },
    {
      title: 'a search nobody knows',
      ask: ({ organization }) => ({ organization, q: 'colour:blue' }),
      ends: until31('ok', 'bad-search'),
    },
    {
      title: 'as a plain member',
      as: 'member',
      ask: ({ organization }) => ({ organization, limit: 1 }),
      ends: until24('not-visible', 'ok'),
    },
    {
      title: 'from outside',
      as: 'outsider',
      ask: ({ organization }) => ({ organization }),
      ends: 'not-visible',
    },
  ]),
  ...on('getMember', [
    {
      title: 'by id',
      ask: async (w) => ({ organization: w.organization, user: await w.idOf('member') }),
      ends: until31('status 405', 'ok'),
      check: (row) => holds(row.status === 'active', `status ${row.status}`),
    },
    {
      title: 'somebody who is not one',
      ask: async (w) => ({ organization: w.organization, user: await w.idOf('outsider') }),
      ends: until31('status 405', 'not-visible'),
    },
    {
      title: 'nobody',
      ask: ({ organization }) => ({ organization, user: NOBODY }),
      ends: until31('status 405', 'not-visible'),
    },
  ]),
];

/** Coming and going. */
export const membershipCases = [
  ...on('addMember', [
    {
      title: 'as owner',
      ask: async (w) => {
        const { id } = await w.newUser();
        await must('leaving', w.api.removeMember({ organization: w.organization, user: id }));
        return { organization: w.organization, user: id };
      },
      ends: 'ok',
      check: (row) => holds(row.roles.length === 0, 'has roles'),
    },
    {
      title: 'as organization admin',
      as: 'orgAdmin',
      ask: async (w) => {
        const { id } = await w.newUser();
        await must('leaving', w.api.removeMember({ organization: w.organization, user: id }));
        return { organization: w.organization, user: id };
      },
      ends: 'ok',
    },
    {
      title: 'a member',
      ask: async (w) => ({ organization: w.organization, user: (await w.newUser()).id }),
      ends: 'already-member',
    },
    {
      title: 'as auditor',
      as: 'auditor',
      ask: async (w) => ({ organization: w.organization, user: await w.idOf('outsider') }),
      ends: 'not-visible',
    },
    {
      title: 'as a plain member',
      as: 'member',
      ask: async (w) => ({ organization: w.organization, user: await w.idOf('outsider') }),
      ends: UNKNOWN_USER,
    },
    {
      title: 'nobody',
      ask: ({ organization }) => ({ organization, user: NOBODY }),
      ends: UNKNOWN_USER,
    },
    {
      title: 'by a custom role',
      needs: 'licence',
      as: 'assigner',
      ask: async (w) => ({ organization: w.organization, user: await w.idOf('outsider') }),
      ends: 'role-not-assignable',
    },
    {
      title: 'whom the identity provider adds',
      server: 'oidc',
      staged: {
        why: 'needs organization sync with an identity provider',
        stage: (twin) => twin.edit.configure({ organizationSyncField: 'groups' }),
      },
      ask: async (w) => {
        const { id } = await w.newUser({ loginType: 'oidc' });
        await must('leaving', w.api.removeMember({ organization: w.organization, user: id }));
        return { organization: w.organization, user: id };
      },
      ends: 'organization-sync',
    },
  ]),
  ...on('removeMember', [
    {
      title: 'as owner',
      ask: async (w) => ({ organization: w.organization, user: (await w.newUser()).id }),
      ends: 'ok',
    },
    {
      title: 'an admin, as user admin',
      as: 'orgUserAdmin',
      ask: async (w) => {
        const { id } = await w.newUser();
        const roles = ['organization-admin'];
        await must('roles', w.api.putMemberRoles({ organization: w.organization, user: id, roles }));
        return { organization: w.organization, user: id };
      },
      ends: 'ok',
    },
    {
      title: 'oneself',
      ask: ({ organization, ownerId }) => ({ organization, user: ownerId }),
      ends: 'self-removal',
    },
    {
      title: 'twice',
      ask: async (w) => {
        const { id } = await w.newUser();
        await must('leaving', w.api.removeMember({ organization: w.organization, user: id }));
        return { organization: w.organization, user: id };
      },
      ends: 'not-visible',
    },
    {
      title: 'as organization auditor',
      as: 'orgAuditor',
      ask: async (w) => ({ organization: w.organization, user: (await w.newUser()).id }),
      ends: 'not-visible',
    },
    {
      title: 'nobody',
      ask: ({ organization }) => ({ organization, user: NOBODY }),
      ends: UNKNOWN_USER,
    },
  ]),
];
