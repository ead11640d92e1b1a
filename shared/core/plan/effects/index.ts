import type { OrganizationId } from '../../../base/brand.ts';
import { isRole, KINDS } from '../../../kinds/index.ts';
import type { Change } from '../../../model/change.ts';
import { SITE_ORGANIZATION_ID } from '../../../model/subject.ts';
import type { Play } from '../simulate.ts';
import { createBook } from './book.ts';
import { type Holdings, toHoldings, toHoldingsKey } from './holdings.ts';
import { evaluatePerson, type PersonEffects } from './person.ts';
import { type Effect, type EffectPath, type EffectsWorld, SIGN_IN } from './types.ts';

/** People to whom a plan means the same. */
export type EffectGroup = { readonly people: readonly Holdings[]; readonly result: PersonEffects };

/** One permission gained or lost, and by whom: indexes into the groups. */
export type EffectLine = Effect & {
  readonly id: string;
  readonly people: number;
  /** Those of the people who are suspended, and stay so. */
  readonly suspended: number;
  readonly groups: readonly number[];
};

/** A change of the plan (by index) that changes nobody's permissions, and what covers it already. */
export type WithoutEffect = { readonly change: number; readonly coveredBy: readonly EffectPath[] };

export type PlanEffects = {
  readonly groups: readonly EffectGroup[];
  /** Who can sign in first, then the widest, then the most people. */
  readonly lines: readonly EffectLine[];
  readonly gaining: number;
  readonly losing: number;
  readonly withoutEffect: readonly WithoutEffect[];
  /** Changes that give or take roles of which nothing is known, by index. */
  readonly unknown: readonly {
    readonly change: number;
    readonly organizationId: OrganizationId | null;
    readonly role: string;
  }[];
};

const toLineId = (effect: Effect): string =>
  JSON.stringify([
    effect.direction,
    effect.scope,
    effect.organizationId,
    effect.resource,
    effect.action,
    effect.path.kind,
    effect.path.role,
  ]);

const isSignIn = ({ resource, action }: Effect): boolean =>
  resource === SIGN_IN.resource && action === SIGN_IN.action;

const SCOPE_ORDER: readonly Effect['scope'][] = ['site', 'organization', 'user', 'member'];

const toLines = (
  groups: readonly EffectGroup[],
  isSuspended: EffectsWorld['isSuspended'],
): readonly EffectLine[] => {
  const lines = new Map<string, { effect: Effect; people: number; suspended: number; groups: number[] }>();
  groups.forEach(({ people, result }, at) => {
    if (result.effects.length === 0) return;
    const suspended = people.filter(({ status, userId }) => status === null && isSuspended(userId)).length;
    for (const effect of result.effects) {
      const id = toLineId(effect);
      const line = lines.get(id) ?? { effect, people: 0, suspended: 0, groups: [] };
      lines.set(id, line);
      line.people += people.length;
      line.suspended += suspended;
      line.groups.push(at);
    }
  });
  return Array.from(lines, ([id, { effect, ...line }]) => ({ ...effect, ...line, id })).sort(
    (a, b) =>
      Number(isSignIn(b)) - Number(isSignIn(a)) ||
      SCOPE_ORDER.indexOf(a.scope) - SCOPE_ORDER.indexOf(b.scope) ||
      b.people - a.people ||
      (a.id < b.id ? -1 : 1),
  );
};

const toGroups = (changes: readonly Change[], play: Play, world: EffectsWorld): readonly EffectGroup[] => {
  const book = createBook(changes, world);
  const groups = new Map<string, { people: Holdings[]; result: PersonEffects }>();
  for (const holdings of toHoldings(changes, play, world)) {
    const key = toHoldingsKey(holdings);
    const group = groups.get(key) ?? { people: [], result: evaluatePerson(book, world, holdings) };
    groups.set(key, group);
    group.people.push(holdings);
  }
  return [...groups.values()];
};

const placeOf = ({ organizationId }: Change): OrganizationId | null =>
  organizationId === SITE_ORGANIZATION_ID ? null : organizationId;

/** The roles of which nothing is known that a change moves: with access, those in every place. */
const listUnknown = (change: Change, { places }: PersonEffects) =>
  [...places].flatMap(([organizationId, { unknown }]) =>
    KINDS[change.kind].isAccess || organizationId === placeOf(change)
      ? unknown.map((role) => ({ organizationId, role }))
      : [],
  );

/**
 * The permissions that a plan gives and takes; `play` is what was played of just these changes. People with equal holdings are computed once. A change counts as
 * without effect only where everything it moves is known.
 */
export const computeEffects = (changes: readonly Change[], play: Play, world: EffectsWorld): PlanEffects => {
  const groups = toGroups(changes, play, world);
  const withoutEffect: WithoutEffect[] = [];
  const unknown: { change: number; organizationId: OrganizationId | null; role: string }[] = [];
  let gaining = 0;
  let losing = 0;
  const moved = new Set<string>();
  for (const { people, result } of groups) {
    if (result.effects.some(({ direction }) => direction === 'gain')) gaining += people.length;
    if (result.effects.some(({ direction }) => direction === 'loss')) losing += people.length;
    for (const { organizationId, before, after } of people[0]?.places ?? [])
      if (result.places.get(organizationId)?.hasEffect === true)
        for (const role of [...(before ?? []), ...(after ?? [])]) moved.add(`${organizationId} ${role}`);
    for (const { changes: mine } of people) {
      // Several changes of one person may move the same role: it is one thing that is not known.
      const named = new Set<string>();
      for (const at of mine) {
        const change = changes[at];
        const place = change && result.places.get(placeOf(change));
        if (change === undefined || place === undefined) continue;
        for (const { organizationId, role } of listUnknown(change, result)) {
          if (named.has(`${organizationId} ${role}`)) continue;
          named.add(`${organizationId} ${role}`);
          unknown.push({ change: at, organizationId, role });
        }
        if (!place.hasEffect && place.unknown.length === 0)
          withoutEffect.push({ change: at, coveredBy: place.coveredBy });
      }
    }
  }
  changes.forEach((change, at) => {
    if (isRole(change) && !moved.has(`${change.organizationId} ${change.roleName}`))
      withoutEffect.push({ change: at, coveredBy: [] });
  });
  return { groups, lines: toLines(groups, world.isSuspended), gaining, losing, withoutEffect, unknown };
};
