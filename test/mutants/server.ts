import type { Mutant } from './mutant.ts';

const REMOTE = 'electron/store/remote';
const read = `${REMOTE}/read.test.ts`;
const found = 'electron/store/change/kinds/found-before.test.ts';
const audit = 'test/faults/audit.test.ts';
const capabilities = 'electron/store/account/capability/capabilities.test.ts';
const endless = 'test/faults/endless-list.test.ts';
const other = 'test/faults/other-server.test.ts';
const start = 'electron/store/change/plan/start.test.ts';
const resume = 'electron/store/change/plan/resume.test.ts';
const widened = 'test/faults/widened.test.ts';
const pages = `${REMOTE}/pages.test.ts`;

/** What keeps a server from being more than one server, and from keeping the store busy with what it says of one person. */
export const SERVER: readonly Mutant[] = [
  {
    name: 'a build without a tag is the newest, whatever its answers have',
    protects: 'generations by presence',
    find: 'if (seen.length === 0) return',
    replace: 'if (seen.length >= 0) return',
    tests: [capabilities],
  },
  {
    name: 'the generation is told by the version, whatever the answers have',
    protects: 'generations by presence',
    find: 'fields ?? minor >= 32',
    replace: 'minor >= 32',
    tests: [capabilities],
  },
  {
    name: 'trouble of a new server without a tag is taken for the end of a list',
    protects: 'generations by presence',
    find: '!one.ok && one.failure.status === 405',
    replace: '!one.ok',
    tests: [pages],
  },
  {
    name: 'an audit row must name what was there before and what is there after',
    protects: 'ENG-9',
    find: '{ old: z.unknown().optional(), new: z.unknown().optional(), secret: flag }',
    replace: '{ old: z.unknown(), new: z.unknown(), secret: flag }',
    tests: [audit],
  },
  {
    name: 'an audit row that cannot be read is left out and not counted',
    protects: 'ENG-9',
    find: 'unreadable: page.audit_logs.length - rows.length',
    replace: 'unreadable: 0',
    tests: [audit],
  },
  {
    name: 'a log of which nothing could be read is said to keep nothing',
    protects: 'ENG-9',
    find: "const none = unreadable > 0 ? 'failed' : 'not-recorded';",
    replace: "const none = 'not-recorded';",
    tests: [audit],
  },
  {
    name: 'the audit log of a server is written into the journal, whatever its length',
    protects: 'HOS-2, ENG-9',
    find: 'return isReasonable(words) ? toRoleSet(words) : null;',
    replace: 'return toRoleSet(words);',
    tests: [found],
  },
  {
    name: 'an answer about one person may be as long as a list',
    protects: 'HOS-2',
    find: '...(row.isList === true ? {} : { mostBytes: ONE_BYTES })',
    replace: '...(row.isList !== true ? {} : { mostBytes: ONE_BYTES })',
    tests: [read],
  },
  {
    name: 'a list of one person may be as long as the list of all',
    protects: 'HOS-2',
    find: '{ ...o, mostBytes: ONE_BYTES }',
    replace: 'o',
    tests: [read],
  },
  {
    name: 'lists are read in the thread of the store as if it had nothing else to do',
    protects: 'HOS-2',
    find: 'Math.min(limits.bodyBytes, limits.nearBodyBytes)',
    replace: 'limits.bodyBytes',
    tests: [read],
  },
  {
    name: 'a body is taken byte by byte, as many as there are',
    protects: 'HOS-2, N34',
    find: 'pieces > MOST_CRUMBS && size < pieces * CRUMB_BYTES',
    replace: 'pieces < 0',
    tests: [read],
  },
  {
    name: 'hints without an answer are heard to their end',
    protects: 'HOS-2, N37',
    find: 'hints === MOST_HINTS ||',
    replace: '',
    tests: [read],
  },
  {
    name: 'names of roles that are longer together than those of anybody',
    protects: 'HOS-2',
    find: 'sum + name.length, 0) <= MAX_ROLES_LETTERS',
    replace: 'sum + name.length, 0) >= 0',
    tests: [pages],
  },
  {
    name: 'a list of permissions that is longer than any',
    protects: 'HOS-2',
    find: '    MAX_PERMISSION_LETTERS,\n',
    replace: '    Number.POSITIVE_INFINITY,\n',
    tests: [read],
  },
  {
    name: 'a list that is read again has no end',
    protects: 'ENG-8',
    find: 'offset >= count) return;',
    replace: 'offset < 0) return;',
    tests: [endless],
  },
  {
    name: 'a list is read again for as long as the server likes',
    protects: 'HOS-2',
    find: 'const MOST_PAGES = 2_000;',
    replace: 'const MOST_PAGES = 4_000;',
    tests: [endless],
  },
  {
    name: 'people behind a short page are not read again',
    protects: 'ENG-8',
    find: 'offset += rows.length;',
    replace: 'offset += pageSize;',
    tests: [endless],
  },
  {
    name: 'two plans at once on one server that is kept twice',
    protects: 'ENG-14, I3',
    find: ' || [...taken.values()].some(isSame)',
    replace: ' || isSame(null)',
    tests: [other],
  },
  {
    name: 'a copy is made of two servers, of which one came later',
    protects: 'HOS-7',
    near: '/** From this many people on, a list that is suddenly empty is not believed. */',
    find: 'if (!met.ok) return met;',
    replace: '',
    tests: [other],
  },
  {
    name: 'what was done on one server is confirmed by another',
    protects: 'ENG-8, HOS-7',
    near: '/** Up to this many subjects are read one by one: that is less work for a server than pages of everybody. */',
    find: 'if (!met.ok) return met;',
    replace: '',
    tests: [other],
  },
  {
    name: 'what a role permits is told from a copy that may be a month old',
    protects: 'IPC-7',
    find: 'live.findRole(organizationId, name)',
    replace: 'null',
    tests: [start, resume, widened],
  },
  {
    name: 'roles that people get by coming in are those of an old copy',
    protects: 'IPC-7',
    find: 'const now = live.listDefaultRoles(organizationId);',
    replace: 'const now: readonly string[] = [];',
    tests: [start],
  },
  {
    name: 'a role may be widened while the question about it is open',
    protects: 'IPC-7',
    find: 'const now = keys.size > 0 ? await learn() : live;',
    replace: 'const now = keys.size > 0 ? live : await learn();',
    tests: [start],
  },
  {
    name: 'a plan goes on with a role that was widened while the question was open',
    protects: 'IPC-7',
    find: 'const again = isKnown ? live : await learn();',
    replace: 'const again = live;',
    tests: [resume],
  },
  {
    name: 'the server is not asked what the roles permit',
    protects: 'IPC-7',
    find: ', toKnown(role));',
    replace: ', { builtIn: true, permissions: null });',
    tests: [widened],
  },
  {
    name: 'two names that nobody answers for keep all deployments waiting',
    protects: 'N45',
    find: '{ UV_THREADPOOL_SIZE: THREADS }',
    replace: '{}',
    tests: ['electron/main/store-process/choose.test.ts'],
  },
];
