import type { ReactNode } from 'react';
import { usePages } from '#renderer/client/use-pages.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import type { ChipKind } from '#renderer/ui/chip.tsx';
import menuStyles from '#renderer/ui/filter-menu.module.css';
import { FilterMenu } from '#renderer/ui/filter-menu.tsx';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { drawStandings } from '#renderer/ui/tag.tsx';
import { patchFilter, useList } from '#renderer/window/list.ts';
import { type RoleNames, useRoleNames } from '#renderer/window/names.ts';
import { withApplied } from '#shared/core/people/applying.ts';
import { UNREADABLE } from '#shared/model/member.ts';
import type { Scope } from '#shared/model/organization.ts';
import { IMPLIED_ROLES } from '#shared/model/role.ts';
import { hasLeft, listWaiting, tellApplying, withWaiting } from './applying.ts';
import { FACTS, LAST_FACTS, RoleChips } from './cells.tsx';
import { CountsNote, LoginFilter, NoRoleFilter, StatusFilter } from './filters.tsx';
import { Mark } from './mark.tsx';
import { type Cell, ONE_EACH, type PeopleList, type PersonRow } from './people-list.ts';
import { PeoplePage } from './people-page.tsx';

const kindOf = (role: string, names: RoleNames): ChipKind => {
  if (IMPLIED_ROLES.includes(role)) return 'implied';
  return names.isKnown(role) ? 'plain' : 'unknown';
};

const isLeaving = ({ staged, applying }: PersonRow): boolean =>
  (staged?.leaves.length ?? 0) > 0 || listWaiting(applying, 'leaves').length > 0;

const noneOf = (row: PersonRow): string => {
  if (hasLeft(row.applying)) return 'left the organization';
  if (isLeaving(row)) return '';
  return row.status === UNREADABLE ? 'not readable' : 'no role';
};

const drawRoles = ({ row: told, names }: Cell<PersonRow>): ReactNode => {
  const row = withApplied(told, told.applying);
  const { staged, applying } = row;
  const roles = hasLeft(applying) ? [] : row.roles;
  const { added, removed } = withWaiting(roles, applying?.roles, {
    added: staged?.added ?? [],
    removed: staged?.removed ?? [],
  });
  return (
    <RoleChips
      roles={roles}
      added={added}
      // Whoever leaves loses them all.
      removed={isLeaving(row) ? roles : removed}
      kindOf={(role) => kindOf(role, names)}
      show={names.show}
      none={noneOf(row)}
      mark={
        <>
          {drawStandings(
            tellApplying([applying?.roles, ...(applying?.memberships ?? []).map(({ fact }) => fact)]),
          )}
          {isLeaving(row) && <Mark kind="leaves" />}
        </>
      }
    />
  );
};

const drawSiteRoles = ({ row, names }: Cell<PersonRow>): ReactNode => {
  const { siteRoles, staged, applying } = withApplied(row, row.applying);
  return (
    <RoleChips
      roles={siteRoles}
      {...withWaiting(siteRoles, applying?.siteRoles, {
        added: staged?.siteAdded ?? [],
        removed: staged?.siteRemoved ?? [],
      })}
      kindOf={() => 'site'}
      show={names.show}
      none=""
      mark={drawStandings(tellApplying([applying?.siteRoles]))}
    />
  );
};

const MODES = [
  { mode: 'any', label: 'any of' },
  { mode: 'all', label: 'all of' },
  { mode: 'none', label: 'none of' },
] as const;

