import type { ChipKind } from '#renderer/ui/chip.tsx';
import type { StagedMarks } from '#shared/contract/staged-marks.ts';
import type { Member } from '#shared/model/member.ts';

export type OriginGroup = {
  readonly origin: 'staged' | 'direct' | 'default' | 'implied' | 'site';
  readonly label: string;
  readonly roles: readonly { readonly name: string; readonly kind: ChipKind }[];
};

type Staged = Pick<StagedMarks, 'added' | 'removed' | 'siteAdded' | 'siteRemoved'> | null;

/** A person's roles by where they come from; groups without roles are left out. */
export const toOrigins = (
  member: Pick<Member, 'roles' | 'siteRoles' | 'isServiceAccount'>,
  staged: Staged,
  defaultRoles: readonly string[],
): readonly OriginGroup[] => {
  const of = (roles: readonly string[], kind: ChipKind) => roles.map((name) => ({ name, kind }));
  const implied = member.isServiceAccount ? 'organization-service-account' : 'organization-member';
  const groups: readonly OriginGroup[] = [
    {
      origin: 'staged',
      label: 'Staged, not sent',
      roles: [
        ...of([...(staged?.added ?? []), ...(staged?.siteAdded ?? [])], 'added'),
        ...of([...(staged?.removed ?? []), ...(staged?.siteRemoved ?? [])], 'removed'),
      ],
    },
    { origin: 'direct', label: 'Direct', roles: of(member.roles, 'plain') },
    {
      origin: 'default',
      label: "From the organization's default roles",
      roles: of(
        defaultRoles.filter((role) => !member.roles.includes(role)),
        'implied',
      ),
    },
    { origin: 'implied', label: 'Implied by membership', roles: of([implied], 'implied') },
    { origin: 'site', label: 'Site roles', roles: of(member.siteRoles, 'site') },
  ];
  return groups.filter((group) => group.roles.length > 0);
};

/** The same for the list of users, whose rows have site roles only; what organizations give is told by those. */
export const toSiteOrigins = (member: Pick<Member, 'roles'>, staged: Staged): readonly OriginGroup[] =>
  toOrigins({ roles: [], siteRoles: member.roles, isServiceAccount: false }, staged, []).filter(
    (group) => group.origin !== 'implied',
  );
