import { holds, on, type Situation, UNKNOWN_USER, until24 } from '../run/situation.ts';
import { must, type World } from '../run/world.ts';
import { signInByBrowser } from './browser.ts';
import { MALFORMED_TOKEN, NOBODY, UNKNOWN_TOKEN } from './ids.ts';

const lists = on('listUsers', [
  {
    title: 'as owner',
    ask: () => ({ limit: 3 }),
    ends: 'ok',
    check: ({ users, count }) =>
      holds(users.length <= 3 && count >= users.length, `${users.length} of ${count}`),
  },
  {
    title: 'all at once',
    ask: () => ({ limit: 0 }),
    ends: 'ok',
    check: ({ users, count }) => holds(users.length === count, `${users.length} of ${count}`),
  },
  {
    title: 'as a plain member',
    as: 'member',
    ask: () => ({}),
    ends: 'ok',
    check: ({ count }) => holds(count === 1, `sees ${count} instead of themselves`),
  },
  {
    title: 'past the end',
    ask: () => ({ limit: 5, offset: 1_000_000 }),
    ends: 'ok',
    check: ({ count }) => holds(count === 0, `count ${count}`),
  },
  {
    title: 'after nobody',
    ask: () => ({ after_id: NOBODY }),
    ends: 'ok',
    check: ({ users, count }) => holds(users.length === 0 && count === 0, 'there is somebody'),
  },
  { title: 'a negative limit', ask: () => ({ limit: -1 }), ends: 'bad-query' },
  { title: 'a status nobody has', ask: () => ({ q: 'status:inactive' }), ends: 'bad-search' },
  { title: 'two words', ask: () => ({ q: 'no body' }), ends: until24('bad-search', 'ok') },
  {
    title: 'by a search',
    ask: async (w) => ({ q: (await w.newUser()).username }),
    ends: 'ok',
    check: ({ count }) => holds(count === 1, `${count} found`),
  },
]);

/** Who asks decides everywhere; it is asked here for all endpoints (coder-api 1.2). */
const asked = on('getUser', [
  { title: 'oneself', ask: () => ({ user: 'me' }), ends: 'ok' },
  { title: 'somebody', ask: async (w) => ({ user: await w.idOf('member') }), ends: 'ok' },
  { title: 'nobody', ask: () => ({ user: NOBODY }), ends: UNKNOWN_USER },
  {
    title: 'somebody, as a plain member',
    as: 'member',
    ask: ({ ownerId }) => ({ user: ownerId }),
    ends: UNKNOWN_USER,
  },
  {
    title: 'somebody deleted',
    ask: async (w) => {
      const { id } = await w.newUser();
      await must('deleting', w.api.deleteUser({ user: id }));
      return { user: id };
    },
    ends: 'ok',
  },
  { title: 'without a token', as: 'nobody', ask: () => ({ user: 'me' }), ends: 'token-missing' },
  {
    title: 'with something else',
    as: async () => MALFORMED_TOKEN,
    ask: () => ({ user: 'me' }),
    ends: 'token-malformed',
  },
  {
    title: 'with a token nobody made',
    as: async () => UNKNOWN_TOKEN,
    ask: () => ({ user: 'me' }),
    ends: 'token-unknown',
  },
  {
    title: 'with half a token',
    as: async (w) => `${(await w.newToken((await w.newUser()).id)).slice(0, 11)}${'b'.repeat(22)}`,
    ask: () => ({ user: 'me' }),
    ends: 'token-wrong',
  },
  {
    title: 'as somebody suspended',
    as: async (w) => {
      const { id } = await w.newUser();
      const token = await w.newToken(id);
      await must('suspending', w.api.suspendUser({ user: id }));
      return token;
    },
    ask: () => ({ user: 'me' }),
    ends: 'suspended',
  },
  {
    title: 'as somebody dormant',
    as: async (w) => w.newToken((await w.newUser({ status: 'dormant' })).id),
    ask: () => ({ user: 'me' }),
    ends: 'ok',
    check: (user) => holds(user.status === 'active', `is ${user.status}`),
  },
  {
    title: 'with an expired token',
    as: (w) => w.expiredToken(),
    ask: () => ({ user: 'me' }),
    ends: 'token-expired',
  },
  ...(['link-gone', 'session-expired', 'refresh-failed'] as const).map(
    (trouble): Situation<'getUser'> => ({
      title: `with a sign-in that has ended (${trouble})`,
      as: ({ twin }) => signInByBrowser(twin),
      staged: {
        why: 'needs a sign-in at an identity provider',
        stage: (twin) => twin.edit.breakLogin(twin.oddities.noName, trouble),
        unstage: (twin) => twin.edit.breakLogin(twin.oddities.noName, null),
      },
      ask: () => ({ user: 'me' }),
      ends: 'login-lost',
    }),
  ),
  {
    title: 'too often',
    where: 'limited',
    server: 'limited',
    staged: { why: 'needs limits that are used up', stage: () => undefined },
    // Nobody is made for this: on another server, deleting them would have to wait until the minute is over.
    // 512 are let through in one minute, somewhat more where the next one begins in between: asked until it is no more,
    // and past the client, which leaves a server alone that has refused once.
    ask: async (w) => {
      const headers = { 'Coder-Session-Token': await w.tokenOf('owner') };
      let status = 200;
      for (let n = 0; n < 1_024 && status === 200; n += 1) {
        const answer = await fetch(`${w.url}/api/v2/users/${w.ownerId}`, { headers });
        await answer.arrayBuffer();
        status = answer.status;
      }
      return { user: w.ownerId };
    },
    ends: 'rate-limited',
  },
]);

