import { X } from 'lucide-react';
import { useQuery } from '#renderer/data/use-query.ts';
import { useRoleNames } from '#renderer/data/use-role-names.ts';
import { clearFilter, isFiltering, patchFilter, useList } from '#renderer/data/window/list.ts';
import type { Scope } from '#renderer/data/window/where.ts';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { FilterMenu, type FilterValue } from './filter-menu.tsx';
import styles from './members.module.css';
import { RoleFilter } from './role-filter.tsx';

type Facet = readonly { readonly value: string; readonly count: number }[];

const toValues = (facet: Facet | undefined, show: (value: string) => string): readonly FilterValue[] =>
  (facet ?? []).map(({ value, count }) => ({ value, count, label: show(value) }));

const Switch = ({
  label,
  isOn,
  onChange,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}) => (
  <button
    type="button"
    aria-pressed={isOn}
    className={cx(styles.filter, isOn && styles.isOn)}
    onClick={() => onChange(!isOn)}
  >
    {label}
  </button>
);

/** All filters of the list, each with what it is set to, and the way back to everybody. */
export const FilterBar = ({ scope }: { readonly scope: Scope }) => {
  const { filter } = useList();
  const { value } = useQuery('member.countFacets', scope);
  const names = useRoleNames();
  const plain = (text: string): string => text;
  return (
    <div role="toolbar" aria-label="Filters" className={styles.filters}>
      <RoleFilter />
      <FilterMenu
        label="Site roles"
        values={toValues(value?.siteRoles, names.show)}
        chosen={filter.siteRoles}
        onChange={(siteRoles) => patchFilter({ siteRoles })}
      />
      <FilterMenu
        label="Status"
        values={toValues(value?.statuses, plain)}
        chosen={filter.statuses}
        onChange={(statuses) => patchFilter({ statuses })}
      />
      <FilterMenu
        label="Login"
        values={toValues(value?.loginTypes, plain)}
        chosen={filter.loginTypes}
        onChange={(loginTypes) => patchFilter({ loginTypes })}
      />
      <Switch
        label={value === undefined ? 'No role' : `No role ${formatCount(value.noRole)}`}
        isOn={filter.noRole}
        onChange={(noRole) => patchFilter({ noRole })}
      />
      <Switch
        label="Staged only"
        isOn={filter.stagedOnly}
        onChange={(stagedOnly) => patchFilter({ stagedOnly })}
      />
      <Switch
        label="Selected only"
        isOn={filter.selectedOnly}
        onChange={(selectedOnly) => patchFilter({ selectedOnly })}
      />
      {isFiltering(filter) && (
        <Button look="quiet" icon={<X />} onClick={clearFilter}>
          Clear search and filters
        </Button>
      )}
    </div>
  );
};
