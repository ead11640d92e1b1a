import { describe, expect, it } from 'vitest';
import { createKeychain } from './keychain.ts';
import type { Keytar } from './keytar.ts';

const limitMs = 40;
const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** A keychain that works, over a map that the test can look into. */
const working = (items = new Map<string, string>()): Keytar & { readonly items: Map<string, string> } => ({
  items,
  getPassword: async (_service, account) => items.get(account) ?? null,
  setPassword: async (_service, account, value) => void items.set(account, value),
  deletePassword: async (_service, account) => items.delete(account),
});

const open = (keytar: Keytar) => {
  let count = 0;
  return createKeychain({ keytar, backend: 'Fake', limitMs, uuid: () => `id-${count++}` });
};
const code = async (answer: Promise<{ ok: true } | { ok: false; failure: { code: string } }>) => {
  const result = await answer;
  return result.ok ? 'ok' : result.failure.code;
};

describe('a keychain that works', () => {
  it('keeps a secret, under a version, and gives it back', async () => {
    const keytar = working();
    const keychain = open(keytar);
    expect(await keychain.write('one', 'word')).toEqual({ ok: true, value: { backend: 'Fake' } });
    expect(keytar.items.get('one')).toBe('v1:word');
    expect(await keychain.read('one')).toEqual({ ok: true, value: { secret: 'word' } });
    expect(await keychain.erase('one')).toEqual({ ok: true, value: { erased: true } });
    expect(await keychain.read('one')).toEqual({ ok: true, value: { secret: null } });
    expect(await keychain.erase('one')).toEqual({ ok: true, value: { erased: false } });
  });

  it('answers questions that come at once as if each had come alone', async () => {
    const keychain = open(working());
    const none = { ok: true, value: { secret: null } };
    expect(await Promise.all(['one', 'two', 'three'].map(keychain.read))).toEqual([none, none, none]);
    const answers = await Promise.all([
      keychain.read('four'),
      keychain.write('five', 'word'),
      keychain.probe(),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
  });

  it('does not touch an item of another version', async () => {
    const keytar = working(new Map([['one', 'v9:other']]));
    expect(await code(open(keytar).read('one'))).toBe('keychain-mismatch');
    expect(await code(open(keytar).write('one', 'word'))).toBe('keychain-mismatch');
    expect(keytar.items.get('one')).toBe('v9:other');
  });
});

describe('a keychain that keeps something after it was too late', () => {
  /** Holds the next write back until it is let go. */
  const slow = () => {
    const keytar = working();
    const held: (() => void)[] = [];
    const state = { isSlow: true };
    return {
      keytar: {
        ...keytar,
        setPassword: async (service: string, account: string, value: string) => {
          if (state.isSlow) await new Promise<void>((go) => void held.push(go));
          await keytar.setPassword(service, account, value);
        },
      },
      letGo: () => {
        state.isSlow = false;
        for (const go of held.splice(0)) go();
      },
      state,
      items: keytar.items,
    };
  };

  it.each([
    ['nothing was there', undefined],
    ['another was there', 'v1:old'],
  ])('is left as it was: %s', async (_, before) => {
    const { keytar, letGo, items } = slow();
    if (before !== undefined) items.set('one', before);
    const keychain = open(keytar);
    expect(await code(keychain.write('one', 'word'))).toBe('keychain-timeout');
    const kept: (string | undefined)[] = [];
    const set = items.set.bind(items);
    items.set = (account, value) => {
      kept.push(value);
      return set(account, value);
    };
    letGo();
    // The first answer after it comes once it was taken back.
    await expect.poll(() => keychain.isStuck()).toBe(false);
    await keychain.read('one');
    expect(kept[0]).toBe('v1:word');
    expect(items.get('one')).toBe(before);
    expect(await code(keychain.write('one', 'word'))).toBe('ok');
    expect(items.get('one')).toBe('v1:word');
  });
});

describe('a keychain that reads as empty after every write', () => {
  const keytar: Keytar = { ...working(), getPassword: async () => null };
  it('is told as locked, never as empty', async () => {
    expect(await code(open(keytar).probe())).toBe('keychain-locked');
    expect(await code(open(keytar).read('one'))).toBe('keychain-locked');
    expect(await code(open(keytar).erase('one'))).toBe('keychain-locked');
    expect(await code(open(keytar).write('one', 'word'))).toBe('keychain-mismatch');
  });
});

describe('a keychain that gives back another value', () => {
  it('is not relied on, and what it holds is deleted', async () => {
    const items = new Map<string, string>();
    const keytar: Keytar = {
      ...working(items),
      getPassword: async (_service, account) => (items.has(account) ? 'v1:wrong' : null),
    };
    expect(await code(open(keytar).write('one', 'word'))).toBe('keychain-mismatch');
    expect(items.has('one')).toBe(false);
    expect(await code(open(keytar).probe())).toBe('keychain-mismatch');
  });
});

describe('a keychain that throws', () => {
  const throwing = (message: string): Keytar => ({
    getPassword: () => Promise.reject(new Error(message)),
    setPassword: () => Promise.reject(new Error(message)),
    deletePassword: () => Promise.reject(new Error(message)),
  });
  it.each([
    ['Secret Service: unlock prompt was dismissed', 'keychain-locked'],
    ['org.freedesktop.Secret.Error.IsLocked', 'keychain-locked'],
    [
      'DBus error: org.freedesktop.Secret.Error.IsLocked: Cannot get secret of a locked object',
      'keychain-locked',
    ],
    ['Secret Service: object locked', 'keychain-locked'],
    ['Secret Service: no result found', 'keychain-missing'],
    ['Entry is matched by 2 credentials', 'keychain-several'],
    ['Platform failure: DBus error: set your DBUS_SESSION_BUS_ADDRESS', 'keychain-unavailable'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'keychain-unavailable'],
    ["Couldn't access platform storage: AccessDenied", 'keychain-unavailable'],
    ['something new', 'keychain-unavailable'],
  ])('is told by its words: %s', async (message, expected) => {
    const keychain = open(throwing(message));
    for (const answer of [
      keychain.probe(),
      keychain.read('a'),
      keychain.write('a', 'b'),
      keychain.erase('a'),
    ]) {
      expect(await code(answer)).toBe(expected);
    }
  });

  it('says of an item that is no text what it is, and a write takes its place', async () => {
    const keytar = working(new Map([['one', '\u{fffd}']]));
    const noText: Keytar = {
      ...keytar,
      getPassword: async (service, account) => {
        const value = await keytar.getPassword(service, account);
        if (value === '\u{fffd}') throw new Error('Password data is not valid UTF-8');
        return value;
      },
    };
    expect(await code(open(noText).read('one'))).toBe('keychain-unreadable');
    expect(await code(open(noText).write('one', 'word'))).toBe('ok');
    expect(await open(noText).read('one')).toEqual({ ok: true, value: { secret: 'word' } });
    keytar.items.set('one', '\u{fffd}');
    expect(await code(open(noText).erase('one'))).toBe('ok');
    expect(keytar.items.has('one')).toBe(false);
  });

  it('counts a null that a failing write follows as locked, not as empty', async () => {
    const locked: Keytar = {
      ...throwing('Secret Service: unlock prompt was dismissed'),
      getPassword: async () => null,
      deletePassword: async () => false,
    };
    expect(await code(open(locked).read('one'))).toBe('keychain-locked');
    expect(await code(open(locked).erase('one'))).toBe('keychain-locked');
  });
});

describe('a keychain that hangs', () => {
  it('is given up after the limit, refused at once while it hangs, and used again afterwards', async () => {
    let release: (value: string | null) => void = () => undefined;
    const slow = working(new Map([['two', 'v1:word']]));
    const keytar: Keytar = {
      ...slow,
      getPassword: (service, account) =>
        account === 'one'
          ? new Promise((resolve) => (release = resolve))
          : slow.getPassword(service, account),
    };
    const keychain = open(keytar);
    expect(await code(keychain.read('one'))).toBe('keychain-timeout');
    expect(keychain.isStuck()).toBe(true);
    const start = performance.now();
    expect(await code(keychain.read('two'))).toBe('keychain-timeout');
    expect(performance.now() - start).toBeLessThan(limitMs / 2);
    release(null);
    await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    expect(keychain.isStuck()).toBe(false);
    expect(await keychain.read('two')).toEqual({ ok: true, value: { secret: 'word' } });
  });

  it('answers a write and an erase, too', async () => {
    expect(await code(open({ ...working(), setPassword: () => never() }).write('a', 'b'))).toBe(
      'keychain-timeout',
    );
    expect(await code(open({ ...working(), deletePassword: () => never() }).erase('a'))).toBe(
      'keychain-timeout',
    );
  });
});

describe('a slow keychain', () => {
  it('is waited for within the limit, one call at a time', async () => {
    const inner = working();
    let running = 0;
    let most = 0;
    const slowly = async <T>(work: Promise<T>): Promise<T> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      return work;
    };
    const keychain = open({
      getPassword: (...args) => slowly(inner.getPassword(...args)),
      setPassword: (...args) => slowly(inner.setPassword(...args)),
      deletePassword: (...args) => slowly(inner.deletePassword(...args)),
    });
    const answers = await Promise.all([
      keychain.write('a', '1'),
      keychain.write('b', '2'),
      keychain.read('c'),
    ]);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(most).toBe(1);
  });
});
