import type { Deployment } from '../deployment.ts';
import { error, type Reply, type Validation } from '../http/reply.ts';
import { splitTerms } from '../http/search-terms.ts';
import type { User } from '../world/rows.ts';
import { createTermReader, type TermReader } from './term-readers.ts';

/** A test over users that a `q` stands for, or the 400 to answer with. */
export type UserFilter =
  | { readonly ok: true; readonly test: ((user: User) => boolean) | undefined }
  | { readonly ok: false; readonly reply: Reply };

const STATUSES = ['active', 'dormant', 'suspended'];
const LOGIN_TYPES = ['password', 'github', 'oidc', 'token', 'none', 'oauth2_provider_app'];

/** SQL wildcards are not escaped by the server: `_` is any character, `%` any text. */
const contains = (search: string): RegExp => {
  const pattern = search
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('_', '.')
    .replaceAll('%', '.*');
  return new RegExp(pattern, 'isu');
};

type Test = (user: User) => boolean;

const searchTest = (search: string | undefined): Test[] => {
  if (search === undefined || search === '') return [];
  const pattern = contains(search);
  return [(user) => pattern.test(user.email) || pattern.test(user.username)];
};

const roleTest = (roles: readonly string[]): Test[] => {
  // Only when nothing but `member` is asked for does it mean everybody.
  if (roles.length === 0 || roles.every((role) => role === 'member')) return [];
  return [(user) => user.roles.some((role) => roles.includes(role))];
};

const listTest = (values: readonly string[], field: (user: User) => string): Test[] =>
  values.length === 0 ? [] : [(user) => values.includes(field(user))];

const timeTests = (reader: TermReader, key: string, field: (user: User) => string): Test[] => {
  const before = reader.time(`${key}_before`);
  const after = reader.time(`${key}_after`);
  return [
    ...(before === undefined ? [] : [(user: User) => Date.parse(field(user)) <= before]),
    ...(after === undefined ? [] : [(user: User) => Date.parse(field(user)) >= after]),
  ];
};

const newTests = (reader: TermReader): Test[] => {
  const name = reader.one('name');
  const isServiceAccount = reader.bool('service_account');
  const pattern = name === undefined || name === '' ? undefined : contains(name);
  return [
    ...(pattern === undefined ? [] : [(user: User) => pattern.test(user.name)]),
    ...(isServiceAccount === undefined ? [] : [(user: User) => user.serviceAccount === isServiceAccount]),
  ];
};

const readTests = (reader: TermReader, isNew: boolean): readonly Test[] => {
  const githubId = reader.int('github_com_user_id') ?? 0;
  return [
    ...searchTest(reader.one('search')),
    ...listTest(reader.list('status', STATUSES), (user) => user.status),
    ...roleTest(reader.list('role')),
    ...timeTests(reader, 'last_seen', (user) => user.lastSeenAt),
    ...timeTests(reader, 'created', (user) => user.createdAt),
    // No seeded user is linked to a GitHub id.
    ...(githubId === 0 ? [] : [() => false]),
    ...listTest(reader.list('login_type', LOGIN_TYPES), (user) => user.loginType),
    ...(isNew ? newTests(reader) : []),
  ];
};

/** Parses a `q` of the users grammar (coder-api 3.3); `what` names the list in the refusal. */
export const parseUserFilter = (deployment: Deployment, q: string, what: 'user' | 'member'): UserFilter => {
  const { traits } = deployment;
  const refuse = (problems: readonly Validation[]): UserFilter => ({
    ok: false,
    reply: error(400, `Invalid ${what} search query.`, '', problems),
  });
  const terms = splitTerms(q.toLowerCase(), (word) => ['search', word]);
  if (!terms.ok) return refuse([terms.problem]);
  const values = new Map(terms.values);
  const words = values.get('search');
  if (traits.joinedSearch && words !== undefined) values.set('search', [words.join(' ')]);
  const reader = createTermReader(values);
  const tests = readTests(reader, traits.userFields);
  const problems = reader.problems();
  if (problems.length > 0) return refuse(problems);
  return { ok: true, test: tests.length === 0 ? undefined : (user) => tests.every((test) => test(user)) };
};
