import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanId, UserId } from '#shared/base/brand.ts';
import { LIVE, SITE_ORGANIZATION_ID } from '#shared/model/subject.ts';
import { ORGANIZATION, openProfile, userId } from '#test/kit/cache.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { insertChanges, type PlannedChange } from './change.ts';
import { appendEvent } from './event.ts';
import { listConfirmed, listLately, listMovedLately, listPlannedWords, type Moment } from './lately.ts';
import { insertPlan, setPlanState } from './plan.ts';

let profile: ReturnType<typeof openProfile>;
beforeEach(() => {
  profile = openProfile();
});
afterEach(() => profile.dispose());

const NOW: Moment = { monoMs: 10 * 3_600_000, bootId: 'this', wallMs: Date.parse('2026-11-01T10:00:00Z') };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const place = { deploymentId: DEPLOYMENT, serverId: 'server' };

type Started = {
  readonly id: string;
  readonly people?: readonly number[];
  readonly agoMs?: number;
  /** What the wall clock said, where it did not say the truth. */
  readonly wallAgoMs?: number;
  readonly bootId?: string;
  readonly confirmed?: readonly string[];
  readonly serverId?: string | null;
  readonly deploymentId?: string;
  readonly role?: string;
  readonly words?: readonly string[];
  readonly base?: readonly string[];
  /** Tokens of the first person, by id. */
  readonly tokens?: readonly string[];
};

const start = (of: Started): PlanId => {
  const {
    id,
    people = [],
    tokens = [],
    agoMs = 0,
    wallAgoMs = agoMs,
    bootId = 'this',
    confirmed,
    serverId = 'server',
  } = of;
  const planId = id as PlanId;
  const wallUtc = new Date(NOW.wallMs - wallAgoMs).toISOString();
  const change = (
    who: UserId,
    over: Partial<Exclude<PlannedChange, { kind: 'token-expiry' | 'unknown-kind' }>> = {},
  ): PlannedChange => ({
    ...{ kind: 'member-roles', organizationId: ORGANIZATION, userId: who, roleName: '' },
    ...{ intent: { kind: 'delta', add: ['x'], remove: [] }, base: [], target: ['x'] },
    ...{ added: ['x'], removed: [], verdict: 'will-succeed' },
    ...over,
  });
  const { write } = profile.journal;
  insertPlan(write, {
    ...{ id: planId, deploymentId: (of.deploymentId ?? DEPLOYMENT) as typeof DEPLOYMENT, serverId },
    ...{ actorId: userId(1), hash: 'h', changes: 1, undoes: null, createdAt: wallUtc, appVersion: '0' },
    ...{ reasons: {}, serverVersion: null },
  });
  const roles = of.role === undefined ? [] : [of.role];
  insertChanges(write, planId, [
    ...people.map((n) => change(userId(n))),
    ...tokens.map(
      (tokenId): PlannedChange => ({
        ...{ kind: 'token-expiry', organizationId: SITE_ORGANIZATION_ID, userId: userId(1), tokenId },
        ...{ intent: { kind: 'delta', add: [], remove: [LIVE] }, base: [LIVE], target: [] },
        ...{ added: [], removed: [LIVE], verdict: 'will-succeed' },
      }),
    ),
    ...roles.map((roleName) =>
      change('00000000-0000-0000-0000-000000000000' as UserId, {
        ...{ kind: 'custom-role', roleName, base: of.base ?? [] },
        target: of.words ?? ['exists', 'org:workspace:ssh'],
      }),
    ),
  ]);
  const data = confirmed === undefined ? {} : { confirmed };
  appendEvent(
    write,
    { planId, n: null, kind: 'approve', attempt: null, data },
    { monoMs: NOW.monoMs - agoMs, bootId, wallUtc },
  );
  return planId;
};
const lately = (now: Partial<Moment> = {}): readonly string[] =>
  [...listLately(profile.journal.write, place, { ...NOW, ...now })].sort();

