import { useQuery } from '#renderer/data/use-query.ts';
import { patchFilter, useList } from '#renderer/data/window/list.ts';
import { useScope } from '#renderer/data/window/where.ts';
import styles from '#renderer/ui/filter-menu.module.css';
import { FilterMenu } from '#renderer/ui/filter-menu.tsx';

const MODES = [
  { mode: 'any', label: 'any of' },
  { mode: 'all', label: 'all of' },
  { mode: 'none', label: 'none of' },
] as const;

/** Filter by organization roles: any of, all of or none of those ticked. */
export const RoleFilter = () => {
  const { filter } = useList();
  const roles = useQuery('role.list', useScope()).value ?? [];
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
        <fieldset className={styles.modes}>
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
      }
    />
  );
};
