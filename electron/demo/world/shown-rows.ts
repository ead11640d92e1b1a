import { membersInOrder, usersInOrder, type World } from './world.ts';

type Kept = { readonly revision: number; readonly ids: readonly string[] };

const kept = new WeakMap<World, Map<string, Kept>>();

const keep = (world: World, key: string, make: () => readonly string[]): readonly string[] => {
  const perWorld = kept.get(world) ?? new Map<string, Kept>();
  kept.set(world, perWorld);
  const before = perWorld.get(key);
  if (before?.revision === world.directoryRevision) return before.ids;
  const ids = make();
  perWorld.set(key, { revision: world.directoryRevision, ids });
  return ids;
};

const isShown = (world: World, id: string, withSystem: boolean): boolean => {
  const user = world.users.get(id);
  return user !== undefined && !user.deleted && (withSystem || !user.system);
};

/**
 * User ids of the living members of an organization by lower-cased username, with or without system users.
 * Kept until somebody comes, goes or is renamed, so that a page of a large organization costs only itself.
 */
export const shownMembers = (world: World, organizationId: string, withSystem: boolean): readonly string[] =>
  keep(world, `${organizationId} ${withSystem}`, () =>
    membersInOrder(world, organizationId).ids.filter((id) => isShown(world, id, withSystem)),
  );

/** Ids of the living users of the deployment by lower-cased username, without system users; kept likewise. */
export const shownUsers = (world: World): readonly string[] =>
  keep(world, 'users', () => usersInOrder(world).ids.filter((id) => isShown(world, id, false)));