describe('whom plans of the last hour were about', () => {
  it('counts each person once, over plans, and nobody of an hour ago', () => {
    start({ id: 'p1', people: [1, 2], agoMs: 59 * MINUTE });
    start({ id: 'p2', people: [2, 3] });
    start({ id: 'p3', people: [4], agoMs: 61 * MINUTE });
    expect(lately()).toEqual([userId(1), userId(2), userId(3)]);
  });

  it('counts a plan that takes longer than an hour, until an hour after it stopped', () => {
    const running = start({ id: 'p1', people: [1], agoMs: 3 * HOUR });
    expect(lately()).toEqual([]);
    setPlanState(profile.journal.write, running, { state: 'running', reason: null });
    expect(lately()).toEqual([userId(1)]);
    setPlanState(profile.journal.write, running, { state: 'paused', reason: 'person' });
    expect(lately()).toEqual([]);
    const pause = { planId: running, n: null, kind: 'pause', attempt: null, data: {} } as const;
    const stamp = { monoMs: NOW.monoMs - MINUTE, bootId: 'this', wallUtc: '2026-11-01T09:59:00.000Z' };
    appendEvent(profile.journal.write, pause, stamp);
    expect(lately()).toEqual([userId(1)]);
  });

  it('counts a plan that ran for longer than an hour until the program was killed', () => {
    const killed = start({ id: 'p1', people: [1], agoMs: 3 * HOUR, bootId: 'before' });
    setPlanState(profile.journal.write, killed, { state: 'paused', reason: 'restarted' });
    expect(lately()).toEqual([]);
    const recover = { planId: killed, n: null, kind: 'recover', attempt: null, data: {} } as const;
    const stamp = { monoMs: NOW.monoMs - MINUTE, bootId: 'this', wallUtc: '2026-11-01T09:59:00.000Z' };
    appendEvent(profile.journal.write, recover, stamp);
    expect(lately()).toEqual([userId(1)]);
  });

  const toThingKey = (id: string) => `${SITE_ORGANIZATION_ID} ${userId(1)} ${id}`;

  it('counts each token of one owner', () => {
    start({ id: 'p1', people: [1], tokens: ['a', 'b'] });
    start({ id: 'p2', tokens: ['b', 'c'] });
    expect(lately()).toEqual([userId(1), ...['a', 'b', 'c'].map(toThingKey)].sort());
  });

  it('knows the roles that were moved, and leaves out those that are only called another name', () => {
    start({ id: 'p1', role: 'moved' });
    start({ id: 'p2', role: 'old', agoMs: 2 * HOUR });
    start({ id: 'p3', role: 'named', words: ['exists', 'display:Other'], base: ['exists'] });
    expect(listMovedLately(profile.journal.write, place, NOW)).toMatchObject([{ roleName: 'moved' }]);
  });

  it('leaves out whom a person confirmed, and nobody else', () => {
    start({ id: 'p1', people: [1], confirmed: ['many'] });
    start({ id: 'p2', people: [2], confirmed: [] });
    expect(lately()).toEqual([userId(2)]);
  });

  it('does not let a clock that jumps open a hole', () => {
    start({ id: 'future', people: [1], agoMs: 3 * MINUTE, wallAgoMs: -500 * MINUTE, bootId: 'before' });
    start({ id: 'now', people: [2], agoMs: 3 * MINUTE });
    expect(lately({ wallMs: NOW.wallMs + 24 * 60 * MINUTE })).toEqual([userId(2)]);
    expect(lately({ wallMs: NOW.wallMs - 24 * 60 * MINUTE })).toEqual([userId(1), userId(2)]);
  });

  it('counts the same server under another address, and no other server', () => {
    start({ id: 'p1', people: [1], deploymentId: 'another-id' });
    start({ id: 'p2', people: [2], deploymentId: 'third-id', serverId: 'else' });
    start({ id: 'p3', people: [3], deploymentId: 'third-id', serverId: null });
    expect(lately()).toEqual([userId(1)]);
    expect(listLately(profile.journal.write, { ...place, serverId: null }, NOW).size).toBe(0);
  });

  it('counts a plan that goes on', () => {
    const planId = start({ id: 'p1', people: [1], agoMs: 120 * MINUTE });
    expect(lately()).toEqual([]);
    appendEvent(
      profile.journal.write,
      { planId, n: null, kind: 'resume', attempt: null, data: {} },
      { monoMs: NOW.monoMs, bootId: 'this', wallUtc: new Date(NOW.wallMs).toISOString() },
    );
    expect(lately()).toEqual([userId(1)]);
  });
});

describe('what else is known of plans', () => {
  it('is what they wrote into roles, as long as they are open or the copy is older', () => {
    start({ id: 'p1', role: 'helper' });
    const words = listPlannedWords(profile.journal.write, place, '2030-01-01T00:00:00Z');
    expect(words.get(`${ORGANIZATION} helper`)).toEqual(['exists', 'org:workspace:ssh']);
  });

  it('is what a person confirmed', () => {
    const planId = start({ id: 'p1', people: [1], confirmed: ['many', 'production'] });
    expect(listConfirmed(profile.journal.write, planId)).toEqual(['many', 'production']);
    expect(listConfirmed(profile.journal.write, start({ id: 'p2', people: [2] }))).toEqual([]);
  });
});
