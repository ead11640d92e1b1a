import type { ReactNode } from 'react';
import { usePages } from '#renderer/client/use-pages.ts';
import { useQuery } from '#renderer/client/use-query.ts';
import { FilterMenu } from '#renderer/ui/filter-menu.tsx';
import { countOf } from '#renderer/ui/format.ts';
import { drawStandings } from '#renderer/ui/tag.tsx';
import { patchFilter, useList } from '#renderer/window/list.ts';
import { withApplied, withAppliedPlaces } from '#shared/core/people/applying.ts';
import type { Scope } from '#shared/model/organization.ts';
import { listWaiting, tellApplying, withWaiting } from './applying.ts';
import styles from './cells.module.css';
import { FACTS, LAST_FACTS, RoleChips } from './cells.tsx';
import { CountsNote, LoginFilter, NoRoleFilter, StatusFilter } from './filters.tsx';
import { type Cell, ONE_EACH, type PeopleList, type PersonRow } from './people-list.ts';
import { PeoplePage } from './people-page.tsx';

/** The roles of this list are the site roles. */
const drawRoles = ({ row, names }: Cell<PersonRow>): ReactNode => {
  const { roles, staged, applying } = withApplied(row, row.applying);
  return (
    <RoleChips
      roles={roles}
      {...withWaiting(roles, applying?.roles, {
        added: staged?.added ?? [],
        removed: staged?.removed ?? [],
      })}
      kindOf={() => 'site'}
      show={names.show}
      none=""
      mark={drawStandings(tellApplying([applying?.roles]))}
    />
  );
};

type Named = { readonly organization: string };
const namesOf = (...places: readonly (readonly Named[])[]): readonly string[] => [
  ...new Set(places.flat().map((one) => one.organization)),
];

const drawOrganizations = ({ row: { organizations, staged, applying } }: Cell<PersonRow>): ReactNode => {
  const roleChanges = staged?.roleChanges ?? 0;
  return (
    <RoleChips
      roles={namesOf(withAppliedPlaces(organizations ?? [], applying))}
      added={namesOf(listWaiting(applying, 'joins'), staged?.joins ?? [])}
      removed={namesOf(listWaiting(applying, 'leaves'), staged?.leaves ?? [])}
      kindOf={() => 'plain'}
      show={(name) => name}
      none="in none"
      mark={
        <>
          {drawStandings(tellApplying((applying?.memberships ?? []).map(({ fact }) => fact)))}
          {roleChanges > 0 && (
            <span className={styles.soft}>{countOf(roleChanges, 'role change', 'role changes')}</span>
          )}
        </>
      }
    />
  );
};

const RoleFilter = ({ scope }: { readonly scope: Scope }) => {
  const { filter } = useList();
  const roles = useQuery('role.list', scope).value ?? [];
  return (
    <FilterMenu
      label="Site roles"
      values={roles.map(({ name, displayName, holders }) => ({
        value: name,
        label: displayName || name,
        count: holders,
      }))}
      head={<CountsNote />}
      chosen={filter.roles?.names ?? []}
      onChange={(names) => patchFilter({ roles: names.length === 0 ? null : { mode: 'any', names } })}
    />
  );
};

/** Everybody on the deployment. */
export const USERS: PeopleList = {
  screen: 'users',
  label: 'Users',
  rowId: 'user-row',
  ...ONE_EACH,
  useRows: (question, range) => usePages('member.list', question, range),
  useHeading: ({ deploymentId }) => {
    const { value } = useQuery('user.count', { deploymentId });
    return {
      title: 'Users',
      all: value?.all,
      note:
        value?.from === 'members' &&
        'This token may not list users. Shown are the people known from the organizations that it may read.',
    };
  },
  columns: [
    FACTS.username,
    FACTS.name,
    { ...FACTS.status, width: 110 },
    { id: 'roles', label: 'Site roles', width: 190, draw: drawRoles },
    {
      ...{ id: 'organizations', label: 'Organizations', width: 240, isFlexible: true, isUnsorted: true },
      draw: drawOrganizations,
    },
    FACTS.lastSeen,
    FACTS.loginType,
    ...LAST_FACTS,
  ],
  Filters: ({ scope }) => (
    <>
      <RoleFilter scope={scope} />
      <StatusFilter scope={scope} />
      <LoginFilter scope={scope} />
      <NoRoleFilter scope={scope} label="No site role" />
    </>
  ),
  text: {
    search: 'Search users',
    where: 'on this deployment',
    nothing: 'No users in the copy yet',
  },
  buttons: [
    { command: 'stage.add', label: 'Add site roles' },
    { command: 'stage.remove', label: 'Remove site roles' },
  ],
  more: ['stage.exactly', 'stage.join', 'stage.suspend', 'stage.activate'],
  menu: [
    'stage.add',
    'stage.remove',
    'stage.exactly',
    'stage.join',
    'stage.suspend',
    'stage.activate',
    'draft.discard-selected',
  ],
};

/** Its screen. */
export const UsersPage = () => <PeoplePage list={USERS} />;
