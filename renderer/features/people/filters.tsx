import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useQuery } from '#renderer/client/use-query.ts';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import menuStyles from '#renderer/ui/filter-menu.module.css';
import { FilterMenu } from '#renderer/ui/filter-menu.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { clearFilter, isFiltering, patchFilter, useList } from '#renderer/window/list.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import type { Scope } from '#shared/model/organization.ts';
import styles from './people.module.css';

type OfScope = { readonly scope: Scope };

/** No server sends this as a value. */
const UNTOLD = '\u0000';

const FACETS = { status: 'statuses', loginType: 'loginTypes' } as const;

type ToldProps = OfScope & { readonly fact: keyof typeof FACETS; readonly label: string };

const NOT_ONLY_SHOWN = 'Numbers count everybody in the list, not only those shown.';

/** Said above the numbers of a filter while they are other ones than those of the rows that are shown. */
export const CountsNote = () =>
  isFiltering(useList().filter) ? <p className={styles.note}>{NOT_ONLY_SHOWN}</p> : null;

/** A filter by a fact that may be not told: the people of whom it is not are a value of their own. */
const ToldFilter = ({ scope, fact, label }: ToldProps) => {
  const facets = useQuery('member.countFacets', scope).value;
  const { filter } = useList();
  const name = FACETS[fact];
  const isUntold = filter.notTold.includes(fact);
  const count = facets?.notTold[fact] ?? 0;
  const values = (facets?.[name] ?? []).map((one) => ({ ...one, label: one.value }));
  const others = filter.notTold.filter((other) => other !== fact);
  return (
    <FilterMenu
      label={label}
      values={count > 0 || isUntold ? [...values, { value: UNTOLD, label: 'not told', count }] : values}
      head={<CountsNote />}
      chosen={isUntold ? [...filter[name], UNTOLD] : filter[name]}
      onChange={(chosen) =>
        patchFilter({
          [name]: chosen.filter((value) => value !== UNTOLD),
          notTold: chosen.includes(UNTOLD) ? [...others, fact] : others,
        })
      }
    />
  );
};

export const StatusFilter = ({ scope }: OfScope) => <ToldFilter scope={scope} fact="status" label="Status" />;
export const LoginFilter = ({ scope }: OfScope) => (
  <ToldFilter scope={scope} fact="loginType" label="Login" />
);

/** A filter that is on or off. */
const Switch = ({
  of,
  label,
  title,
}: {
  readonly of: 'noRole' | 'stagedOnly' | 'selectedOnly';
  readonly label: string;
  readonly title?: string | undefined;
}) => {
  const isOn = useList().filter[of];
  return (
    <button
      type="button"
      aria-pressed={isOn}
      className={cx(menuStyles.filter, isOn && menuStyles.isOn)}
      title={toShown(title)}
      onClick={() => patchFilter({ [of]: !isOn })}
    >
      {label}
    </button>
  );
};

/** Those without any role of the list, with their number once it is counted. */
export const NoRoleFilter = ({ scope, label }: OfScope & { readonly label: string }) => {
  const facets = useQuery('member.countFacets', scope).value;
  const { filter } = useList();
  return (
    <Switch
      of="noRole"
      label={facets === undefined ? label : `${label} ${formatCount(facets.noRole)}`}
      title={facets !== undefined && isFiltering(filter) ? NOT_ONLY_SHOWN : undefined}
    />
  );
};

/** All filters of a list, each with what it is set to, and the way back to everybody. */
export const FilterBar = ({ children }: { readonly children: ReactNode }) => {
  const { filter } = useList();
  return (
    <div role="toolbar" aria-label="Filters" className={styles.filters}>
      {children}
      <Switch of="stagedOnly" label="Staged only" />
      <Switch of="selectedOnly" label="Selected only" />
      {isFiltering(filter) && (
        <Button look="quiet" icon={<X />} onClick={clearFilter}>
          Clear search and filters
        </Button>
      )}
    </div>
  );
};
