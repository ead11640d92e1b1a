import { describe, expect, it, vi } from 'vitest';
import { askLimitsMs } from './answers.ts';
import { createAsks } from './asks.ts';

describe('an ask that main does not answer', () => {
  it('ends with the failure that it declares, when its time is over', async () => {
    vi.useFakeTimers();
    const { ask } = createAsks(() => undefined);
    const asked = ask({ ask: 'secret.write', account: 'a', secret: 'not a token' });
    vi.advanceTimersByTime(askLimitsMs['secret.write'] ?? 0);
    expect(await asked).toMatchObject({ ok: false, failure: { code: 'keychain-timeout' } });
    vi.useRealTimers();
  });

  it('drops an answer that comes too late or to nobody', () => {
    const { settle } = createAsks(() => undefined);
    expect(() => settle(1, { ok: true })).not.toThrow();
  });

  it('waits for a person without an end', () => {
    expect(askLimitsMs.approve).toBeNull();
  });
});
