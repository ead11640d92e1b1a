import type { OrganizationId } from '../../../base/brand.ts';
import { COVERING, type Held, type HeldRole, isAllowed, listSources, type PermissionPair } from './levels.ts';
import { EFFECT_SCOPES, type Effect, type EffectPath, type EffectScope } from './types.ts';

/** What somebody holds before and after, everywhere that counts for one organization (null: on the site alone). */
export type Holding = {
  readonly organizationId: OrganizationId | null;
  readonly before: Held;
  readonly after: Held;
};

const without = (roles: readonly HeldRole[], others: readonly HeldRole[]): readonly HeldRole[] =>
  roles.filter((role) => !others.includes(role));

/** The roles that one side has and the other has not, or has with other permissions. */
export const changedRoles = ({ before, after }: Holding): readonly HeldRole[] => [
  ...without(before.roles, after.roles),
  ...without(after.roles, before.roles),
];

/** The pairs that may have changed, each once: those the changed roles speak about, and who comes or goes. */
const listPairs = (holding: Holding, changed: readonly HeldRole[]): readonly PermissionPair[] => {
  const all = [...holding.before.roles, ...holding.after.roles];
  const pairs = new Map<string, PermissionPair>();
  const resources = new Set<string>();
  const add = (pair: PermissionPair): void => {
    pairs.set(`${pair.resource} ${pair.action}`, pair);
    if (pair.action === '*') resources.add(pair.resource);
  };
  for (const { index } of changed)
    for (const scope of EFFECT_SCOPES) for (const permission of index?.grants[scope] ?? []) add(permission);
  if (holding.before.isMember !== holding.after.isMember)
    for (const { index } of all) for (const permission of index?.grants.user ?? []) add(permission);
  // Where a changed role speaks about every action, the actions that other roles name may change one by one.
  if (resources.size > 0)
    for (const { index } of all)
      for (const scope of EFFECT_SCOPES)
        for (const permission of index?.grants[scope] ?? [])
          if (resources.has(permission.resource) || resources.has('*')) add(permission);
  return [...pairs.values()];
};

const pathOf = ({ kind, role }: HeldRole): EffectPath => ({ kind, role });

/** The role to name for a gain or a loss: one that changed before one that stayed, a denial before a missing grant. */
const findPath = (
  holding: Holding,
  direction: Effect['direction'],
  scope: EffectScope,
  pair: PermissionPair,
): EffectPath => {
  const [has, other] =
    direction === 'gain'
      ? [holding.after.roles, holding.before.roles]
      : [holding.before.roles, holding.after.roles];
  const changed = without(has, other);
  const levels = COVERING[scope];
  const denying =
    direction === 'loss'
      ? levels.flatMap((level) => listSources(holding.after.roles, level, pair, 'deny'))
      : [];
  const granting = [...changed, ...has];
  const found = denying[0] ?? levels.flatMap((level) => listSources(granting, level, pair, 'allow'))[0];
  return found === undefined ? { kind: 'implied-role', role: 'member' } : pathOf(found);
};

/** The scope that says it best: a wider one that changed the same way makes the narrower ones follow. */
const WIDER: Readonly<Record<EffectScope, readonly EffectScope[]>> = {
  site: [],
  organization: ['site'],
  user: ['site'],
  member: ['site', 'organization'],
};

/** What changes for one pair, as (scope, direction). */
const comparePair = (
  holding: Holding,
  pair: PermissionPair,
  scopes: readonly EffectScope[],
): readonly { readonly scope: EffectScope; readonly direction: Effect['direction'] }[] => {
  const moved = new Map<EffectScope, Effect['direction']>();
  for (const scope of EFFECT_SCOPES) {
    const was = isAllowed(holding.before, scope, pair);
    const is = isAllowed(holding.after, scope, pair);
    if (was !== is) moved.set(scope, is ? 'gain' : 'loss');
  }
  return [...moved].flatMap(([scope, direction]) =>
    scopes.includes(scope) && !WIDER[scope].some((wider) => moved.get(wider) === direction)
      ? [{ scope, direction }]
      : [],
  );
};

/** True when an effect on every action of the resource says it already. */
const isSaidByAll = (effect: Effect, all: readonly Effect[]): boolean =>
  effect.action !== '*' &&
  all.some(
    (other) =>
      other.action === '*' &&
      other.direction === effect.direction &&
      other.scope === effect.scope &&
      (other.resource === effect.resource || other.resource === '*'),
  );

/** The effects in the given scopes of going from one holding to the other. */
export const compareHoldings = (holding: Holding, scopes: readonly EffectScope[]): readonly Effect[] => {
  const changed = changedRoles(holding);
  const effects = listPairs(holding, changed).flatMap(({ resource, action }) =>
    comparePair(holding, { resource, action }, scopes).map(
      ({ scope, direction }): Effect => ({
        direction,
        scope,
        organizationId: scope === 'site' || scope === 'user' ? null : holding.organizationId,
        resource,
        action,
        path: findPath(holding, direction, scope, { resource, action }),
      }),
    ),
  );
  return effects.filter((effect) => !isSaidByAll(effect, effects));
};

/** The roles that stay and cover what the changed roles speak about: the fewest that do, the most telling first. */
export const findCovering = (holding: Holding): readonly EffectPath[] => {
  const changed = changedRoles(holding);
  const kept = holding.after.roles.filter((role) => !changed.includes(role));
  const coversOf = new Map<HeldRole, Set<string>>();
  for (const { index } of changed)
    for (const scope of EFFECT_SCOPES)
      for (const { resource, action, negate } of index?.grants[scope] ?? [])
        for (const level of negate ? [] : COVERING[scope])
          for (const role of listSources(kept, level, { resource, action }, 'allow'))
            coversOf.set(role, (coversOf.get(role) ?? new Set()).add(`${scope} ${resource} ${action}`));
  const left = new Set([...coversOf.values()].flatMap((covered) => [...covered]));
  const chosen: EffectPath[] = [];
  while (left.size > 0) {
    const gainOf = (covered: ReadonlySet<string>): number =>
      [...covered].filter((pair) => left.has(pair)).length;
    const [best] = [...coversOf].toSorted(([, a], [, b]) => gainOf(b) - gainOf(a));
    if (best === undefined || gainOf(best[1]) === 0) break;
    chosen.push(pathOf(best[0]));
    for (const pair of best[1]) left.delete(pair);
  }
  return chosen;
};
