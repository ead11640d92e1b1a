import type { Entry, Question, Route } from '../corpus/entry.ts';

const ID = '[0-9a-f-]{36}';
const PATHS: readonly (readonly [route: Route, path: RegExp])[] = [
  ['self', /^\/api\/v2\/users\/me$/],
  ['buildinfo', /^\/api\/v2\/buildinfo$/],
  ['organizations', /^\/api\/v2\/organizations$/],
  ['org-roles', /\/members\/roles$/],
  ['site-roles', /^\/api\/v2\/users\/roles$/],
  ['members', /\/paginated-members\?/],
  ['users', /^\/api\/v2\/users\?/],
  ['role-sync', /\/settings\/idpsync\/roles$/],
  ['member', new RegExp(`/members/${ID}$`)],
  ['member-list', /\/members\?q=/],
  ['user-roles', new RegExp(`^/api/v2/users/${ID}/roles$`)],
  ['user', new RegExp(`^/api/v2/users/${ID}$`)],
];

/** The kind of a request; null for one that the client has no business to send. */
export const routeOf = (method: string, path: string): Route | null =>
  method === 'PUT' ? 'put' : (PATHS.find(([, pattern]) => pattern.test(path))?.[0] ?? null);

/** Which kind of request an entry's answer is for, when this question is asked. */
export const targetOf = (entry: Entry, question: Question): Route => {
  if (entry.route !== undefined) return entry.route;
  if (question === 'sync') return 'members';
  return question === 'member-roles' ? 'member' : question;
};
