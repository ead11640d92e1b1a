import type { Deployment } from '../deployment.ts';
import { keyed, type Route, type UserCall } from '../http/call.ts';
import { readPaging } from '../http/paging.ts';
import { error, forbidden, json, type Reply } from '../http/reply.ts';
import { splitTerms } from '../http/search-terms.ts';
import type { AuditRow } from '../world/rows.ts';
import { userJson } from './shape-user.ts';
import { createTermReader, type TermReader } from './term-readers.ts';

const COUNT_CAP = 2000;
const DEFAULT_LIMIT = 100;
const DAY_MS = 86_400_000;

const FRIENDLY: Readonly<Record<string, string>> = {
  create: 'created',
  write: 'updated',
  delete: 'deleted',
  login: 'logged in',
  logout: 'logged out',
};

/** The sentence of a row, with placeholders; a login has no target, and a git key is too long to be one. */
const describe = (row: AuditRow): string => {
  const did = FRIENDLY[row.action] ?? row.action;
  const what = row.statusCode >= 400 ? `unsuccessfully attempted to ${row.action}` : did;
  if (row.resourceType === 'api_key' && row.action.startsWith('log')) return `{user} ${what}`;
  const type = row.resourceType.replaceAll('_', ' ');
  return row.resourceType === 'git_ssh_key'
    ? `{user} ${what} the ${type}`
    : `{user} ${what} ${type} {target}`;
};

const rowObject = (deployment: Deployment, row: AuditRow) => {
  const actor = deployment.world.users.get(row.actorId);
  const organization = deployment.world.organizations.get(row.organizationId);
  const user: unknown = actor === undefined ? null : JSON.parse(userJson(deployment, actor));
  return {
    id: row.id,
    request_id: row.requestId,
    time: row.time,
    ip: '127.0.0.1',
    user_agent: row.userAgent,
    resource_type: row.resourceType,
    resource_id: row.resourceId,
    resource_target: row.resourceTarget,
    resource_icon: '',
    action: row.action,
    diff: row.diff,
    status_code: row.statusCode,
    additional_fields: {},
    description: describe(row),
    resource_link: '',
    is_deleted: false,
    organization_id: row.organizationId,
    ...(organization === undefined
      ? {}
      : {
          organization: {
            id: organization.id,
            name: organization.name,
            display_name: organization.displayName,
            icon: organization.icon,
          },
        }),
    user,
  };
};

type Test = (row: AuditRow) => boolean;

const equals = (wanted: string | undefined, field: (row: AuditRow) => string): Test[] =>
  wanted === undefined || wanted === '' ? [] : [(row) => field(row).toLowerCase() === wanted];

const dateTests = (reader: TermReader): Test[] => {
  const from = reader.one('date_from');
  const to = reader.one('date_to');
  return [
    ...(from === undefined ? [] : [(row: AuditRow) => Date.parse(row.time) >= Date.parse(from)]),
    ...(to === undefined ? [] : [(row: AuditRow) => Date.parse(row.time) < Date.parse(to) + DAY_MS]),
  ];
};

const readTests = (call: UserCall, reader: TermReader): readonly Test[] => {
  const { users, organizations } = call.deployment.world;
  const username = reader.one('username');
  const actor = username === 'me' ? call.subject.user.username.toLowerCase() : username;
  return [
    ...equals(reader.one('request_id'), (row) => row.requestId),
    ...equals(reader.one('resource_id'), (row) => row.resourceId),
    ...equals(reader.one('resource_target'), (row) => row.resourceTarget),
    ...equals(actor, (row) => users.get(row.actorId)?.username ?? ''),
    ...equals(reader.one('email'), (row) => users.get(row.actorId)?.email ?? ''),
    ...equals(reader.one('organization'), (row) => organizations.get(row.organizationId)?.name ?? ''),
    ...equals(reader.one('resource_type'), (row) => row.resourceType),
    ...equals(reader.one('action'), (row) => row.action),
    ...equals(reader.one('build_reason'), () => ''),
    ...dateTests(reader),
  ];
};

const list = (call: UserCall): Reply => {
  const { deployment, subject } = call;
  const isAllowed = (organizationId?: string): boolean =>
    subject.can('read', { type: 'audit_log', ...(organizationId === undefined ? {} : { organizationId }) });
  if (!isAllowed() && !subject.can('read', { type: 'audit_log', anyOrganization: true })) return forbidden();
  const paging = readPaging(call.query);
  if (!paging.ok) return paging.reply;
  const terms = splitTerms((call.query.get('q') ?? '').toLowerCase(), (word) => ['resource_type', word]);
  const reader = createTermReader(terms.ok ? terms.values : new Map());
  const tests = readTests(call, reader);
  const problems = terms.ok ? reader.problems() : [terms.problem];
  if (problems.length > 0) return error(400, 'Invalid audit search query.', '', problems);
  const rows = deployment.world.audit
    .filter((row) => isAllowed(row.organizationId) && tests.every((test) => test(row)))
    .reverse();
  const { offset, limit } = paging.value;
  const shown = rows
    .slice(offset, offset + (limit || DEFAULT_LIMIT))
    .map((row) => rowObject(deployment, row));
  const isCapped = deployment.traits.auditCap;
  const count = isCapped ? Math.min(rows.length, COUNT_CAP + 1) : rows.length;
  return json(200, { audit_logs: shown, count, ...(isCapped ? { count_cap: COUNT_CAP } : {}) });
};

/** The audit log, newest first. */
export const auditRoutes: readonly Route[] = [keyed('GET', '/audit', list)];
