import { describe, expect, it } from 'vitest';
import { createPerson, type PersonSystem } from './person.ts';

const SYSTEM: PersonSystem = {
  canAskFinger: () => true,
  askFinger: async () => undefined,
  hasPolkitAction: async () => true,
  askPolkit: async () => true,
};

const never = async (): Promise<never> => {
  throw new Error('It should not have been asked.');
};

describe('the check of who sits there', () => {
  it.each([
    ['darwin', 'touch-id'],
    ['linux', 'polkit'],
    ['win32', null],
    ['freebsd', null],
  ] as const)('on %s is %s', async (platform, check) => {
    expect(await createPerson(SYSTEM, platform).probe()).toEqual({ ok: true, value: { check } });
  });

  it('is none where the system has no finger, no polkit, or no answer', async () => {
    const none = { ok: true, value: { check: null } };
    const without = { ...SYSTEM, canAskFinger: () => false, hasPolkitAction: async () => false };
    const broken = {
      ...SYSTEM,
      hasPolkitAction: never,
      canAskFinger: () => {
        throw new Error('no answer');
      },
    };
    for (const system of [without, broken])
      for (const platform of ['darwin', 'linux'] as const)
        expect(await createPerson(system, platform).probe()).toEqual(none);
  });

  it('is passed only by what the system took for a yes', async () => {
    const passed = (is: boolean) => ({ ok: true, value: { passed: is } });
    const mac = (askFinger: PersonSystem['askFinger']) => createPerson({ ...SYSTEM, askFinger }, 'darwin');
    expect(await mac(SYSTEM.askFinger).check('unlock')).toEqual(passed(true));
    expect(await mac(never).check('unlock')).toEqual(passed(false));
    const linux = (askPolkit: PersonSystem['askPolkit']) => createPerson({ ...SYSTEM, askPolkit }, 'linux');
    expect(await linux(async () => true).check('unlock')).toEqual(passed(true));
    expect(await linux(async () => false).check('unlock')).toEqual(passed(false));
    expect(await linux(never).check('unlock')).toEqual(passed(false));
  });

  it('is never passed where there is none, whatever was asked', async () => {
    expect(await createPerson(SYSTEM, 'win32').check('unlock')).toEqual({
      ok: true,
      value: { passed: false },
    });
  });
});