const fresh = async (w: World) => ({ user: (await w.newUser()).id });

const deleted = on('deleteUser', [
  { title: 'as owner', ask: fresh, ends: 'ok' },
  { title: 'as user admin', as: 'userAdmin', ask: fresh, ends: 'ok' },
  {
    title: 'twice',
    ask: async (w) => {
      const { id } = await w.newUser();
      await must('deleting', w.api.deleteUser({ user: id }));
      return { user: id };
    },
    ends: 'ok',
  },
  { title: 'oneself', ask: ({ ownerId }) => ({ user: ownerId }), ends: 'self-deletion' },
  { title: 'as auditor', as: 'auditor', ask: fresh, ends: 'forbidden' },
  { title: 'as a plain member', as: 'member', ask: fresh, ends: UNKNOWN_USER },
  { title: 'nobody', ask: () => ({ user: NOBODY }), ends: UNKNOWN_USER },
  {
    title: 'somebody with workspaces',
    staged: { why: 'needs a workspace', stage: () => undefined },
    ask: async (w) => {
      const { id } = await w.newUser();
      w.twin?.edit.addWorkspace(id, 'contract');
      return { user: id };
    },
    ends: 'has-workspaces',
  },
]);

const statuses = [
  ...on('suspendUser', [
    {
      title: 'as owner',
      ask: fresh,
      ends: 'ok',
      check: (user) => holds(user.status === 'suspended', `is ${user.status}`),
    },
    { title: 'oneself', ask: ({ ownerId }) => ({ user: ownerId }), ends: 'self-suspension' },
    {
      title: 'an owner',
      ask: async (w) => {
        const { id } = await w.newUser();
        await must('site roles', w.api.putUserRoles({ user: id, roles: ['owner'] }));
        return { user: id };
      },
      ends: 'owner-suspension',
    },
    { title: 'as auditor', as: 'auditor', ask: fresh, ends: 'hidden-forbidden' },
    { title: 'nobody', ask: () => ({ user: NOBODY }), ends: UNKNOWN_USER },
  ]),
  ...on('activateUser', [
    {
      title: 'somebody suspended',
      ask: async (w) => {
        const { id } = await w.newUser();
        await must('suspending', w.api.suspendUser({ user: id }));
        return { user: id };
      },
      ends: 'ok',
      check: (user) => holds(user.status === 'active', `is ${user.status}`),
    },
    { title: 'somebody active', ask: fresh, ends: 'ok' },
    { title: 'as auditor', as: 'auditor', ask: fresh, ends: 'hidden-forbidden' },
    { title: 'nobody', ask: () => ({ user: NOBODY }), ends: UNKNOWN_USER },
  ]),
];

/** The directory of users and their lives (coder-api 3.4 and 5). */
export const userCases = [...lists, ...asked, ...deleted, ...statuses];
