import { describe, expect, it } from 'vitest';
import { createLatency } from './latency.ts';

describe('the latency of a host', () => {
  it('is the median of what was answered lately, lane by lane, and nothing before that', () => {
    const latency = createLatency();
    expect(latency.median('read')).toBeNull();
    for (const ms of [10, 1_000, 20]) latency.note('read', ms, 100);
    expect(latency.median('read')).toBe(20);
    expect(latency.median('write')).toBeNull();
  });

  it('forgets what is long past, and leaves large answers out', () => {
    const latency = createLatency();
    for (let n = 0; n < 100; n += 1) latency.note('write', 500, 10);
    for (let n = 0; n < 60; n += 1) latency.note('write', 30, 10);
    expect(latency.median('write')).toBe(30);
    latency.note('read', 900, 1_000_000);
    expect(latency.median('read')).toBeNull();
  });
});
