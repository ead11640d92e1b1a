import type { OrganizationId } from '../../base/brand.ts';
import type { Member } from '../../model/member.ts';
import { SUSPENDED } from '../../model/subject.ts';

/** What the journal knows of one fact; the contract says more of it. */
type Known = { readonly after: readonly string[] | null };
type KnownFacts = Readonly<Record<'roles' | 'siteRoles' | 'status', Known | null>>;
type Place = { readonly organizationId: OrganizationId; readonly organization: string };
type KnownPlaces = { readonly memberships: readonly (Place & { readonly fact: Known })[] };

/** Somebody's status by the words that are known of it; null: none are. */
export const toAppliedStatus = (status: string | null, after: Known['after']): string | null => {
  if (after === null) return status;
  if (after.includes(SUSPENDED)) return SUSPENDED;
  // Active and dormant alike are no word: what the copy says stays, unless it says the opposite.
  return status === SUSPENDED ? 'active' : status;
};

/** A person of the copy as they are by what the journal knows to have been done since. */
export const withApplied = <P extends Pick<Member, 'roles' | 'siteRoles' | 'status'>>(
  person: P,
  applying: KnownFacts | null,
): P =>
  applying === null
    ? person
    : {
        ...person,
        roles: applying.roles?.after ?? person.roles,
        siteRoles: applying.siteRoles?.after ?? person.siteRoles,
        status: toAppliedStatus(person.status, applying.status?.after ?? null),
      };

/** The organizations of a person by what the journal knows to have been done since the copy was read. */
export const withAppliedPlaces = (
  places: readonly Place[],
  applying: KnownPlaces | null,
): readonly Place[] => {
  const known = (applying?.memberships ?? []).filter(({ fact }) => fact.after !== null);
  const left = new Set(known.filter(({ fact }) => fact.after?.length === 0).map((one) => one.organizationId));
  const isIn = new Set(places.map((one) => one.organizationId));
  const joined = known.filter(
    ({ organizationId, fact }) => (fact.after?.length ?? 0) > 0 && !isIn.has(organizationId),
  );
  return [
    ...places.filter(({ organizationId }) => !left.has(organizationId)),
    ...joined.map(({ organizationId, organization }) => ({ organizationId, organization })),
  ];
};
