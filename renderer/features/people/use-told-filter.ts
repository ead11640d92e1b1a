import { patchFilter, useList } from '#renderer/data/window/list.ts';
import type { Output } from '#shared/contract/index.ts';

/** No server sends this as a value. */
const UNTOLD = '\u0000';

const FACETS = { status: 'statuses', loginType: 'loginTypes' } as const;

/**
 * A filter by a fact that may be not told, as a menu of values has it: the people of whom it is not are a value of
 * their own.
 */
export const useToldFilter = (
  fact: keyof typeof FACETS,
  facets: Output<'member.countFacets'> | undefined,
) => {
  const { filter } = useList();
  const name = FACETS[fact];
  const isUntold = filter.notTold.includes(fact);
  const count = facets?.notTold[fact] ?? 0;
  const values = (facets?.[name] ?? []).map((one) => ({ ...one, label: one.value }));
  const others = filter.notTold.filter((other) => other !== fact);
  return {
    values: count > 0 || isUntold ? [...values, { value: UNTOLD, label: 'not told', count }] : values,
    chosen: isUntold ? [...filter[name], UNTOLD] : filter[name],
    onChange: (chosen: readonly string[]): void =>
      patchFilter({
        [name]: chosen.filter((value) => value !== UNTOLD),
        notTold: chosen.includes(UNTOLD) ? [...others, fact] : others,
      }),
  };
};
