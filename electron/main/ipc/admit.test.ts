import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { CHANNEL_LIMITS, createAdmit } from './admit.ts';

const frame = { parent: null, origin: 'app://bundle', url: 'app://bundle/index.html', detached: false };
const text = z.string().check(z.maxLength(10));

const open = () => {
  const clock = { nowMs: 0 };
  const lines: unknown[] = [];
  const warn = (event: string, fields?: unknown): void => void lines.push([event, fields]);
  const door = {
    origin: 'app://bundle',
    isKnown: (id: number) => id === 1,
    log: { info: warn, warn, error: warn },
  };
  const admit = createAdmit(door, () => clock.nowMs);
  const send = (...args: readonly unknown[]) => admit(text, { channel: 'c', frame, contentsId: 1, args });
  return { clock, lines, admit, send };
};

describe('a channel of main', () => {
  it('passes one argument of the right shape', () => {
    expect(open().send('hello')).toMatchObject({ data: 'hello' });
  });

  it('refuses a second argument, whatever it is, and a shape that is not the channel’s', () => {
    const { send } = open();
    for (const second of ['x', undefined, null, {}, []]) expect(send('hello', second)).toBeNull();
    for (const wrong of [1, null, undefined, {}, [], 'x'.repeat(11)]) expect(send(wrong)).toBeNull();
  });

  it('refuses a window that is not its own', () => {
    const { admit } = open();
    expect(admit(text, { channel: 'c', frame, contentsId: 2, args: ['hello'] })).toBeNull();
    expect(admit(text, { channel: 'c', frame: null, contentsId: 1, args: ['hello'] })).toBeNull();
  });

  it('drops what is more than a page has to say, says so once in the log, and goes on later', () => {
    const { send, clock, lines } = open();
    const passed = Array.from({ length: 20_000 }, () => send('hello')).filter((one) => one !== null);
    expect(passed).toHaveLength(CHANNEL_LIMITS.burst);
    expect(lines).toHaveLength(1);
    clock.nowMs = 1_000;
    expect(send('hello')).not.toBeNull();
  });
});
