import { describe, expect, it } from 'vitest';
import type { Keytar } from './keytar.ts';
import { createLinuxKeytar } from './linux-keytar.ts';
import type { Items } from './secret-service/items.ts';
import { TimeLimitError } from './time-limit.ts';

/** A library that says what it was asked, and a service of which only the named parts work. */
const setUp = (parts: Partial<Items>) => {
  const asked: string[] = [];
  const library: Keytar = {
    getPassword: async () => {
      asked.push('get');
      return 'of the library';
    },
    setPassword: async () => void asked.push('set'),
    deletePassword: async () => {
      asked.push('delete');
      return true;
    },
  };
  const refuse = (): never => {
    throw new Error('Not asked for here.');
  };
  const items: Items = {
    prepare: async () => true,
    find: refuse,
    read: refuse,
    replace: refuse,
    erase: refuse,
    add: refuse,
    isLost: async () => false,
    isDefaultLost: async () => false,
    toRefusal: refuse,
    isOpen: () => true,
    ...parts,
  };
  return { asked, keytar: createLinuxKeytar(library, async () => items) };
};

const useAll = async (keytar: Keytar): Promise<void> => {
  await keytar.getPassword('service', 'one');
  await keytar.setPassword('service', 'one', 'token');
  await keytar.deletePassword('service', 'one');
};

describe('the library', () => {
  it('does all where the service knows no key of our kind', async () => {
    const { asked, keytar } = setUp({
      prepare: async () => false,
      find: async () => ({ open: ['a'], locked: [] }),
    });
    await useAll(keytar);
    expect(asked).toEqual(['get', 'set', 'delete']);
  });

  it('does all where nobody says what is kept', async () => {
    const { asked, keytar } = setUp({ find: () => Promise.reject(new Error('D-Bus: closed.')) });
    await useAll(keytar);
    expect(asked).toEqual(['get', 'set', 'delete']);
  });

  it('is asked nothing where nobody has to be asked', async () => {
    const kept: string[] = [];
    const { asked, keytar } = setUp({
      find: async () => ({ open: [...kept], locked: [] }),
      add: async (_service, account) => kept.push(account) > 0,
      read: async () => 'token',
      replace: async () => undefined,
      erase: async () => void kept.pop(),
    });
    expect(await keytar.getPassword('service', 'one')).toBeNull();
    expect(await keytar.deletePassword('service', 'one')).toBe(false);
    await keytar.setPassword('service', 'one', 'token');
    await keytar.setPassword('service', 'one', 'another');
    expect(await keytar.getPassword('service', 'one')).toBe('token');
    expect(await keytar.deletePassword('service', 'one')).toBe(true);
    expect(asked).toEqual([]);
  });

  it('is asked to unlock what is locked, and not where the service does not answer', async () => {
    const locked = setUp({ find: async () => ({ open: [], locked: ['a'] }), add: async () => false });
    await useAll(locked.keytar);
    expect(locked.asked).toEqual(['get', 'set', 'delete']);

    const silent = setUp({ find: () => Promise.reject(new TimeLimitError('D-Bus: no answer.')) });
    await expect(silent.keytar.getPassword('service', 'one')).rejects.toThrow(TimeLimitError);
    expect(silent.asked).toEqual([]);
  });
});
