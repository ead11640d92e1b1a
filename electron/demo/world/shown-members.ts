import { membersInOrder, type World } from './world.ts';

type Kept = { readonly revision: number; readonly ids: readonly string[] };

const kept = new WeakMap<World, Map<string, Kept>>();

/**
 * User ids of the living members of an organization by lower-cased username, with or without system users.
 * Kept until somebody comes, goes or is renamed, so that a page of a large organization costs only itself.
 */
export const shownMembers = (
  world: World,
  organizationId: string,
  withSystem: boolean,
): readonly string[] => {
  const perWorld = kept.get(world) ?? new Map<string, Kept>();
  kept.set(world, perWorld);
  const key = `${organizationId} ${withSystem}`;
  const before = perWorld.get(key);
  if (before?.revision === world.directoryRevision) return before.ids;
  const ids = membersInOrder(world, organizationId).ids.filter((id) => {
    const user = world.users.get(id);
    return user !== undefined && !user.deleted && (withSystem || !user.system);
  });
  perWorld.set(key, { revision: world.directoryRevision, ids });
  return ids;
};
