import { useMemo } from 'react';
import { useQuery } from '#renderer/client/use-query.ts';
import { useList } from '#renderer/window/list.ts';
import type { Output } from '#shared/contract/index.ts';
import { UNREADABLE, UNTOLD_FACTS, type UntoldFact } from '#shared/model/member.ts';
import type { MemberFilter, MemberSort } from '#shared/model/member-filter.ts';
import type { Scope } from '#shared/model/organization.ts';

/** Of how many people of a list each fact is not told, and why. */
export type NotTold = Pick<Output<'member.countFacets'>, 'notTold' | 'people'> & { readonly reason: string };

const NAMES: Readonly<Record<UntoldFact, string>> = {
  status: 'status',
  loginType: 'login',
  lastSeen: 'last seen',
};

/** Why a server leaves facts out, by where the list of users came from. */
export const toReason = (from: Output<'user.count'>['from'] | undefined): string =>
  from === 'members'
    ? 'A server before Coder 2.32 tells it only to a token that may list users, and this one may not.'
    : 'The server did not tell it.';

/** Why one fact of one person is not told. */
export const toWhyUntold = ({ status }: { readonly status: string | null }): string =>
  status === UNREADABLE
    ? 'The row of this person could not be read at the last refresh.'
    : 'The server did not tell it to this token.';

/** What is not told in a list; undefined until it has been counted. */
export const useNotTold = (scope: Scope): NotTold | undefined => {
  const { value } = useQuery('member.countFacets', scope);
  const users = useQuery('user.count', { deploymentId: scope.deploymentId }).value;
  return value === undefined
    ? undefined
    : { notTold: value.notTold, people: value.people, reason: toReason(users?.from) };
};

/** Is a fact told of nobody in the list, or of one alone? Coder tells everybody of themselves. */
export const isUntold = ({ notTold, people }: NotTold, fact: UntoldFact): boolean =>
  notTold[fact] > 0 && notTold[fact] >= people - 1;

const listed = (facts: readonly string[]): string =>
  facts.length < 2 ? facts.join('') : `${facts.slice(0, -1).join(', ')} and ${facts.at(-1)}`;

const upper = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const VALUES = { status: 'statuses', loginType: 'loginTypes' } as const;

type Shown = {
  readonly filter: MemberFilter;
  readonly sort: MemberSort;
  /** Writes a number of people. */
  readonly people: (count: number) => string;
};

/** What the order or a filter makes of those few of whom a fact is not told; empty: nothing. */
const toEffect = (fact: UntoldFact, count: number, { filter, sort, people }: Shown): string => {
  const who = `${upper(NAMES[fact])} is not told of ${people(count)}`;
  if (fact !== 'lastSeen' && filter[VALUES[fact]].length > 0 && !filter.notTold.includes(fact))
    return `${who}, whom this filter leaves out.`;
  return sort.column === fact ? `${who}, listed last.` : '';
};

/** What must be said of a list because facts are not told, with the reason; empty: nothing. */
export const toNotToldText = (told: NotTold, shown: Shown): string => {
  const none = UNTOLD_FACTS.filter((fact) => isUntold(told, fact));
  const effects = UNTOLD_FACTS.filter((fact) => !none.includes(fact) && told.notTold[fact] > 0)
    .map((fact) => toEffect(fact, told.notTold[fact], shown))
    .filter((text) => text !== '');
  const who = none.every((fact) => told.notTold[fact] === told.people)
    ? 'anybody here'
    : 'anybody here but one person';
  const whole =
    none.length === 0
      ? []
      : [`Not told of ${who}: ${listed(none.map((fact) => NAMES[fact]))}. ${told.reason}`];
  return [...whole, ...effects, ...(none.length === 0 && effects.length > 0 ? [told.reason] : [])].join(' ');
};

/** `toNotToldText` of the list on screen. */
export const useNotToldText = (scope: Scope, people: Shown['people']): string => {
  const told = useNotTold(scope);
  const { filter, sort } = useList();
  return told === undefined ? '' : toNotToldText(told, { filter, sort, people });
};

/** Columns of a list: one whose fact is told of nobody cannot be sorted by, and says why. */
export const useToldColumns = <Column extends { readonly id: string }>(
  columns: readonly Column[],
  scope: Scope,
): readonly (Column & { readonly isUnsorted?: boolean; readonly why?: string })[] => {
  const told = useNotTold(scope);
  const untold = told === undefined ? '' : UNTOLD_FACTS.filter((fact) => isUntold(told, fact)).join(' ');
  const reason = told?.reason ?? '';
  return useMemo(() => {
    const facts: readonly string[] = untold.split(' ');
    if (untold === '') return columns;
    return columns.map((column) =>
      facts.includes(column.id)
        ? { ...column, isUnsorted: true, why: `Told of nobody here, or of one person alone. ${reason}` }
        : column,
    );
  }, [columns, untold, reason]);
};
