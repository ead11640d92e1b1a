import { setUpRig } from '#electron/store/account/testing/rig.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { StoreAsk } from '#shared/contract/host.ts';
import type { Input } from '#shared/contract/index.ts';
import { countWrites, listWrites } from './writes.ts';

export type Question = Extract<StoreAsk, { readonly ask: 'approve' }>;
type StageInput = Input<'draft.stage'>;

/** Something that is staged; the default is nobody, in the default organization. */
export type Stage = {
  readonly kind?: NonNullable<StageInput['kind']>;
  readonly organizationId?: string;
  readonly userIds?: readonly string[];
  readonly roleName?: string;
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
  readonly exactly?: readonly string[];
};

/**
 * What a script in the page can do, without a page: any call of the contract on the whole store, against a server of
 * ours that counts what it is sent. Call it at the top of a test file.
 */
export const setUpStoreScript = (options: Parameters<typeof setUpRig>[0] = {}) => {
  const rig = setUpRig({ members: 600, seed: 11, generation: '2.35', rateLimit: false, ...options });
  const store = () => rig.now().store;
  const twin = () => rig.now().twin;

  const questions = (): readonly Question[] => store().main.asked.filter((ask) => ask.ask === 'approve');

  /** Keeps the server as a person would, reads it and unlocks it. */
  const keep = async (look: Partial<Input<'deployment.connect'>> = {}): Promise<DeploymentId> => {
    const { id } = await store().must('deployment.connect', {
      ...{ url: twin().url, token: twin().ownerToken, name: 'Sandbox', environment: 'other', colour: 'blue' },
      ...look,
    });
    await store().must('sync.start', { deploymentId: id });
    await store().must('deployment.setReadOnly', { id, readOnly: false });
    return id;
  };

  const stage = (deploymentId: DeploymentId, order: Stage): Promise<unknown> => {
    const { kind = 'member-roles', organizationId = twin().organizations.coder, userIds = [] } = order;
    const { roleName, add = [], remove = [], exactly } = order;
    const input = {
      ...{ deploymentId, organizationId, kind },
      who: roleName === undefined ? { kind: 'people', userIds } : { kind: 'role', roleName },
      intent: exactly === undefined ? { kind: 'delta', add, remove } : { kind: 'exactly', roles: exactly },
    };
    // Ids are plain text to a page; the brand of the contract is not.
    return store().must('draft.stage', input as StageInput);
  };

  /** Starts what is staged, with everything a script can read off the review. Answers the plan, or the code. */
  const start = async (deploymentId: DeploymentId, over: Partial<Input<'apply.start'>> = {}) => {
    const { hash, guards, demands } = await store().must('plan.review', { deploymentId });
    return store().call('apply.start', {
      ...{ deploymentId, hash, waves: null, typedName: demands.typeName ?? '' },
      reasons: Object.fromEntries(guards.map(({ code }) => [code, 'the page says that it is meant'])),
      ...over,
    });
  };

  const discard = (deploymentId: DeploymentId) =>
    store().must('draft.discard', { deploymentId, organizationId: null, who: { kind: 'everybody' } });

  /** Waits until a plan has ended and the copy has followed. */
  const settle = async (deploymentId: DeploymentId, reply: Awaited<ReturnType<typeof start>>) => {
    if (!reply.ok) throw new Error(`Not started: ${reply.failure.code}: ${reply.failure.message}`);
    const { planId } = reply.value;
    for (;;) {
      const { state } = await store().must('apply.getStatus', { planId });
      if (state === 'closed' || state === 'needs-review' || state === 'paused') break;
      await new Promise((next) => setTimeout(next, 5));
    }
    await store().must('sync.start', { deploymentId });
    return planId;
  };

  /** Active members of an organization without roles, but the one who is signed in. */
  const people = (organization: 'coder' | 'labs' = 'coder'): readonly string[] => {
    const { users, members } = twin().dump();
    const active = new Set(users.flatMap(({ id, status }) => (status === 'active' ? [id] : [])));
    return members
      .filter(
        (one) => one.organization === organization && one.roles.length === 0 && one.username !== 'admin',
      )
      .flatMap(({ userId }) => (active.has(userId) ? [userId] : []));
  };

  return {
    ...{ rig, store, twin, questions, keep, stage, start, discard, settle, people },
    writes: () => countWrites(twin()),
    listWrites: () => listWrites(twin()),
  };
};
