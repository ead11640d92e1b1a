import { describe, expect, it } from 'vitest';
import type { DeploymentId } from '#shared/base/brand.ts';
import { createFreshen } from './freshen.ts';

const deploymentId = 'acme' as DeploymentId;
const [BEFORE, ENDED, AFTER, NOW, LATER] = [10, 11, 12, 13, 14].map(
  (hour) => `2026-01-01T${hour}:00:00Z`,
) as [string, string, string, string, string];

const freshen = async (times: { readonly asOf: string | null; readonly refreshed?: string }) => {
  const done: string[] = [];
  let { asOf } = times;
  const isFresh = await createFreshen({
    sync: {
      whenIdle: async () => void done.push('idle'),
      start: async () => {
        done.push('start');
        asOf = times.refreshed ?? asOf;
      },
    },
    findAsOf: () => asOf,
    nowMs: () => Date.parse(NOW),
  })({ deploymentId, endedAt: ENDED });
  return { isFresh, done };
};

describe('a copy that is to be newer than an apply', () => {
  it('is left alone where it is', async () => {
    expect(await freshen({ asOf: AFTER })).toEqual({ isFresh: true, done: ['idle'] });
  });

  it('is read again where it is older, or was never read', async () => {
    const done = ['idle', 'start'];
    expect(await freshen({ asOf: BEFORE, refreshed: AFTER })).toEqual({ isFresh: true, done });
    expect(await freshen({ asOf: null, refreshed: AFTER })).toEqual({ isFresh: true, done });
  });

  it('is read again where it is of the future: the clock was set back since, and it may be older than the apply', async () => {
    const done = ['idle', 'start'];
    expect(await freshen({ asOf: LATER, refreshed: AFTER })).toEqual({ isFresh: true, done });
    expect((await freshen({ asOf: LATER })).isFresh).toBe(false);
  });

  it('is called old where that failed', async () => {
    expect((await freshen({ asOf: BEFORE })).isFresh).toBe(false);
  });
});
