import type { Twin } from '#electron/demo/index.ts';
import { toRoleWords } from '#shared/core/roles/role-words.ts';
import { EXISTS, LIVE, MEMBER, SUSPENDED } from '#shared/model/subject.ts';
import type { Target } from '#test/kit/history.ts';

/** The organization that everything in these tests happens in. */
const ORGANIZATION = 'coder';

const ID = '([0-9a-f-]{36})';
const MEMBER_ROLES = new RegExp(`/members/${ID}/roles(\\?.*)?$`);
const ONE_MEMBER = new RegExp(`/members/${ID}(\\?.*)?$`);
const USER_ROLES = new RegExp(`/users/${ID}/roles(\\?.*)?$`);
const USER_STATUS = new RegExp(`/users/${ID}/status/(suspend|activate)$`);
const ONE_USER = new RegExp(`/users/${ID}(\\?.*)?$`);
const KEY = new RegExp(`/users/${ID}/keys/([^/?]+)(\\?.*)?$`);
const EXPIRY = /\/keys\/([^/?]+)\/expire(\?.*)?$/;
const ROLES = /\/members\/roles(\/([^/?]+))?(\?.*)?$/;

type Asked = { readonly method: string; readonly url: string; readonly body: string };

const roleIn = (body: string): string => (JSON.parse(body) as { readonly name: string }).name;
const rolesIn = (body: string): readonly string[] => (JSON.parse(body) as { readonly roles: string[] }).roles;

type Written = Target & { readonly words: readonly string[] };
const PERMISSION = /"resource_type":"([^"]*)","action":"([^"]*)"/g;

const writtenRole = ({ method, url, body }: Asked): Written | null => {
  const [whole, , named] = ROLES.exec(url) ?? [];
  if (whole === undefined) return null;
  if (method === 'DELETE') return { kind: 'custom-role', of: decodeURIComponent(named ?? ''), words: [] };
  const permissions = [...body.matchAll(PERMISSION)].map(
    ([, resource, action]) => `org:${resource}:${action}`,
  );
  return { kind: 'custom-role', of: roleIn(body), words: [EXISTS, ...permissions].sort() };
};

const writtenUser = ({ url, body }: Asked): Written | null => {
  const [, roles] = USER_ROLES.exec(url) ?? [];
  if (roles !== undefined) return { kind: 'site-roles', of: roles, words: rolesIn(body) };
  const [, user, verb] = USER_STATUS.exec(url) ?? [];
  return user === undefined
    ? null
    : { kind: 'user-status', of: user, words: verb === 'suspend' ? [SUSPENDED] : [] };
};

/** What a request writes, and which words it asks for; null: it is a read, or about something else. */
export const findWrite = (asked: Asked): Written | null => {
  if (asked.method === 'GET') return null;
  const [, member] = MEMBER_ROLES.exec(asked.url) ?? [];
  if (member !== undefined) return { kind: 'member-roles', of: member, words: rolesIn(asked.body) };
  const [, person] = ONE_MEMBER.exec(asked.url) ?? [];
  if (person !== undefined)
    return { kind: 'membership', of: person, words: asked.method === 'DELETE' ? [] : [MEMBER] };
  const [, token] = EXPIRY.exec(asked.url) ?? [];
  if (token !== undefined) return { kind: 'token-expiry', of: token, words: [] };
  return writtenUser(asked) ?? writtenRole(asked);
};

/** What a read is about: a member or a user, or a token of somebody. */
export const findRead = (url: string): { readonly of: string; readonly isToken: boolean } | null => {
  const [, , token] = KEY.exec(url) ?? [];
  if (token !== undefined) return token === 'tokens' ? null : { of: token, isToken: true };
  const [, of] = ONE_MEMBER.exec(url) ?? ONE_USER.exec(url) ?? [];
  return of === undefined ? null : { of, isToken: false };
};

/** The words of a subject in what a twin told. */
export const wordsIn = (world: ReturnType<Twin['dump']>, { kind, of }: Target): readonly string[] => {
  const member = world.members.find((row) => row.userId === of && row.organization === ORGANIZATION);
  const user = world.users.find((row) => row.id === of);
  switch (kind) {
    case 'member-roles':
      return member?.roles ?? [];
    case 'membership':
      return member === undefined ? [] : [MEMBER];
    case 'site-roles':
      return user?.roles ?? [];
    case 'user-status':
      return user?.status === 'suspended' ? [SUSPENDED] : [];
    case 'custom-role': {
      const role = world.customRoles.find((row) => row.name === of && row.organization === ORGANIZATION);
      if (role === undefined) return [];
      const permissions = role.permissions.map(({ negate, resource_type, action }) => ({
        scope: 'org' as const,
        negate,
        resourceType: resource_type,
        action,
      }));
      return toRoleWords(of, { displayName: role.displayName, permissions });
    }
    case 'token-expiry':
      return world.keys.some(({ id, isExpired }) => id === of && !isExpired) ? [LIVE] : [];
    // No server has any.
    case 'unknown-kind':
      return [];
  }
};

/** The words of a subject in the twin, now. */
export const wordsOf = (twin: Twin, target: Target): readonly string[] => wordsIn(twin.dump(), target);

/** What a read tells about; the words of a role are in the list of all of them. */
export const listRead = (url: string, of: string): readonly Target[] => {
  if (KEY.test(url)) return [{ kind: 'token-expiry', of }];
  return ONE_MEMBER.test(url)
    ? [
        { kind: 'member-roles', of },
        { kind: 'membership', of },
      ]
    : [
        { kind: 'site-roles', of },
        { kind: 'user-status', of },
      ];
};

/** True for a read of all roles of an organization. */
export const readsRoles = (url: string): boolean => /\/members\/roles(\?.*)?$/.test(url);