/** Filter by organization roles: any of, all of or none of those ticked. */
const RoleFilter = ({ scope }: { readonly scope: Scope }) => {
  const { filter } = useList();
  const roles = useQuery('role.list', scope).value ?? [];
  const { mode, names } = filter.roles ?? { mode: 'any' as const, names: [] };
  const values = roles
    .filter((role) => role.organizationId !== null)
    .map((role) => ({ value: role.name, label: role.displayName || role.name, count: role.holders }));
  return (
    <FilterMenu
      label="Roles"
      how={MODES.find((one) => one.mode === mode)?.label ?? ''}
      values={values}
      chosen={names}
      onChange={(chosen) => patchFilter({ roles: chosen.length === 0 ? null : { mode, names: chosen } })}
      head={
        <>
          <CountsNote />
          <fieldset className={menuStyles.modes}>
            <legend>People who hold</legend>
            {MODES.map((one) => (
              <label key={one.mode}>
                <input
                  type="radio"
                  name="role-mode"
                  checked={mode === one.mode}
                  disabled={names.length === 0}
                  onChange={() => patchFilter({ roles: { mode: one.mode, names } })}
                />
                {one.label}
              </label>
            ))}
          </fieldset>
        </>
      }
    />
  );
};

const SiteRoleFilter = ({ scope }: { readonly scope: Scope }) => {
  const { filter } = useList();
  const facet = useQuery('member.countFacets', scope).value?.siteRoles ?? [];
  const names = useRoleNames();
  return (
    <FilterMenu
      label="Site roles"
      values={facet.map(({ value, count }) => ({ value, count, label: names.show(value) }))}
      head={<CountsNote />}
      chosen={filter.siteRoles}
      onChange={(siteRoles) => patchFilter({ siteRoles })}
    />
  );
};

/** Roles that the filter asks for and the server does not list: deleted since, or of another organization. */
const UnknownRoles = () => {
  const { filter } = useList();
  const { isKnown } = useRoleNames();
  const unknown = (filter.roles?.names ?? []).filter((name) => !isKnown(name));
  if (unknown.length === 0) return null;
  return (
    <>
      The server lists no role <SafeText>{unknown.join(', ')}</SafeText> here any more: take it out of the
      filter Roles.
    </>
  );
};

/** The members of one organization. */
export const MEMBERS: PeopleList = {
  screen: 'members',
  label: 'Members',
  rowId: 'member-row',
  ...ONE_EACH,
  useRows: (question, range) => usePages('member.list', question, range),
  useHeading: ({ deploymentId, organizationId }) => {
    const { value } = useQuery('organization.list', { deploymentId });
    const organization = value?.find((one) => one.id === organizationId);
    if (organization === undefined) return { title: 'Members', all: undefined };
    const { displayName, name, members } = organization;
    return { title: <SafeText>{displayName || name}</SafeText>, all: members };
  },
  // Roles come early, so that they are seen without scrolling sideways.
  columns: [
    FACTS.username,
    FACTS.name,
    { id: 'roles', label: 'Organization roles', width: 340, isFlexible: true, draw: drawRoles },
    FACTS.lastSeen,
    FACTS.status,
    FACTS.loginType,
    { id: 'siteRoles', label: 'Site roles', width: 110, draw: drawSiteRoles },
    ...LAST_FACTS,
  ],
  Filters: ({ scope }) => (
    <>
      <RoleFilter scope={scope} />
      <SiteRoleFilter scope={scope} />
      <StatusFilter scope={scope} />
      <LoginFilter scope={scope} />
      <NoRoleFilter scope={scope} label="No role" />
    </>
  ),
  text: {
    search: 'Search members',
    where: 'in this organization',
    nothing: 'No members in the copy yet',
  },
  WhyNobody: UnknownRoles,
  buttons: [
    { command: 'stage.add', label: 'Add roles', isCounted: true },
    { command: 'stage.remove', label: 'Remove roles' },
    { command: 'stage.exactly', label: 'Make exactly' },
  ],
  more: ['stage.site', 'stage.people', 'stage.join', 'stage.leave', 'stage.suspend', 'stage.activate'],
  menu: [
    'stage.add',
    'stage.remove',
    'stage.exactly',
    'stage.site',
    'stage.join',
    'stage.leave',
    'stage.suspend',
    'stage.activate',
    'draft.discard-selected',
  ],
};

/** Its screen. */
export const MembersPage = () => <PeoplePage list={MEMBERS} />;
