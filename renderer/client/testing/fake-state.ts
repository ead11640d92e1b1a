import type { DeploymentId, PlanId, UserId } from '#shared/base/brand.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import type { Intent } from '#shared/model/intent.ts';
import type { Member } from '#shared/model/member.ts';
import { createPeople } from './fake-people.ts';

export type Delta = { readonly added: readonly string[]; readonly removed: readonly string[] };

export type FakeState = {
  readonly nowMs: number;
  deployments: readonly Deployment[];
  members: readonly Member[];
  selected: Set<UserId>;
  staged: ReadonlyMap<UserId, Intent>;
  undo: readonly ReadonlyMap<UserId, Intent>[];
  plans: readonly { readonly planId: PlanId; readonly staged: ReadonlyMap<UserId, Intent>; done: number }[];
  syncing: number | null;
};

export const DEMO: Deployment = {
  id: 'demo' as DeploymentId,
  name: 'acme',
  url: 'https://coder.example.com',
  kind: 'remote',
  environment: 'production',
  colour: 'red',
  credential: 'session',
  credentialProblem: null,
  actor: null,
  version: '2.35.1',
  readOnly: false,
  idleMinutes: 15,
  lockNote: null,
  trust: [],
  proxy: { mode: 'system', url: null, hasCredentials: false },
};

/** The state that the fake store keeps. */
export const createFakeState = (count: number, nowMs: number, isKept: boolean): FakeState => ({
  nowMs,
  deployments: isKept ? [DEMO] : [],
  members: createPeople(count, nowMs),
  selected: new Set(),
  staged: new Map(),
  undo: [],
  plans: [],
  syncing: null,
});

/** What an intent would change for somebody; null: nothing. */
export const toDelta = (member: Member, intent: Intent | undefined): Delta | null => {
  if (intent === undefined) return null;
  const add = intent.kind === 'delta' ? intent.add : intent.roles;
  const remove =
    intent.kind === 'delta' ? intent.remove : member.roles.filter((role) => !intent.roles.includes(role));
  const added = add.filter((role) => !member.roles.includes(role));
  const removed = remove.filter((role) => member.roles.includes(role));
  return added.length + removed.length === 0 ? null : { added, removed };
};

/** Everybody for whom staged work changes something. */
export const listStaged = (
  state: FakeState,
  staged: ReadonlyMap<UserId, Intent> = state.staged,
): readonly { readonly member: Member; readonly delta: Delta }[] =>
  state.members.flatMap((member) => {
    const delta = toDelta(member, staged.get(member.userId));
    return delta === null ? [] : [{ member, delta }];
  });
