import type { Mutant } from './mutant.ts';

const CORE = 'shared/core/plan';
const laws = 'test/model/rebase-laws.test.ts';
const guards = `${CORE}/guards/guards.test.ts`;

/** Rebase, preflight and guards. */
export const CORE_MUTANTS: readonly Mutant[] = [
  {
    name: 'organization sync is not read',
    protects: 'preflight',
    find: 'organizationSync: organizationSync.value',
    replace: 'organizationSync: null',
    tests: ['test/contract/kinds-job.test.ts'],
  },
  {
    name: 'the server is taken to let go of a role that it does not have',
    protects: 'preflight',
    find: 'removed.some((role) => isUnknownRole(organization, role)) ?',
    replace: 'removed.some((role) => !isUnknownRole(organization, role) && role === "") ?',
    tests: ['test/contract/dangling-job.test.ts'],
  },
  {
    name: 'taking away a role that the server does not have is sent all the same',
    protects: 'preflight',
    find: 'if (dangling === null || run.sending.aborted)',
    replace: 'if (dangling !== "" || run.sending.aborted)',
    tests: ['test/contract/dangling-job.test.ts'],
  },
  {
    name: 'a role that was made since the review is still taken for one that is not there',
    protects: 'preflight',
    find: 'return removed.find((role) => isUnknownRole({ roles }, role)) ?? null;',
    replace: 'return removed.find((role) => roles.size > 0 && role !== "") ?? null;',
    tests: ['test/contract/dangling-job.test.ts'],
  },
  {
    name: 'nothing is a conflict',
    protects: 'ENG-10, engine 4',
    find: 'wanted.has(role) !== theirs.has(role) && theirs.has(role) !== base.has(role)',
    replace: 'wanted.has(role) !== theirs.has(role) && theirs.has(role) !== theirs.has(role)',
    tests: [laws],
  },
  {
    name: 'the intent is carried out on what it saw',
    protects: 'ENG-10, I9',
    find: 'const target = applyIntent(intent, input.theirs);',
    replace: 'const target = applyIntent(intent, input.base);',
    tests: [laws],
  },
  {
    name: 'an intent that contradicts itself gives',
    protects: 'ENG-10',
    find: ': withoutRoles([...roles, ...intent.add], intent.remove);',
    replace: ': toRoleSet([...withoutRoles(roles, intent.remove), ...intent.add]);',
    tests: [laws, `${CORE}/intent.test.ts`],
  },
  {
    name: 'half a custom role may be left behind',
    protects: 'ENG-10',
    find: "if (rebased.kind !== 'write') return rebased;",
    replace: 'if (kind !== null) return rebased;',
    tests: [laws],
  },
  {
    name: 'what nobody said no to is told as refused',
    protects: 'outcomes',
    find: "NOT_REFUSED.includes(reason) ? 'failed' : 'refused'",
    replace: "'refused'",
    tests: [`${CORE}/outcome.test.ts`],
  },
  {
    name: 'own roles are not refused in advance',
    protects: 'preflight',
    find: "change.userId === actorId ? 'will-be-refused' : null",
    replace: 'change.userId === actorId ? null : null',
    tests: [`${CORE}/preflight.test.ts`],
  },
  {
    name: 'roles of the identity provider are not refused in advance',
    protects: 'preflight',
    find: "organization.roleSync === true && member?.loginType === 'oidc'",
    replace: "organization.roleSync === true && member?.loginType === 'never'",
    tests: [`${CORE}/preflight.test.ts`, 'test/model/preflight.test.ts'],
  },
  {
    name: 'roles that may not be given are not refused in advance',
    protects: 'preflight',
    find: 'removed].some((role) => roles.get(role)?.assignable === false)',
    replace: 'removed].some((role) => roles.get(role)?.assignable === null)',
    tests: [`${CORE}/preflight.test.ts`, 'test/model/preflight.test.ts'],
  },
  {
    name: 'any number of people may lose something',
    protects: 'guards',
    find: 'people.size <= members * MOST_LOSING',
    replace: 'people.size <= members * 2',
    tests: [guards],
  },
  {
    name: 'the last admins may go',
    protects: 'guards, ENG-12',
    find: 'if (after >= LEAST_ADMINS || after >= before) return [];',
    replace: 'if (after >= 0) return [];',
    tests: [guards],
  },
  {
    name: 'the last owners may go',
    protects: 'guards, ENG-12',
    find: 'if (losing.length === 0 || after >= LEAST_OWNERS || after >= before) return [];',
    replace: 'if (after >= 0) return [];',
    tests: [guards],
  },
  {
    name: 'a plan is not named by what it would do',
    protects: 'ENG-11',
    find: 'userIdOf(change), itemOf(change), ...toFacts(change)',
    replace: 'itemOf(change), ...toFacts(change)',
    tests: [`${CORE}/canonical-text.test.ts`],
  },
];
