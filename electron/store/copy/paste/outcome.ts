import type { UserId } from '#shared/base/brand.ts';
import type { Output } from '#shared/contract/index.ts';
import { LINE, type LineKind, type NotPerson, type ReadText } from '#shared/core/people/paste/entry.ts';
import { judgeWho, judgeWords, type PasteVerdict } from './judge.ts';
import { judgeGrid } from './judge-grid.ts';
import type { KnownPerson, People } from './people.ts';

type Row = NonNullable<Output<'paste.listRows'>>['rows'][number];
type RowOf<P extends Row['part']> = Extract<Row, { part: P }>;
type SeveralVerdict = Extract<PasteVerdict, { kind: 'several' }>;

/** Who a whole list means, before anybody decided anything. */
export type Judged = {
  readonly found: readonly (Omit<RowOf<'found'>, 'isLeftOut' | 'part'> & { readonly who: KnownPerson })[];
  readonly again: readonly RowOf<'again'>[];
  readonly several: readonly (SeveralVerdict & { readonly at: number })[];
  readonly notFound: readonly RowOf<'not-found'>[];
  readonly notPersons: readonly NotPerson[];
  readonly lines: NonNullable<Output<'paste.getOutcome'>>['lines'];
};

/** The number of an entry that `paste.decide` names it by: its place, with room for each of its words. */
type Numbered = { readonly at: number; readonly verdict: PasteVerdict };

const judgeAll = (people: People, read: ReadText) => {
  const verdicts: Numbered[] = [];
  const prose: NotPerson[] = [];
  let at = 0;
  for (const entry of read.entries) {
    if (entry.kind === 'who') {
      verdicts.push({ at, verdict: judgeWho(people, entry) });
      at += 1;
      continue;
    }
    if (entry.kind === 'grid') {
      const width = entry.rows.reduce((most, { cells }) => Math.max(most, cells.length), 1);
      for (const [line, judged] of judgeGrid(people, entry)) {
        if (judged.length === 0) prose.push({ line, reason: 'no-identity', text: null });
        for (const [n, verdict] of judged.entries()) verdicts.push({ at: at + n, verdict });
        at += width;
      }
      continue;
    }
    const judged = judgeWords(people, entry);
    if (judged === null) prose.push({ line: entry.line, reason: 'words', text: entry.text });
    else for (const [n, verdict] of judged.entries()) verdicts.push({ at: at + n, verdict });
    at += entry.words.length;
  }
  return { verdicts, prose };
};

/** Lines that name nobody after all, each once. */
const toOnlyProse = (prose: readonly NotPerson[], verdicts: readonly Numbered[]): readonly NotPerson[] => {
  const named = new Set(verdicts.map(({ verdict }) => verdict.line));
  const lines = new Map<number, NotPerson>();
  for (const one of prose) if (!named.has(one.line) && !lines.has(one.line)) lines.set(one.line, one);
  return [...lines.values()];
};

const countLines = (read: ReadText, prose: number) => {
  const of = (kind: LineKind): number => read.lines.filter((one) => one === kind).length;
  return {
    all: read.lines.length,
    people: of(LINE.people) - prose,
    notPerson: of(LINE.notPerson) + prose,
    unreadable: of(LINE.unreadable),
    blank: of(LINE.blank),
  };
};

/** Judges every entry of a list, in order; whoever was found before is found `again`. */
export const judgeList = (people: People, read: ReadText): Judged => {
  const { verdicts, prose } = judgeAll(people, read);
  const first = new Map<UserId, number>();
  const found: Judged['found'][number][] = [];
  const again: RowOf<'again'>[] = [];
  const several: Judged['several'][number][] = [];
  const notFound: RowOf<'not-found'>[] = [];
  for (const { at, verdict } of verdicts) {
    if (verdict.kind === 'several') several.push({ ...verdict, at });
    else if (verdict.kind === 'not-found') {
      const { line, value, as } = verdict;
      notFound.push({ part: 'not-found', line, value, as });
    } else {
      const { line, value, by, who } = verdict;
      const firstLine = first.get(who.userId);
      if (firstLine === undefined) {
        first.set(who.userId, line);
        found.push({ line, value, by, ...who, who });
      } else
        again.push({ part: 'again', line, value, firstLine, username: who.username, userId: who.userId });
    }
  }
  const onlyProse = toOnlyProse(prose, verdicts);
  const notPersons = [...read.notPersons, ...onlyProse].toSorted((a, b) => a.line - b.line);
  return { found, again, several, notFound, notPersons, lines: countLines(read, onlyProse.length) };
};
