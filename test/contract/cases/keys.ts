import { holds, on, UNKNOWN_USER, until24 } from '../run/situation.ts';
import { must, type World } from '../run/world.ts';
import { NOBODY } from './ids.ts';

const HOUR = 3_600 * 1_000_000_000;
const fresh = async (w: World) => ({ user: (await w.newUser()).id });
const idOf = (token: string): string => token.slice(0, 10);

/** A fresh owner: their tokens have a limit, and the run's own owner is left alone. */
const freshOwner = async (w: World) => {
  const { id } = await w.newUser();
  await must('site roles', w.api.putUserRoles({ user: id, roles: ['owner'] }));
  return { user: id };
};
/** Somebody's token, to be asked about. */
const someToken = async (w: World) => {
  const { user } = await fresh(w);
  return { user, keyid: idOf(await w.newToken(user)) };
};

const made = [
  ...on('createSessionKey', [
    {
      title: 'own',
      as: async (w) => w.newToken((await w.newUser()).id),
      ask: () => ({ user: 'me' }),
      ends: 'ok',
    },
    { title: 'as auditor', as: 'auditor', ask: fresh, ends: 'hidden-forbidden' },
    { title: 'nobody', ask: () => ({ user: NOBODY }), ends: UNKNOWN_USER },
  ]),
  ...on('createToken', [
    {
      title: 'for somebody else',
      ask: async (w) => ({ ...(await fresh(w)), token_name: w.unique('t'), lifetime: 24 * HOUR }),
      ends: 'ok',
      check: async ({ key }, w) => {
        const self = await w.withToken(key).getUser({ user: 'me' });
        return holds(self.ok, 'the new token does not work');
      },
    },
    {
      title: 'as long as an owner may',
      ask: async (w) => ({ ...(await freshOwner(w)), lifetime: 168 * HOUR }),
      ends: 'ok',
    },
    {
      title: 'longer than an owner may',
      ask: async (w) => ({ ...(await freshOwner(w)), lifetime: 169 * HOUR }),
      ends: 'lifetime-invalid',
    },
    {
      title: 'a name that is taken',
      ask: async (w) => {
        const { user } = await fresh(w);
        const token_name = w.unique('t');
        await must('a token', w.api.createToken({ user, token_name }));
        return { user, token_name };
      },
      ends: 'token-name-taken',
    },
    {
      title: 'a scope nobody knows',
      ask: async (w) => ({ ...(await fresh(w)), scopes: ['spaceship:fly'] }),
      ends: until24('ok', 'scope-invalid'),
    },
    {
      title: 'the old word for all',
      ask: async (w) => ({ ...(await fresh(w)), scopes: ['all'] }),
      ends: until24('ok', 'scope-invalid'),
    },
    {
      title: 'a scope for members',
      ask: async (w) => ({ ...(await fresh(w)), scopes: ['organization_member:read'] }),
      ends: until24('ok', 'scope-invalid'),
    },
    {
      title: 'an allow list that is none',
      ask: async (w) => ({ ...(await fresh(w)), allow_list: ['everything'] }),
      ends: until24('ok', 'bad-json'),
    },
    {
      title: 'an allow list that is too long',
      ask: async (w) => {
        const allow_list = Array.from(
          { length: 129 },
          (_, n) => `user:00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
        );
        return { ...(await fresh(w)), allow_list };
      },
      ends: until24('ok', 'allow-list-invalid'),
    },
    { title: 'as auditor', as: 'auditor', ask: fresh, ends: 'hidden-forbidden' },
    { title: 'nobody', ask: () => ({ user: NOBODY }), ends: UNKNOWN_USER },
  ]),
];

const read = [
  ...on('listTokens', [
    {
      title: 'one',
      ask: async (w) => ({ user: (await someToken(w)).user }),
      ends: 'ok',
      check: ({ rows }) => holds(rows.length === 1, `${rows.length} tokens`),
    },
    {
      title: 'none',
      ask: fresh,
      ends: 'ok',
      check: ({ rows }) => holds(rows.length === 0, `${rows.length} tokens`),
    },
    {
      title: 'those that have run out',
      ask: async (w) => {
        const { user, keyid } = await someToken(w);
        await must('expiring', w.api.expireKey({ user, keyid }));
        return { user, include_expired: true };
      },
      ends: { '2.35': 'ok' },
      check: ({ rows }) => holds(rows.length === 1, `${rows.length} tokens`),
    },
    {
      title: 'without those that have run out',
      ask: async (w) => {
        const { user, keyid } = await someToken(w);
        await must('expiring', w.api.expireKey({ user, keyid }));
        return { user };
      },
      ends: { '2.35': 'ok' },
      check: ({ rows }) => holds(rows.length === 0, `${rows.length} tokens`),
    },
  ]),
  ...on('getTokenConfig', [
    {
      title: 'of an owner',
      ask: freshOwner,
      ends: 'ok',
      check: (told) =>
        holds(told.max_token_lifetime >= 168 * HOUR, `${told.max_token_lifetime / HOUR} hours`),
    },
    { title: 'nobody', ask: () => ({ user: NOBODY }), ends: UNKNOWN_USER },
  ]),
  ...on('getTokenByName', [
    {
      title: 'as owner',
      ask: async (w) => {
        const { user } = await fresh(w);
        const keyname = w.unique('t');
        await must('a token', w.api.createToken({ user, token_name: keyname }));
        return { user, keyname };
      },
      ends: 'ok',
    },
    {
      title: 'one that is not there',
      ask: async (w) => ({ ...(await fresh(w)), keyname: w.unique('t') }),
      ends: 'not-visible',
    },
  ]),
  ...on('getKey', [
    {
      title: 'as owner',
      ask: someToken,
      ends: 'ok',
      check: (key) => holds(key.login_type === 'token', `is ${key.login_type}`),
    },
    {
      title: 'one that is not there',
      ask: async (w) => ({ ...(await fresh(w)), keyid: 'aaaaaaaaaa' }),
      ends: 'not-visible',
    },
    { title: 'as auditor', as: 'auditor', ask: someToken, ends: 'not-visible' },
  ]),
];

const ended = [
  ...on('deleteKey', [
    { title: 'as owner', ask: someToken, ends: 'ok' },
    {
      title: 'the one in use',
      as: async (w) => w.newToken((await w.newUser()).id),
      ask: async () => ({ user: 'me', keyid: 'aaaaaaaaaa' }),
      ends: 'not-visible',
    },
    {
      title: 'twice',
      ask: async (w) => {
        const key = await someToken(w);
        await must('deleting', w.api.deleteKey(key));
        return key;
      },
      ends: 'not-visible',
    },
    { title: 'as auditor', as: 'auditor', ask: someToken, ends: 'not-visible' },
  ]),
  ...on('expireKey', [
    {
      title: 'as owner',
      ask: someToken,
      ends: { '2.24': 'route-unknown', '2.31': 'route-unknown', '2.35': 'ok' },
    },
    {
      title: 'twice',
      ask: async (w) => {
        const key = await someToken(w);
        await must('expiring', w.api.expireKey(key));
        return key;
      },
      ends: { '2.35': 'ok' },
    },
    {
      title: 'one that is not there',
      ask: async (w) => ({ ...(await fresh(w)), keyid: 'aaaaaaaaaa' }),
      ends: { '2.35': 'not-visible' },
    },
  ]),
];

/** Sessions and tokens (coder-api 6). */
export const keyCases = [...made, ...read, ...ended];
