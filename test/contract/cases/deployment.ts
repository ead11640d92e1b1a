import { holds, on, until24 } from '../run/situation.ts';
import { must } from '../run/world.ts';
import { NOBODY, NOWHERE } from './ids.ts';

const questions = (object: { readonly resource_type: string; readonly resource_id?: string }, times = 1) => ({
  checks: Object.fromEntries(
    Array.from({ length: times }, (_, n) => [`k${n}`, { action: 'read', object }] as const),
  ),
});

const facts = [
  ...on('getBuildInfo', [{ title: 'without a token', as: 'nobody', ask: () => ({}), ends: 'ok' }]),
  ...on('getEntitlements', [
    { title: 'without a token', as: 'nobody', ask: () => ({}), ends: 'ok' },
    {
      title: 'unlicensed',
      server: 'unlicensed',
      staged: {
        why: 'needs a deployment without a licence',
        stage: (twin) => twin.edit.configure({ isLicensed: false }),
      },
      ask: () => ({}),
      ends: 'ok',
      check: (told) => holds(!told.has_license, 'has a licence'),
    },
  ]),
  ...on('listExperiments', [
    { title: 'as a plain member', as: 'member', ask: () => ({}), ends: 'ok' },
    { title: 'without a token', as: 'nobody', ask: () => ({}), ends: 'token-missing' },
  ]),
  ...on('listAvailableExperiments', [
    { title: 'as a plain member', as: 'member', ask: () => ({}), ends: 'ok' },
  ]),
  ...on('listScopes', [
    {
      title: 'without a token',
      as: 'nobody',
      ask: () => ({}),
      ends: until24('route-unknown', 'ok'),
      check: (told) => holds(told.external.includes('coder:all'), 'no coder:all'),
    },
  ]),
];

const rights = [
  ...on('checkAuthorization', [
    {
      title: 'as owner',
      ask: () => questions({ resource_type: 'user' }),
      ends: 'ok',
      check: (told) => holds(told.k0 === true, 'may not read users'),
    },
    {
      title: 'as a plain member',
      as: 'member',
      ask: () => questions({ resource_type: 'deployment_config' }),
      ends: 'ok',
      check: (told) => holds(told.k0 === false, 'may read the configuration'),
    },
    { title: 'of nothing', ask: () => questions({ resource_type: '' }), ends: 'bad-check' },
    {
      title: 'eleven ids',
      ask: () => questions({ resource_type: 'user', resource_id: NOBODY }, 11),
      ends: 'bad-check',
    },
    {
      title: 'no id',
      ask: () => questions({ resource_type: 'user', resource_id: 'me' }),
      ends: 'bad-check',
    },
    {
      title: 'an id where there can be none',
      ask: () => questions({ resource_type: 'organization_member', resource_id: NOBODY }),
      ends: 'bad-check',
    },
  ]),
  ...on('listAudit', [
    {
      title: 'as owner',
      ask: () => ({ limit: 2 }),
      ends: 'ok',
      check: ({ audit_logs }) => holds(audit_logs.length <= 2, `${audit_logs.length} rows`),
    },
    { title: 'more than a page', ask: () => ({ limit: 500 }), ends: 'ok' },
    {
      title: 'of somebody who joined just now: a list that was not there has no old value',
      needs: 'licence',
      ask: async (w) => {
        const where = { organization: w.organization, user: (await w.newUser()).id };
        await must('leaving', w.api.removeMember(where));
        await must('joining', w.api.addMember(where));
        return { limit: 200, q: 'resource_type:organization_member action:create' };
      },
      ends: 'ok',
      check: ({ audit_logs, unreadable }) =>
        holds(
          unreadable === 0 &&
            audit_logs.some(({ diff }) => diff.roles !== undefined && !('old' in diff.roles)),
          `${unreadable} unreadable, none without an old value`,
        ),
    },
    {
      title: 'of one kind',
      ask: () => ({ limit: 50, q: 'resource_type:organization_member' }),
      ends: 'ok',
      check: ({ audit_logs }) =>
        holds(
          audit_logs.every((row) => row.resource_type === 'organization_member'),
          'another kind',
        ),
    },
    { title: 'as organization auditor', as: 'orgAuditor', ask: () => ({ limit: 1 }), ends: 'ok' },
    { title: 'as a plain member', as: 'member', ask: () => ({ limit: 1 }), ends: 'forbidden' },
    { title: 'a negative limit', ask: () => ({ limit: -1 }), ends: 'bad-query' },
  ]),
];

const organizations = [
  ...on('listOrganizations', [
    {
      title: 'as owner',
      ask: () => ({}),
      ends: 'ok',
      check: (rows, w) =>
        holds(
          rows.every((row) => (row.default_org_member_roles === null) === (w.generation !== '2.35')),
          'default roles',
        ),
    },
    {
      title: 'from outside',
      as: 'outsider',
      ask: () => ({}),
      ends: 'ok',
      check: (rows) => holds(rows.length === 0, `sees ${rows.length}`),
    },
  ]),
  ...on('getOrganization', [
    { title: 'by id', ask: ({ organization }) => ({ organization }), ends: 'ok' },
    {
      title: 'the default one',
      ask: () => ({ organization: 'default' }),
      ends: 'ok',
      check: (row) => holds(row.is_default, 'is another one'),
    },
    { title: 'one that is not there', ask: () => ({ organization: NOWHERE }), ends: 'not-visible' },
    {
      title: 'another one, as a plain member',
      needs: 'second organization',
      as: 'member',
      ask: (w) => ({ organization: w.otherOrganization ?? '' }),
      ends: 'not-visible',
    },
  ]),
  ...on('getRoleSync', [
    { title: 'as owner', needs: 'licence', ask: ({ organization }) => ({ organization }), ends: 'ok' },
    {
      title: 'as organization admin',
      needs: 'licence',
      as: 'orgAdmin',
      ask: ({ organization }) => ({ organization }),
      ends: 'ok',
    },
    {
      title: 'as a plain member',
      needs: 'licence',
      as: 'member',
      ask: ({ organization }) => ({ organization }),
      ends: 'forbidden',
    },
  ]),
  ...on('getOrganizationSync', [
    { title: 'as owner', needs: 'licence', ask: () => ({}), ends: 'ok' },
    { title: 'as organization admin', needs: 'licence', as: 'orgAdmin', ask: () => ({}), ends: 'forbidden' },
  ]),
];

/** What the deployment is, has and lets the token do (coder-api 1.8 and 3.6). */
export const deploymentCases = [...facts, ...rights, ...organizations];
