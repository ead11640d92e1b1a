import { describe, expect, it } from 'vitest';
import type { DeploymentId } from '#shared/base/brand.ts';
import { asUser, setUpRig } from '#test/kit/account-rig.ts';
import { findKeyFact, saveKeyFact } from '../db/journal/key-fact.ts';
import { findServerClock } from '../db/journal/meta.ts';
import { createServerClocks } from './server-clocks.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
let aheadMs = 0;
const nowMs = () => Date.now() + aheadMs;

const rig = setUpRig({ nowMs, generation: '2.31' });

/** Connects with a token that lives for five days on a server whose clock is off by so much. */
const connectOff = async (ms: number): Promise<DeploymentId> => {
  aheadMs = ms;
  const reply = await rig.withPassword(asUser('plain-member', 5));
  if (!reply.ok) throw new Error(reply.failure.message);
  return reply.value.id;
};
const statusOf = (id: DeploymentId) => rig.now().store.must('token.getStatus', { id });

describe('a server whose clock is far from ours', () => {
  it.each([
    ['behind', -10 * DAY, 'The clock of this computer is 10 days ahead of the server’s.'],
    ['ahead', 10 * DAY, 'The clock of this computer is 10 days behind the server’s.'],
  ])('counts the end of a token by its own (%s)', async (_, ms, words) => {
    const id = await connectOff(ms);
    const status = await statusOf(id);
    expect(status).toMatchObject({ warning: 'week', message: 'The token runs out in 5 days. Replace it.' });
    expect(status.clockMessage).toContain(words);
    expect(Math.abs(status.skewMs - ms)).toBeLessThan(2_000);
  });

  it('is known offline too, and warns by its own clock there', async () => {
    const id = await connectOff(-10 * DAY);
    expect(await rig.codeOf('token.refresh', { id })).toBe('ok');
    const first = await statusOf(id);
    await rig.restartStore();
    const asked = rig.now().twin.requests.length;
    expect(await statusOf(id)).toEqual({ ...first, standing: 'untried' });
    expect(rig.now().twin.requests.length).toBe(asked);
  });

  it('is told as soon as it is put right', async () => {
    const id = await connectOff(-10 * DAY);
    aheadMs = 0;
    const before = rig.now().store.topics.length;
    expect(await rig.codeOf('token.refresh', { id })).not.toBe('internal');
    expect(await statusOf(id)).toMatchObject({ clockMessage: null, skewMs: 0, warning: 'refused' });
    await expect.poll(() => rig.now().store.topics.slice(before)).toContain('token');
  });

  it('forgets the clock with the token', async () => {
    const id = await connectOff(-10 * DAY);
    expect(await rig.codeOf('token.refresh', { id })).toBe('ok');
    const { journal } = rig.now().store.data;
    expect(findServerClock(journal.read, id)).not.toBeNull();
    await rig.now().store.must('deployment.signOut', { id });
    expect(findServerClock(journal.read, id)).toBeNull();
  });
});

describe('a token that the server takes', () => {
  it('has not run out, although it was to end before: nobody is asked to sign in again', async () => {
    const id = await connectOff(0);
    const { journal } = rig.now().store.data;
    // The server moves the end of a key on use (coder-api 1.2); what was told of it is old by then.
    const fact = findKeyFact(journal.read, id);
    if (fact === null) throw new Error('Nothing is known of the key');
    saveKeyFact(journal.write, id, { ...fact, expiresAt: new Date(Date.now() - HOUR).toISOString() });
    expect(await statusOf(id)).toMatchObject({ warning: 'unknown', expiresAt: null });
    const before = rig.now().store.topics.length;
    await rig.now().store.must('capability.detect', { id });
    await expect.poll(() => rig.now().store.topics.slice(before)).toContain('token');
    // What it is now is for the server to say.
    expect(await rig.codeOf('token.refresh', { id })).toBe('ok');
    expect((await statusOf(id)).warning).toBe('week');
  });
});

describe('what is written down', () => {
  it('is news only: a token that goes on being taken is no news each time', async () => {
    const id = await connectOff(0);
    const { store, twin } = rig.now();
    const { keyId } = await statusOf(id);
    if (keyId === null) throw new Error('No token');
    let told = 0;
    const clocks = createServerClocks({
      journal: store.data.journal,
      clock: { nowMs: Date.now },
      changed: () => {
        told += 1;
      },
    });
    const start = Date.now();
    const hear = (skewMs: number, serverMs: number) =>
      clocks.hear(twin.url, keyId, { skewMs, serverMs, isTaken: true });
    hear(4_000, start);
    for (let n = 1; n <= 100; n += 1) hear(n % 2 === 0 ? 4_100 : 3_900, start + n * 1_000);
    const first = told;
    expect(first).toBeLessThanOrEqual(1);
    // A banner says that it has run out, and this answer shows that it has not.
    const fact = findKeyFact(store.data.journal.read, id);
    if (fact === null) throw new Error('Nothing is known of the key');
    const expiresAt = new Date(start + 120_000).toISOString();
    saveKeyFact(store.data.journal.write, id, { ...fact, expiresAt });
    hear(4_000, start + 119_000);
    expect(told).toBe(first);
    hear(4_000, start + 120_000);
    hear(4_000, start + 121_000);
    expect(told).toBe(first + 1);
    hear(4_000, start + 13 * 60_000);
    hear(60_000, start + 13 * 60_000);
    expect(told).toBe(first + 3);
    expect(clocks.of({ id, url: twin.url, keyId })).toMatchObject({
      skewMs: 60_000,
      takenMs: start + 13 * 60_000,
    });
    expect(clocks.of({ id, url: twin.url, keyId: 'another0ne' }).takenMs).toBeNull();
  });
});
