import type { Mutant } from './mutant.ts';

const PLAN = 'electron/store/change/plan';
const ACCOUNT = 'electron/store/account';
const PERMISSIONS = 'shared/core/permissions';
const start = `${PLAN}/start.test.ts`;
const plan = `${PLAN}/plan.test.ts`;
const resume = `${PLAN}/resume.test.ts`;
const privileges = `${PERMISSIONS}/privileges.test.ts`;
const table = `${PERMISSIONS}/privileged.test.ts`;
const confirm = `${ACCOUNT}/confirm.test.ts`;
const relabel = `${ACCOUNT}/relabel.test.ts`;
const lately = 'electron/store/db/journal/lately.test.ts';

/** What a script in the page must not get sent without a person. */
export const APPROVAL: readonly Mutant[] = [
  {
    name: 'an overridden guard needs no approval',
    protects: 'IPC-7',
    file: `${PLAN}/approval.ts`,
    find: '...stopped.map(({ guard }) =>',
    replace: '...stopped.slice(0, 0).map(({ guard }) =>',
    tests: [start, plan],
  },
  {
    name: 'what a role permits needs no approval',
    protects: 'IPC-7',
    file: `${PLAN}/approval.ts`,
    find: '...powers.map(({ key }) => key),',
    replace: '',
    tests: [plan, resume],
  },
  {
    name: 'people of an hour are not added up',
    protects: 'IPC-7',
    file: `${PLAN}/approval.ts`,
    find: "...(isHour ? ['hour'] : []),",
    replace: '',
    tests: [plan],
  },
  {
    name: 'a production deployment stops being one when it is relabelled',
    protects: 'IPC-7',
    file: `${PLAN}/rules.ts`,
    find: 'environment: toGraver(record.environment, record.environmentFirst),',
    replace: 'environment: record.environment,',
    tests: [start],
  },
  {
    name: 'a yes counts for another server than was shown',
    protects: 'IPC-7',
    file: `${PLAN}/start.ts`,
    find: 'if (review.hash !== order.hash || !isSameServer(asked, record)) return STALE;',
    replace: 'if (review.hash !== order.hash) return STALE;',
    tests: [start],
  },
  {
    name: 'what came to be asked meanwhile is not asked',
    protects: 'IPC-7',
    file: `${PLAN}/start.ts`,
    find: 'const isEnough = isCovered(weigh(record, review, order.reasons), keys);',
    replace: 'const isEnough = keys !== null;',
    tests: [start],
  },
  {
    name: 'many starts are many questions',
    protects: 'IPC-7',
    file: `${PLAN}/start.ts`,
    find: 'if (asking.has(deploymentId)) return ASKING;',
    replace: '',
    tests: [start],
  },
  {
    name: 'a plan goes on whatever its roles permit by now',
    protects: 'IPC-7',
    file: `${PLAN}/resume.ts`,
    find: 'if (isCovered(approval, known)) return ok(null);',
    replace: 'if (isCovered(approval, known) || known.size === 0) return ok(null);',
    tests: [resume],
  },
  {
    name: 'a plan goes on that was locked while the question was open',
    protects: 'IPC-7',
    file: `${PLAN}/resume.ts`,
    find: 'if (now.readOnly) return LOCKED;',
    replace: '',
    tests: [resume],
  },
  {
    name: 'an unknown permission is harmless',
    protects: 'IPC-7',
    file: `${PERMISSIONS}/privileged.ts`,
    find: "return action === '*' && gravest !== undefined ? gravest : 'do something that Rollcall does not know';",
    replace: "return action === '*' && gravest !== undefined ? gravest : null;",
    tests: [table],
  },
  {
    name: 'a role of which nothing is known is harmless',
    protects: 'IPC-7',
    file: `${PERMISSIONS}/privileges.ts`,
    find: 'return isBuiltIn && HARMLESS_BUILT_IN.includes(name) ? [] : [UNKNOWN];',
    replace: 'return isBuiltIn ? [] : [UNKNOWN];',
    tests: [privileges],
  },
  {
    name: 'a role is what it was before this plan widens it',
    protects: 'IPC-7',
    file: `${PERMISSIONS}/privileges.ts`,
    find: 'const words = [...(own ?? []), ...world.findPlannedWords(organizationId, name)];',
    replace: 'const words = world.findPlannedWords(organizationId, name);',
    tests: [privileges],
  },
  {
    name: 'a role is what the copy says, whatever was written into it a moment ago',
    protects: 'IPC-7',
    file: `${PERMISSIONS}/privileges.ts`,
    find: 'const words = [...(own ?? []), ...world.findPlannedWords(organizationId, name)];',
    replace: 'const words = own ?? [];',
    tests: [privileges],
  },
  {
    name: 'people are let in again without a question',
    protects: 'IPC-7',
    file: `${PERMISSIONS}/privileges.ts`,
    find: 'return removed.includes(SUSPENDED)',
    replace: 'return removed.includes(SUSPENDED) && added.length > 0',
    tests: [privileges],
  },
  {
    name: 'a clock that jumps ahead empties the hour',
    protects: 'IPC-7',
    file: 'electron/store/db/journal/lately.ts',
    find: 'e.mono_ms >',
    replace: 'e.mono_ms > 9e99 +',
    tests: [lately],
  },
  {
    name: 'the same server under another address has an hour of its own',
    protects: 'IPC-7',
    file: 'electron/store/db/journal/lately.ts',
    find: 'OR (p.server_id IS NOT NULL AND',
    replace: 'OR (p.server_id IS NULL AND',
    tests: [lately],
  },
  {
    name: 'a deployment is made to look harmless without a question',
    protects: 'IPC-7',
    file: `${ACCOUNT}/relabel.ts`,
    find: '...(isLessGrave(record.environment, look.environment)',
    replace: '...(isLessGrave(look.environment, record.environment)',
    tests: [relabel],
  },
  {
    name: 'removing and adding again makes a production server a toy',
    protects: 'IPC-7',
    file: 'electron/store/account/connect.ts',
    find: 'const environmentFirst = known === null ? environment : toGraver(known, environment);',
    replace: 'const environmentFirst = known === null ? environment : environment;',
    tests: [relabel],
  },
  {
    name: 'the question shows what the server is called, not what it was first kept as',
    protects: 'IPC-7',
    file: `${ACCOUNT}/confirm.ts`,
    find: 'if (about.environmentFirst !== undefined) return about.environmentFirst;',
    replace: 'if (about.environmentFirst !== undefined) return about.environment;',
    tests: [confirm, relabel],
  },
  {
    name: 'the host is not shown',
    protects: 'IPC-7',
    file: `${ACCOUNT}/confirm.ts`,
    find: 'host: toShown(toHost(about.url), 300),',
    replace: "host: '',",
    tests: [confirm, start],
  },
  {
    name: 'a text pushes a part of itself to another line',
    protects: 'HOS-4, IPC-7',
    file: `${ACCOUNT}/confirm.ts`,
    find: "const line = text.replace(/\\p{Zs}+/gu, ' ').trim();",
    replace: 'const line = text.trim();',
    tests: [confirm],
  },
  {
    name: 'a plan goes on that came to mean more while the question was open',
    protects: 'IPC-7',
    file: `${PLAN}/resume.ts`,
    find: 'return isCovered(weigh(now, plan), new Set([...known, ...keys])) ? ok(null) : CHANGED;',
    replace: 'return ok(null);',
    tests: [resume],
  },
  {
    name: 'a plan goes on under another name or account than the question named',
    protects: 'IPC-7',
    file: `${PLAN}/resume.ts`,
    find: 'if (now === null || !isSameServer(record, now)) return CHANGED;',
    replace: 'if (now === null) return CHANGED;',
    tests: [resume],
  },
  {
    name: 'moves that have no room in a question are dropped without a word',
    protects: 'IPC-7',
    file: `${ACCOUNT}/confirm.ts`,
    find: 'if (all.length <= QUESTION_ENTRIES) return all;',
    replace: 'if (all.length > 0) return all.slice(0, QUESTION_ENTRIES);',
    tests: [confirm],
  },
];
