import { useQuery } from '#renderer/data/use-query.ts';
import { useRoleNames } from '#renderer/data/use-role-names.ts';
import { clearFilter, isFiltering, patchFilter, useList } from '#renderer/data/window/list.ts';
import type { Scope } from '#renderer/data/window/where.ts';
import { FilterMenu, type FilterValue } from '#renderer/ui/filter-menu.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { FilterBar, FilterSwitch } from './filter-bar.tsx';
import { RoleFilter } from './role-filter.tsx';
import { useToldFilter } from './use-told-filter.ts';

type Facet = readonly { readonly value: string; readonly count: number }[];

const toValues = (facet: Facet | undefined, show: (value: string) => string): readonly FilterValue[] =>
  (facet ?? []).map(({ value, count }) => ({ value, count, label: show(value) }));

/** All filters of the list, each with what it is set to, and the way back to everybody. */
export const MembersFilters = ({ scope }: { readonly scope: Scope }) => {
  const { filter } = useList();
  const { value } = useQuery('member.countFacets', scope);
  const status = useToldFilter('status', value);
  const login = useToldFilter('loginType', value);
  const names = useRoleNames();
  return (
    <FilterBar isFiltering={isFiltering(filter)} onClear={clearFilter}>
      <RoleFilter />
      <FilterMenu
        label="Site roles"
        values={toValues(value?.siteRoles, names.show)}
        chosen={filter.siteRoles}
        onChange={(siteRoles) => patchFilter({ siteRoles })}
      />
      <FilterMenu label="Status" {...status} />
      <FilterMenu label="Login" {...login} />
      <FilterSwitch
        label={value === undefined ? 'No role' : `No role ${formatCount(value.noRole)}`}
        isOn={filter.noRole}
        onChange={(noRole) => patchFilter({ noRole })}
      />
      <FilterSwitch
        label="Staged only"
        isOn={filter.stagedOnly}
        onChange={(stagedOnly) => patchFilter({ stagedOnly })}
      />
      <FilterSwitch
        label="Selected only"
        isOn={filter.selectedOnly}
        onChange={(selectedOnly) => patchFilter({ selectedOnly })}
      />
    </FilterBar>
  );
};
