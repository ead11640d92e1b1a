import type { Personal } from './account-rows.ts';
import type { World } from './world.ts';

/** What a user set for themselves; nothing when there is no row. */
export const personalOf = (world: World, userId: string): Personal =>
  world.personal.get(userId) ?? { userId, appearance: {}, preferences: {}, autofill: {} };

/** Keeps part of it anew; settings that are not named stay. */
export const updatePersonal = (
  world: World,
  userId: string,
  part: Partial<Pick<Personal, 'appearance' | 'preferences'>>,
): Personal => {
  const before = personalOf(world, userId);
  const after: Personal = {
    ...before,
    appearance: { ...before.appearance, ...part.appearance },
    preferences: { ...before.preferences, ...part.preferences },
  };
  world.personal.set(userId, after);
  return after;
};
