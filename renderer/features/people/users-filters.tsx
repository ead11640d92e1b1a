import { useQuery } from '#renderer/data/use-query.ts';
import { clearFilter, isFiltering, patchFilter, useList } from '#renderer/data/window/list.ts';
import type { Scope } from '#renderer/data/window/where.ts';
import { FilterMenu } from '#renderer/ui/filter-menu.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { FilterBar, FilterSwitch } from './filter-bar.tsx';
import { useToldFilter } from './use-told-filter.ts';

/** The filters of the users list. */
export const UsersFilters = ({ scope }: { readonly scope: Scope }) => {
  const { filter } = useList();
  const { value } = useQuery('member.countFacets', scope);
  const status = useToldFilter('status', value);
  const login = useToldFilter('loginType', value);
  const roles = useQuery('role.list', scope).value ?? [];
  return (
    <FilterBar isFiltering={isFiltering(filter)} onClear={clearFilter}>
      <FilterMenu
        label="Site roles"
        values={roles.map(({ name, displayName, holders }) => ({
          value: name,
          label: displayName || name,
          count: holders,
        }))}
        chosen={filter.roles?.names ?? []}
        onChange={(names) => patchFilter({ roles: names.length === 0 ? null : { mode: 'any', names } })}
      />
      <FilterMenu label="Status" {...status} />
      <FilterMenu label="Login" {...login} />
      <FilterSwitch
        label={value === undefined ? 'No site role' : `No site role ${formatCount(value.noRole)}`}
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
