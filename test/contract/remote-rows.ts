import type { Generation, Twin } from '#electron/demo/index.ts';
import type { CoderApi } from '#electron/store/remote/port.ts';
import type { OrganizationId, UserId } from '#shared/base/brand.ts';

/** What a row of the matrix may use: a fresh twin, the client as different actors, and people by username. */
export type Scene = {
  readonly twin: Twin;
  readonly generation: Generation;
  readonly as: (token: string) => CoderApi;
  readonly organization: (name: keyof Twin['organizations']) => OrganizationId;
  readonly user: (username: string) => UserId;
};

/** One route of the server as the app uses it, in one situation, and the word for how it must end. */
export type Row = {
  readonly route: string;
  readonly situation: string;
  readonly run: (scene: Scene) => Promise<string>;
  readonly expected: string | Readonly<Record<Generation, string>>;
};

type Ended = { readonly ok: boolean; readonly failure?: { readonly code: string } };

/** `ok`, or the code of the failure. */
export const wordOf = (ended: Ended): string => (ended.ok ? 'ok' : (ended.failure?.code ?? 'failed'));

const owner = ({ as, twin }: Scene) => as(twin.ownerToken);
const NOBODY = '00000000-0000-4000-8000-000000000001' as UserId;
const NOWHERE = '00000000-0000-4000-8000-000000000002' as OrganizationId;
const page = { offset: 0, limit: 50 };
const WRONG = 'aaaaaaaaaa-bbbbbbbbbbbbbbbbbbbbbb';

export const readRows: readonly Row[] = [
  {
    route: 'GET /buildinfo',
    situation: 'without a token',
    run: async ({ as }) => wordOf(await as('').readBuildInfo()),
    expected: 'ok',
  },
  {
    route: 'GET /users/me',
    situation: 'as owner',
    run: async (s) => wordOf(await owner(s).readSelf()),
    expected: 'ok',
  },
  {
    route: 'GET /users/me',
    situation: 'with a token nobody made',
    run: async ({ as }) => wordOf(await as(WRONG).readSelf()),
    expected: 'unauthorized',
  },
  {
    route: 'GET /users/me',
    situation: 'as somebody suspended',
    run: async ({ as, twin }) => wordOf(await as(twin.actors.suspended).readSelf()),
    expected: 'unauthorized',
  },
  {
    route: 'GET /users/me',
    situation: 'with an expired token',
    run: async ({ as, twin }) => wordOf(await as(twin.actors.expired).readSelf()),
    expected: 'unauthorized',
  },
  {
    route: 'GET /organizations',
    situation: 'as owner',
    run: async (s) => {
      const read = await owner(s).listOrganizations();
      return read.ok
        ? `${read.value.length}, defaults ${read.value[0]?.defaultRoles?.length ?? 'untold'}`
        : 'failed';
    },
    expected: { '2.24': '3, defaults untold', '2.31': '3, defaults untold', '2.35': '3, defaults 1' },
  },
  {
    route: 'GET members/roles',
    situation: 'as owner',
    run: async (s) => wordOf(await owner(s).listOrganizationRoles(s.organization('coder'))),
    expected: 'ok',
  },
  {
    route: 'GET members/roles',
    situation: 'of no organization',
    run: async (s) => wordOf(await owner(s).listOrganizationRoles(NOWHERE)),
    expected: 'not-found',
  },
  {
    route: 'GET /users/roles',
    situation: 'as owner',
    run: async (s) => wordOf(await owner(s).listSiteRoles()),
    expected: 'ok',
  },
  {
    route: 'GET paginated-members',
    situation: 'as owner',
    run: async (s) => {
      const read = await owner(s).pageMembers(s.organization('coder'), page);
      return read.ok ? `status ${read.value.rows[0]?.status === null ? 'untold' : 'told'}` : 'failed';
    },
    expected: { '2.24': 'status untold', '2.31': 'status untold', '2.35': 'status told' },
  },
  {
    route: 'GET paginated-members',
    situation: 'past the end',
    run: async (s) =>
      wordOf(await owner(s).pageMembers(s.organization('coder'), { offset: 9_000, limit: 50 })),
    expected: 'ok',
  },
  {
    route: 'GET paginated-members',
    situation: 'as a plain member',
    run: async (s) => wordOf(await s.as(s.twin.actors.member).pageMembers(s.organization('coder'), page)),
    expected: { '2.24': 'not-found', '2.31': 'ok', '2.35': 'ok' },
  },
  {
    route: 'GET paginated-members',
    situation: 'from outside',
    run: async (s) => wordOf(await s.as(s.twin.actors.outsider).pageMembers(s.organization('coder'), page)),
    expected: 'not-found',
  },
  {
    route: 'GET /users',
    situation: 'as owner',
    run: async (s) => wordOf(await owner(s).pageUsers(page)),
    expected: 'ok',
  },
  {
    route: 'GET idpsync/roles',
    situation: 'switched on',
    run: async (s) => {
      const read = await owner(s).readRoleSync(s.organization('emea'));
      return read.ok ? String(read.value) : 'failed';
    },
    expected: 'true',
  },
  {
    route: 'GET idpsync/roles',
    situation: 'switched off',
    run: async (s) => {
      const read = await owner(s).readRoleSync(s.organization('coder'));
      return read.ok ? String(read.value) : 'failed';
    },
    expected: 'false',
  },
  {
    route: 'GET idpsync/roles',
    situation: 'as a plain member',
    run: async (s) => {
      const read = await s.as(s.twin.actors.member).readRoleSync(s.organization('coder'));
      return read.ok ? String(read.value) : 'failed';
    },
    expected: 'null',
  },
  ...['owner', 'orgAdmin', 'orgUserAdmin'].map(
    (actor): Row => ({
      route: 'GET one member',
      situation: `as ${actor}`,
      run: async (s) => {
        const token = Object.entries(s.twin.actors).find(([name]) => name === actor)?.[1] ?? '';
        const read = await s.as(token).readMemberRoles(s.organization('coder'), s.user('zoe-weiss'));
        return read.ok ? read.value.join() : read.failure.code;
      },
      expected: 'organization-template-admin',
    }),
  ),
  {
    route: 'GET one member',
    situation: 'who is elsewhere',
    run: async (s) => wordOf(await owner(s).readMemberRoles(s.organization('coder'), s.user('labs-only'))),
    expected: 'member-gone',
  },
  {
    route: 'GET one member',
    situation: 'who does not exist',
    run: async (s) => wordOf(await owner(s).readMemberRoles(s.organization('coder'), NOBODY)),
    expected: 'member-gone',
  },
  {
    route: 'GET one member',
    situation: 'after signing out',
    run: async (s) => {
      const api = owner(s);
      await api.revokeToken();
      return wordOf(await api.readMemberRoles(s.organization('coder'), s.user('zoe-weiss')));
    },
    expected: 'unauthorized',
  },
  {
    route: 'DELETE own key',
    situation: 'as owner',
    run: async (s) => {
      const api = owner(s);
      const ended = wordOf(await api.revokeToken());
      return `${ended}, then ${wordOf(await api.readSelf())}`;
    },
    expected: 'ok, then unauthorized',
  },
];
