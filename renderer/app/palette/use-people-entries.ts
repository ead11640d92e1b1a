import { useSteadyQuery } from '#renderer/client/use-query.ts';
import { people } from '#renderer/ui/format.ts';
import { useFocus } from '#renderer/window/focus.ts';
import { openList } from '#renderer/window/list.ts';
import { useScope, useUsersScope, useWhere } from '#renderer/window/where.ts';
import { foldText, foldWords } from '#shared/base/fold-text.ts';
import type { Output } from '#shared/contract/index.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { type Scope, SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { PaletteEntry } from './use-entries.ts';

/** People in the palette; the list of users has all of them. */
const PEOPLE_SHOWN = 8;

/** Scripts in which one letter is a name, or a syllable of one. */
const WHOLE_WORD = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

type Row = Output<'member.list'>['rows'][number];
type Place = NonNullable<Row['organizations']>[number];
type Found = Pick<Row, 'userId' | 'username' | 'name'> & { readonly organizations: readonly Place[] };

/**
 * The list in which somebody is opened: the one on the screen if they are in it, else their first organization, else the
 * users.
 */
export const toHome = (shown: Scope, places: readonly Pick<Place, 'organizationId'>[]): Scope => {
  const isHere = shown.organizationId === SITE_ORGANIZATION_ID;
  if (isHere || places.some(({ organizationId }) => organizationId === shown.organizationId)) return shown;
  return { ...shown, organizationId: places[0]?.organizationId ?? SITE_ORGANIZATION_ID };
};

/** Their name, and where they are if that is not what one looks at. */
export const toNote = (
  shown: Scope,
  { name, organizations }: Pick<Found, 'name' | 'organizations'>,
): string => {
  const home = toHome(shown, organizations);
  if (home.organizationId === shown.organizationId) return name;
  const [first, ...others] = organizations.map(({ organization }) => organization);
  const where =
    first === undefined ? 'in no organization' : others.length === 0 ? first : `${first} +${others.length}`;
  return name === '' ? where : `${name} · ${where}`;
};

const openPerson = (scope: Scope, { userId, username }: Found): void => {
  openList(scope, { filter: { ...NO_FILTER, text: username } });
  useFocus.getState().setPerson({ userId, username });
  useFocus.getState().toggleInspector(true);
};

/** The same search in each other deployment, for words that nobody here has: only one deployment is searched at a time. */
export const toElsewhere = (
  words: string,
  others: readonly Pick<Deployment, 'id' | 'name'>[],
): readonly PaletteEntry[] =>
  others.map(({ id, name }) => ({
    id: `people of ${id}`,
    label: `Search for “${words}” in ${name}`,
    note: 'nobody here has it',
    run: () => {
      useWhere.getState().openDeployment(id);
      openList(
        { deploymentId: id, organizationId: SITE_ORGANIZATION_ID },
        { filter: { ...NO_FILTER, text: words } },
      );
    },
  }));

/** Of people whom an earlier text found those who have this one too: nobody else may be opened for it. */
export const keepMatching = <P extends Pick<Found, 'username' | 'name'>>(
  rows: readonly P[],
  text: string,
): readonly P[] => {
  const words = foldWords(text);
  return rows.filter(({ username, name }) => {
    const searched = foldText(`${username}\n${name}`);
    return words.every((word) => searched.includes(word));
  });
};

/**
 * People of the whole deployment whose names hold what is typed; each is opened where they are. Nobody: the way to the
 * other deployments.
 */
export const usePeopleEntries = (
  text: string,
  deployments: readonly Pick<Deployment, 'id' | 'name'>[],
): readonly PaletteEntry[] => {
  const shown = useScope();
  const users = useUsersScope();
  const words = text.trim();
  const question = {
    filter: { ...NO_FILTER, text: words },
    sort: DEFAULT_SORT,
    offset: 0,
    limit: PEOPLE_SHOWN,
  };
  const isAsked = users !== null && (words.length >= 2 || WHOLE_WORD.test(words));
  const { value: found, isPrevious } = useSteadyQuery(
    'member.list',
    isAsked ? { ...users, ...question } : null,
  );
  if (shown === null || users === null || found === undefined) return [];
  if (found.matching === 0 && !isPrevious) {
    return toElsewhere(
      words,
      deployments.filter(({ id }) => id !== users.deploymentId),
    );
  }
  const more = isPrevious ? 0 : found.matching - found.rows.length;
  // The list of users tells of everybody where they are.
  const all = found.rows.map((row) => ({ ...row, organizations: row.organizations ?? [] }));
  const rows = isPrevious ? keepMatching(all, words) : all;
  const entries: readonly PaletteEntry[] = rows.map((row) => ({
    id: row.userId,
    label: row.username,
    note: toNote(shown, row),
    run: () => openPerson(toHome(shown, row.organizations), row),
  }));
  const rest: PaletteEntry = {
    id: 'more people',
    label: `Show all ${people(found.matching)} with “${words}” in Users`,
    run: () => openList(users, { filter: question.filter }),
  };
  return more > 0 ? [...entries, rest] : entries;
};
