import { ok } from '#shared/base/result.ts';
import type { Parsed } from '#shared/contract/index.ts';
import { NO_FILTER } from '#shared/model/member-filter.ts';
import { listRoles, ORGANIZATIONS } from './fake-people.ts';
import { DEMO, type FakeState } from './fake-state.ts';

/** Deployments, sync, directory, views, app. */
export const createRestHandlers = (state: FakeState) => ({
  'app.getQuestion': () => ok({ isOpen: false }),
  'app.getStatus': () =>
    ok({
      version: '0.1.0',
      launcher: 'child-process' as const,
      keychain: {
        state: 'unavailable' as const,
        message: 'No keychain answers; the token is kept until you quit.',
      },
      journalProblem: null,
    }),
  'deployment.list': () => ok(state.deployments),
  'deployment.openDemo': () => {
    state.deployments = [
      {
        ...DEMO,
        kind: 'demo' as const,
        name: 'demo',
        environment: 'other' as const,
        colour: 'blue' as const,
      },
    ];
    return ok(state.deployments[0] ?? DEMO);
  },
  'deployment.probe': ({ url }: Parsed<'deployment.probe'>) =>
    ok({
      url,
      version: '2.35.1',
      suggestedName: 'acme',
      signIn: { password: true, github: false, oidc: null, firstUser: 'exists' as const },
    }),
  'sync.start': () => ok({ members: state.members.length, changed: 0, durationMs: 12 }),
  'sync.cancel': () => ok({}),
  'sync.getStatus': () =>
    ok({
      state: state.syncing === null ? ('idle' as const) : ('running' as const),
      asOf: new Date(state.nowMs - 180_000).toISOString(),
      progress: state.syncing === null ? null : { step: 'Reading members', done: state.syncing, total: 5000 },
      problem: null,
    }),
  'sync.getChanges': () => ok({ since: null, until: null, counts: [] }),
  'sync.listChanges': () => ok({ total: 0, rows: [] }),
  'organization.list': () =>
    ok(
      ORGANIZATIONS.map((id, index) => ({
        id,
        name: index === 0 ? 'acme-main' : 'research',
        displayName: index === 0 ? 'Acme main' : 'Research',
        isDefault: index === 0,
        defaultRoles: ['workspace-reviewer'],
        roleSync: true,
        members: index === 0 ? state.members.length : 12,
      })),
    ),
  'role.list': () => ok(listRoles(state.members)),
  'role.listNames': () =>
    ok(listRoles(state.members).map(({ name, displayName }) => ({ name, displayName, isStaged: false }))),
  'view.list': () =>
    ok([
      {
        id: 'v1',
        name: 'Suspended',
        filter: { ...NO_FILTER, statuses: ['suspended'] },
        sort: { column: 'username' as const, direction: 'asc' as const },
        count: state.members.filter((member) => member.status === 'suspended').length,
      },
    ]),
  'view.save': () => ok({ id: 'v2' }),
  'view.remove': () => ok({}),
});
