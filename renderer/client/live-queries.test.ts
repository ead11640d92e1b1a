import { describe, expect, it } from 'vitest';
import type { Topic } from '#shared/contract/define.ts';
import type { CallStore } from './connection.ts';
import { createLiveQueries } from './live-queries.ts';

/** A call that waits until the test answers it. */
const createHeldCalls = () => {
  const calls: {
    readonly name: string;
    readonly isAborted: () => boolean;
    readonly answer: (reply: unknown) => void;
  }[] = [];
  const call: CallStore = (name, _input, options) =>
    new Promise((resolve) => {
      calls.push({
        name,
        isAborted: () => options?.signal?.aborted ?? false,
        // The test plays the store; what it answers is its business.
        answer: (reply) => resolve(reply as Awaited<ReturnType<typeof call<typeof name>>>),
      });
    });
  return { calls, call };
};

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const good = (value: unknown) => ({ ok: true, value });
const bad = { ok: false, failure: { code: 'internal', message: 'broken' } };

const watch = () => {
  const held = createHeldCalls();
  const live = createLiveQueries({ call: held.call });
  const read = () => live.read('deployment.list', {});
  const stop = live.subscribe('deployment.list', {}, () => undefined);
  return { ...held, live, read, stop };
};

describe('live queries', () => {
  it('asks once however many look', async () => {
    const { calls, live, read } = watch();
    live.subscribe('deployment.list', {}, () => undefined);
    expect(calls).toHaveLength(1);
    calls[0]?.answer(good([]));
    await settle();
    expect(read()).toEqual({ value: [], failure: null, isLoading: false });
  });

  it('asks again when a topic it reads changes, and only then', async () => {
    const { calls, live } = watch();
    calls[0]?.answer(good([]));
    await settle();
    const others: readonly Topic[] = ['members', 'draft'];
    live.invalidate(others);
    expect(calls).toHaveLength(1);
    live.invalidate(['deployments']);
    expect(calls).toHaveLength(2);
  });

  it('keeps the last answer while it is asked again, and when that fails', async () => {
    const { calls, live, read } = watch();
    calls[0]?.answer(good(['old']));
    await settle();
    live.invalidate(['deployments']);
    expect(read()).toMatchObject({ value: ['old'], isLoading: true });
    calls[1]?.answer(bad);
    await settle();
    expect(read()).toMatchObject({ value: ['old'], failure: { message: 'broken' }, isLoading: false });
  });

  it('asks once more, not many times, for changes that came while it was asking', async () => {
    const { calls, live } = watch();
    live.invalidate(['deployments']);
    live.invalidate(['deployments']);
    calls[0]?.answer(good([]));
    await settle();
    expect(calls).toHaveLength(2);
    calls[1]?.answer(good([]));
    await settle();
    expect(calls).toHaveLength(2);
  });

  it('cancels what nobody waits for any more', async () => {
    const { calls, stop } = watch();
    stop();
    await settle();
    expect(calls[0]?.isAborted()).toBe(true);
  });

  it('does not cancel when somebody else begins to look in the same breath', async () => {
    const { calls, stop, live } = watch();
    stop();
    live.subscribe('deployment.list', {}, () => undefined);
    await settle();
    expect(calls[0]?.isAborted()).toBe(false);
    expect(calls).toHaveLength(1);
  });

  it('shows a kept answer at once when somebody looks again, and renews it only if it is stale', async () => {
    const { calls, stop, live, read } = watch();
    calls[0]?.answer(good(['kept']));
    await settle();
    stop();
    await settle();
    live.subscribe('deployment.list', {}, () => undefined)();
    expect(calls).toHaveLength(1);
    await settle();
    live.invalidate(['deployments']);
    expect(calls).toHaveLength(1);
    live.subscribe('deployment.list', {}, () => undefined);
    expect(read().value).toEqual(['kept']);
    expect(calls).toHaveLength(2);
  });

  it('does not ask what was answered before it was asked, until one of its topics changes', () => {
    const { calls, call } = createHeldCalls();
    const live = createLiveQueries({ call });
    live.fill([{ name: 'deployment.list', input: {}, value: [] }]);
    live.subscribe('deployment.list', {}, () => undefined);
    expect(live.read('deployment.list', {})).toEqual({ value: [], failure: null, isLoading: false });
    expect(calls).toHaveLength(0);
    live.invalidate(['deployments']);
    expect(calls).toHaveLength(1);
  });

  it('lets a question that was asked already have its own answer', async () => {
    const { calls, live, read } = watch();
    live.fill([{ name: 'deployment.list', input: {}, value: ['early'] }]);
    expect(read().value).toBeUndefined();
    calls[0]?.answer(good([]));
    await settle();
    expect(read().value).toEqual([]);
  });
});
