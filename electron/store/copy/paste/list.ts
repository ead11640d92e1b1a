import type { UserId } from '#shared/base/brand.ts';
import { foldText, foldWords } from '#shared/base/fold-text.ts';
import type { Output, Parsed } from '#shared/contract/index.ts';
import type { ReadText } from '#shared/core/people/paste/entry.ts';
import type { Judged } from './outcome.ts';
import type { KnownPerson } from './people.ts';

type Outcome = NonNullable<Output<'paste.getOutcome'>>;
type Page = NonNullable<Output<'paste.listRows'>>;
type Row = Page['rows'][number];
type PageWanted = Pick<Parsed<'paste.listRows'>, 'part' | 'offset' | 'limit'> & {
  /** Only rows that hold it; left out: all. */
  readonly text?: string;
};

/** What a person decided: who an entry means, and who is left out. */
export type PasteDecisions = { readonly chosen: Map<number, UserId>; readonly leftOut: Set<UserId> };

const MOST_CANDIDATES = 50;

const isUnusual = ({ isMember, status, was }: KnownPerson): boolean =>
  !isMember || was !== null || (status !== null && status !== 'active');

/** Chosen people who are still offered for their entry. */
const listChosen = ({ several }: Judged, { chosen }: PasteDecisions): readonly KnownPerson[] =>
  several.flatMap(({ at, people }) => people.find(({ userId }) => userId === chosen.get(at)) ?? []);

/** The different people that the list stands for now. */
export const listTaken = (judged: Judged, decisions: PasteDecisions): readonly KnownPerson[] => {
  const taken = new Map<UserId, KnownPerson>();
  for (const { who } of judged.found) if (!decisions.leftOut.has(who.userId)) taken.set(who.userId, who);
  for (const person of listChosen(judged, decisions)) taken.set(person.userId, person);
  return [...taken.values()];
};

/** How many of them are members, and how many are not. */
export const countTaken = (judged: Judged, decisions: PasteDecisions) => {
  const taken = listTaken(judged, decisions);
  const takenMembers = taken.filter(({ isMember }) => isMember).length;
  return { takenMembers, takenOutsiders: taken.length - takenMembers };
};

/** Somebody may be both in the list and picked, and joins once. */
const countBesides = (judged: Judged, decisions: PasteDecisions, besides: readonly UserId[]): number => {
  if (besides.length === 0) return 0;
  const taken = new Set(listTaken(judged, decisions).map(({ userId }) => userId));
  return new Set(besides.filter((userId) => !taken.has(userId))).size;
};

const countPeople = (
  judged: Judged,
  decisions: PasteDecisions,
  besides: readonly UserId[],
): Outcome['people'] => {
  const { found } = judged;
  const of = (test: (row: (typeof found)[number]) => boolean): number => found.filter(test).length;
  const members = of(({ isMember }) => isMember);
  return {
    found: found.length,
    byId: of(({ by }) => by === 'id'),
    byEmail: of(({ by }) => by === 'email'),
    byUsername: of(({ by }) => by === 'username'),
    members,
    outsiders: found.length - members,
    unusual: of(({ who }) => isUnusual(who)),
    byFormer: of(({ was }) => was !== null),
    suspended: of(({ status }) => status === 'suspended'),
    dormant: of(({ status }) => status === 'dormant'),
    chosen: listChosen(judged, decisions).length,
    leftOut: of(({ userId }) => decisions.leftOut.has(userId)),
    ...countTaken(judged, decisions),
    takenBesides: countBesides(judged, decisions, besides),
  };
};

/** What became of a list, in numbers. */
export const toOutcome = (
  judged: Judged,
  decisions: PasteDecisions,
  {
    read,
    roles,
    besides,
  }: { readonly read: ReadText; readonly roles: Outcome['roles']; readonly besides: readonly UserId[] },
): Outcome => {
  const { lines, found, again, several, notFound } = judged;
  const counts = [found.length, again.length, several.length, notFound.length] as const;
  return {
    lines,
    entries: {
      all: counts.reduce((sum, one) => sum + one, 0),
      found: counts[0],
      again: counts[1],
      several: counts[2],
      notFound: counts[3],
    },
    people: countPeople(judged, decisions, besides),
    roles,
    tables: read.tables,
  };
};

const toFoundRow = ({ who: _who, ...row }: Judged['found'][number], leftOut: ReadonlySet<UserId>): Row => ({
  part: 'found',
  ...row,
  isLeftOut: leftOut.has(row.userId),
});

const createSeveralRow = (judged: Judged, { chosen }: PasteDecisions) => {
  const found = new Set(judged.found.map(({ userId }) => userId));
  return ({ at, line, value, why, people }: Judged['several'][number]): Row => ({
    part: 'several',
    line,
    at,
    value,
    why,
    people: people.length,
    candidates: people.slice(0, MOST_CANDIDATES).map((one) => ({ ...one, isFound: found.has(one.userId) })),
    chosen: people.find(({ userId }) => userId === chosen.get(at))?.userId ?? null,
  });
};

/** What a search looks through, of somebody. */
const wordsOf = ({ username, name, email }: Pick<KnownPerson, 'username' | 'name' | 'email'>): string =>
  `${username}\n${name}\n${email}`;

/** Some rows of one part, of those that hold `text`. */
export const listPage = (
  read: ReadText,
  judged: Judged,
  decisions: PasteDecisions,
  { part, text = '', offset, limit }: PageWanted,
): Page => {
  const wanted = foldWords(text);
  const isHit = (words: string): boolean => wanted.every((word) => words.includes(word));
  const page = <T>(all: readonly T[], toWords: (one: T) => string, toRow: (one: T) => Row): Page => {
    const some = wanted.length === 0 ? all : all.filter((one) => isHit(foldText(toWords(one))));
    return { all: some.length, rows: some.slice(offset, offset + limit).map(toRow) };
  };
  const listFound = (found: Judged['found']): Page =>
    page(
      found,
      ({ value, who }) => `${value}\n${wordsOf(who)}`,
      (one) => toFoundRow(one, decisions.leftOut),
    );
  switch (part) {
    case 'found':
      return listFound(judged.found);
    case 'unusual':
      return listFound(judged.found.filter(({ who }) => isUnusual(who)));
    case 'again':
      return page(
        judged.again,
        ({ value, username }) => `${value}\n${username}`,
        (row) => row,
      );
    case 'several':
      return page(
        judged.several,
        ({ value, people }) => [value, ...people.map(wordsOf)].join('\n'),
        createSeveralRow(judged, decisions),
      );
    case 'not-found':
      return page(
        judged.notFound,
        ({ value }) => value,
        (row) => row,
      );
    case 'not-person':
      return page(
        judged.notPersons,
        (row) => row.text ?? '',
        (row) => ({ part: 'not-person', ...row }),
      );
    case 'unreadable':
      return page(
        read.unreadables,
        ({ reason }) => reason,
        (row) => ({ part: 'unreadable', ...row }),
      );
  }
};
