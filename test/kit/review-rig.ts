import { startTwin, type TwinOptions } from '#electron/demo/index.ts';
import type { DeploymentId, OrganizationId, UserId } from '#shared/base/brand.ts';
import type { Input, Output } from '#shared/contract/index.ts';
import { NO_FILTER } from '#shared/model/member-filter.ts';
import { connectTwin, createFakeMain, openStore } from './store.ts';

export type Store = ReturnType<typeof openStore>;
type Intent = Input<'draft.stage'>['intent'];
type Kind = Exclude<NonNullable<Input<'draft.stage'>['kind']>, 'custom-role'>;

const MEMBERS = 60;

/** People of the default organization in the copy, by username. */
export const readPeople = async (store: Store, deploymentId: DeploymentId) => {
  const organizations = await store.must('organization.list', { deploymentId });
  const organizationId = (organizations.find(({ isDefault }) => isDefault)?.id ?? '') as OrganizationId;
  const people = new Map<string, Output<'member.list'>['rows'][number]>();
  for (let offset = 0; ; offset += 200) {
    const { rows } = await store.must('member.list', {
      deploymentId,
      organizationId,
      filter: NO_FILTER,
      sort: { column: 'username', direction: 'asc' },
      offset,
      limit: 200,
    });
    for (const row of rows) people.set(row.username, row);
    if (rows.length < 200) return { organizationId, people };
  }
};

/** A twin, a store that has copied it, and short ways to stage and apply. `plain` are ordinary people without roles. */
export const openReviewRig = async (options: Partial<TwinOptions> & { environment?: 'production' } = {}) => {
  const { environment = 'staging', ...twinOptions } = options;
  const twin = await startTwin({
    members: MEMBERS,
    seed: 7,
    generation: '2.35',
    rateLimit: false,
    ...twinOptions,
  });
  const store = openStore(createFakeMain());
  const deploymentId = await connectTwin(store, twin, environment);
  const { organizationId, people } = await readPeople(store, deploymentId);
  const odd = new Set<string>(Object.values(twin.oddities));
  const plain = [...people.values()]
    .filter(({ roles, siteRoles, status, loginType, username }) => {
      const isEmpty = roles.length === 0 && siteRoles.length === 0;
      return isEmpty && status === 'active' && loginType === 'password' && !odd.has(username);
    })
    .map(({ username }) => username);
  const idOf = (username: string): UserId => people.get(username)?.userId ?? ('' as UserId);

  const stage = (usernames: readonly string[], intent: Intent, kind: Kind = 'member-roles') =>
    store.must('draft.stage', {
      deploymentId,
      organizationId,
      kind,
      who: { kind: 'people', userIds: usernames.map(idOf) },
      intent,
    });
  const add = (usernames: readonly string[], ...roles: readonly string[]) =>
    stage(usernames, { kind: 'delta', add: roles, remove: [] });
  const remove = (usernames: readonly string[], ...roles: readonly string[]) =>
    stage(usernames, { kind: 'delta', add: [], remove: roles });

  const untilEnded = async (planId: string) => {
    for (;;) {
      const status = await store.must('apply.getStatus', { planId });
      if (status.state === 'closed' || status.state === 'needs-review') return status;
      if (status.state === 'paused') throw new Error(`Paused: ${status.reason ?? ''}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const review = () => store.must('plan.review', { deploymentId });
  const apply = async (more: Pick<Input<'apply.start'>, 'reasons' | 'typedName'> = {}) => {
    const { hash } = await review();
    const { planId } = await store.must('apply.start', { deploymentId, hash, ...more });
    return untilEnded(planId);
  };
  const sync = () => store.must('sync.start', { deploymentId });
  const rolesOf = (username: string) =>
    twin.dump().members.find((row) => row.username === username && row.organization === 'coder')?.roles ??
    null;
  const close = async (): Promise<void> => {
    await store.dispose();
    await twin.close();
  };
  return {
    ...{ twin, store, deploymentId, organizationId, people, plain, idOf, stage, add, remove, review, apply },
    ...{ sync, rolesOf, untilEnded, close },
  };
};
export type Rig = Awaited<ReturnType<typeof openReviewRig>>;
