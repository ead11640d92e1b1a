import { describe, expect, it } from 'vitest';
import { createHeldKeys } from './held-keys.ts';

const a = { key: 'a', code: 'KeyA', repeat: false };
const again = { ...a, repeat: true };

describe('a key that is held down', () => {
  it('goes on where it went down, and nowhere else until it is up', () => {
    const keys = createHeldKeys<string>();
    expect(keys.isMeantElsewhere(a, 'list')).toBe(false);
    expect(keys.isMeantElsewhere(again, 'list')).toBe(false);
    expect(keys.isMeantElsewhere(again, 'field')).toBe(true);
    keys.up(a);
    expect(keys.isMeantElsewhere(a, 'field')).toBe(false);
    expect(keys.isMeantElsewhere(again, 'field')).toBe(false);
  });

  it('is meant for nothing here when it went down in another window', () => {
    const keys = createHeldKeys<string>();
    expect(keys.isMeantElsewhere({ key: 'Enter', code: 'Enter', repeat: true }, 'button')).toBe(true);
  });

  it('walks from one element to the next', () => {
    const keys = createHeldKeys<string>();
    for (const key of ['ArrowDown', 'Tab', 'PageUp']) {
      expect(keys.isMeantElsewhere({ key, code: key, repeat: false }, 'first')).toBe(false);
      expect(keys.isMeantElsewhere({ key, code: key, repeat: true }, 'second')).toBe(false);
    }
  });
});
