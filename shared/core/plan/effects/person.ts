import type { OrganizationId } from '../../../base/brand.ts';
import type { Book } from './book.ts';
import { changedRoles, compareHoldings, findCovering, type Holding } from './evaluate.ts';
import type { HeldPlace, Holdings } from './holdings.ts';
import type { HeldRole } from './levels.ts';
import { type Effect, type EffectPath, type EffectsWorld, SIGN_IN } from './types.ts';

/** What a plan means to everybody with one holdings, on the site (`null`) and in each organization. */
export type PersonEffects = {
  readonly effects: readonly Effect[];
  readonly places: ReadonlyMap<
    OrganizationId | null,
    {
      readonly hasEffect: boolean;
      readonly coveredBy: readonly EffectPath[];
      /** Roles that are gained or lost there and of which nothing is known. */
      readonly unknown: readonly string[];
    }
  >;
};

type When = 'before' | 'after';

const listPlaceRoles = (
  book: Book,
  world: EffectsWorld,
  holdings: Holdings,
  place: HeldPlace,
  when: When,
) => {
  const names = place[when];
  if (names === null) return [];
  const { organizationId } = place;
  const defaults = (world.findDefaultRoles(organizationId) ?? []).filter((role) => !names.includes(role));
  return [
    ...names.map((role) => book.findInOrganization(organizationId, role, when, 'organization-role')),
    ...defaults.map((role) => book.findInOrganization(organizationId, role, when, 'default-role')),
    book.implied(holdings.isServiceAccount ? 'serviceAccount' : 'member'),
  ];
};

const listSiteRoles = (book: Book, holdings: Holdings, when: When): readonly HeldRole[] => [
  ...(when === 'before' ? holdings.siteBefore : holdings.siteAfter).map(book.findOnSite),
  book.implied('site'),
];

/** Whoever is suspended holds nothing that counts, whatever their roles are. */
const isOut = ({ status }: Holdings, when: When): boolean =>
  status === (when === 'before' ? 'activated' : 'suspended');

/** A status is what takes or gives all of it: naming the role of each permission would hide that. */
const toStatusEffects = (
  status: NonNullable<Holdings['status']>,
  effects: readonly Effect[],
): readonly Effect[] => {
  const isLoss = status === 'suspended';
  const path: EffectPath = { kind: 'status', role: isLoss ? 'suspended' : 'active' };
  const direction = isLoss ? 'loss' : 'gain';
  return [
    { direction, scope: 'site', organizationId: null, ...SIGN_IN, path },
    ...effects.map((effect) => ({ ...effect, path })),
  ];
};

const describe = (holding: Holding, hasEffect: boolean) => ({
  hasEffect,
  coveredBy: hasEffect ? [] : findCovering(holding),
  unknown: changedRoles(holding)
    .filter(
      ({ index, kind }) => index === null && (kind === 'site-role') === (holding.organizationId === null),
    )
    .map(({ role }) => role),
});

/**
 * Compares what somebody may do before and after, on the site and in each organization that the plan touches; where it
 * moves their status, with nothing, and in each organization they are in.
 */
export const evaluatePerson = (book: Book, world: EffectsWorld, holdings: Holdings): PersonEffects => {
  const places = new Map<OrganizationId | null, ReturnType<typeof describe>>();
  const roles = (place: HeldPlace, when: When) =>
    isOut(holdings, when) ? [] : listPlaceRoles(book, world, holdings, place, when);
  const onSite = (when: When) => (isOut(holdings, when) ? [] : listSiteRoles(book, holdings, when));
  const everywhere = (when: When): readonly HeldRole[] => [
    ...onSite(when),
    ...holdings.places.flatMap((place) => roles(place, when)),
  ];
  const site: Holding = {
    organizationId: null,
    before: { roles: everywhere('before'), isMember: false },
    after: { roles: everywhere('after'), isMember: false },
  };
  const effects: Effect[] = [...compareHoldings(site, ['site', 'user'])];
  places.set(null, describe(site, holdings.status !== null || effects.length > 0));
  for (const place of holdings.places) {
    const { organizationId } = place;
    const held = (when: When) => ({
      roles: [...onSite(when), ...roles(place, when)],
      isMember: place[when] !== null,
    });
    const holding: Holding = { organizationId, before: held('before'), after: held('after') };
    const found = compareHoldings(holding, ['organization', 'member']);
    effects.push(...found);
    const changed = changedRoles(holding).filter(({ kind }) => kind !== 'site-role');
    // A role of this organization may also bring something on the whole site.
    const onTheSite = effects.some(
      ({ scope, path }) =>
        (scope === 'site' || scope === 'user') &&
        changed.some(({ kind, role }) => kind === path.kind && role === path.role),
    );
    const membership = (place.before === null) !== (place.after === null);
    const described = describe(holding, membership || found.length > 0 || onTheSite);
    places.set(organizationId, described);
  }
  return { effects: holdings.status === null ? effects : toStatusEffects(holdings.status, effects), places };
};
