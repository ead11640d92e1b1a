import type { UserId } from '#shared/base/brand.ts';
import type { Output, Parsed } from '#shared/contract/index.ts';
import type { ReadText } from '#shared/core/pasted-names/entry.ts';
import type { Judged } from './outcome.ts';
import type { Person } from './people.ts';

type Outcome = NonNullable<Output<'paste.getOutcome'>>;
type Page = NonNullable<Output<'paste.listRows'>>;
type Row = Page['rows'][number];
type Part = Parsed<'paste.listRows'>['part'];

/** What a person decided: who an entry means, and who is left out. */
export type Decisions = { readonly chosen: Map<number, UserId>; readonly leftOut: Set<UserId> };

const MOST_CANDIDATES = 50;

const isUnusual = ({ isMember, status }: Person): boolean =>
  !isMember || (status !== null && status !== 'active');

/** Chosen people who are still offered for their entry. */
const listChosen = ({ several }: Judged, { chosen }: Decisions): readonly Person[] =>
  several.flatMap(({ at, people }) => people.find(({ userId }) => userId === chosen.get(at)) ?? []);

/** The different people that the list stands for now. */
export const listTaken = (judged: Judged, decisions: Decisions): readonly Person[] => {
  const taken = new Map<UserId, Person>();
  for (const { who } of judged.found) if (!decisions.leftOut.has(who.userId)) taken.set(who.userId, who);
  for (const person of listChosen(judged, decisions)) taken.set(person.userId, person);
  return [...taken.values()];
};

/** How many of them are members, and how many are not. */
export const countTaken = (judged: Judged, decisions: Decisions) => {
  const taken = listTaken(judged, decisions);
  const takenMembers = taken.filter(({ isMember }) => isMember).length;
  return { takenMembers, takenOutsiders: taken.length - takenMembers };
};

const countPeople = (judged: Judged, decisions: Decisions): Outcome['people'] => {
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
    suspended: of(({ status }) => status === 'suspended'),
    dormant: of(({ status }) => status === 'dormant'),
    chosen: listChosen(judged, decisions).length,
    leftOut: of(({ userId }) => decisions.leftOut.has(userId)),
    ...countTaken(judged, decisions),
  };
};

/** What became of a list, in numbers. */
export const toOutcome = (
  judged: Judged,
  decisions: Decisions,
  { read, roles }: { readonly read: ReadText; readonly roles: Outcome['roles'] },
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
    people: countPeople(judged, decisions),
    roles,
    tables: read.tables,
  };
};

const toFoundRow = ({ who: _who, ...row }: Judged['found'][number], leftOut: ReadonlySet<UserId>): Row => ({
  part: 'found',
  ...row,
  isLeftOut: leftOut.has(row.userId),
});

const createSeveralRow = (judged: Judged, { chosen }: Decisions) => {
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

/** Some rows of one part. */
export const listPage = (
  read: ReadText,
  judged: Judged,
  decisions: Decisions,
  { part, offset, limit }: { readonly part: Part; readonly offset: number; readonly limit: number },
): Page => {
  const page = <T>(all: readonly T[], toRow: (one: T) => Row): Page => ({
    all: all.length,
    rows: all.slice(offset, offset + limit).map(toRow),
  });
  const toFound = (one: Judged['found'][number]): Row => toFoundRow(one, decisions.leftOut);
  switch (part) {
    case 'found':
      return page(judged.found, toFound);
    case 'unusual':
      return page(
        judged.found.filter(({ who }) => isUnusual(who)),
        toFound,
      );
    case 'again':
      return page(judged.again, (row) => row);
    case 'several':
      return page(judged.several, createSeveralRow(judged, decisions));
    case 'not-found':
      return page(judged.notFound, (row) => row);
    case 'not-person':
      return page(judged.notPersons, (row) => ({ part: 'not-person', ...row }));
    case 'unreadable':
      return page(read.unreadables, (row) => ({ part: 'unreadable', ...row }));
  }
};
