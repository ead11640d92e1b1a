import { describe, expect, it } from 'vitest';
import type { Clock } from '#shared/base/ports.ts';
import { setUpRig } from '#test/kit/account-rig.ts';
import { findKeyFact, saveKeyFact } from '../../db/journal/key-fact.ts';
import { watchTokens } from './watch.ts';

const rig = setUpRig();
const DAY = 86_400_000;
/** How far this machine's clock is ahead of the server's. */
const AHEAD = 40 * DAY;

/** A clock on which every sleep takes its time at once, until `untilMs`; then it never wakes again. */
const createRun = (startMs: number, untilMs: number) => {
  let now = startMs;
  let rest: () => void = () => undefined;
  const rested = new Promise<void>((resolve) => {
    rest = resolve;
  });
  const clock: Clock = {
    nowMs: () => now,
    monotonicMs: () => now,
    sleep: async (ms) => {
      now += ms;
      if (now <= untilMs) return 'slept';
      rest();
      return new Promise(() => undefined);
    },
  };
  return { clock, rested };
};

describe('watching the end of tokens', () => {
  it('says when a token is within a week, within a day, and over, each once and on time', async () => {
    const { id } = await rig.connect();
    const { journal } = rig.now().store.data;
    const fact = findKeyFact(journal.read, id);
    if (fact === null) throw new Error('Nothing is known of the key');
    const end = Date.UTC(2027, 0, 31);
    saveKeyFact(journal.write, id, { ...fact, expiresAt: new Date(end).toISOString() });
    const { clock, rested } = createRun(end + AHEAD - 10 * DAY - 12_345, end + AHEAD + DAY);
    const said: number[] = [];
    const serverClocks = { of: () => ({ nowMs: clock.nowMs() - AHEAD, skewMs: -AHEAD, takenMs: null }) };
    const stop = watchTokens({
      journal,
      clock,
      serverClocks,
      changed: () => said.push(end + AHEAD - clock.nowMs()),
    });
    await rested;
    stop();
    expect(said).toEqual([7 * DAY, DAY, 0]);
  });

  it('answers offline from what was kept, by the clock, and asks again when told to', async () => {
    const { id } = await rig.connect();
    const { store, twin } = rig.now();
    const first = await store.must('token.getStatus', { id });
    expect(first.owner?.username).toBe('admin');
    await rig.restartStore();
    const asked = twin.requests.length;
    const known = { ...first, standing: 'untried' };
    expect(await rig.now().store.must('token.getStatus', { id })).toEqual(known);
    expect(twin.requests.length).toBe(asked);
    twin.edit.expireKey(twin.ownerToken);
    expect(await rig.codeOf('token.refresh', { id })).toBe('unauthorized');
    // What was known stays: a refusal tells nothing about the dates.
    expect(await rig.now().store.must('token.getStatus', { id })).toEqual({
      ...known,
      standing: 'refused',
      warning: 'refused',
      message: expect.stringContaining('refuses the token'),
    });
  });

  it('forgets what was told of a token with the token', async () => {
    const { id } = await rig.connect();
    const { store } = rig.now();
    await store.must('deployment.signOut', { id });
    const status = await store.must('token.getStatus', { id });
    expect(status).toMatchObject({ keyId: null, expiresAt: null, warning: 'none' });
    expect(findKeyFact(store.data.journal.read, id)).toBeNull();
  });
});
