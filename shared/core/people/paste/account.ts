import {
  LINE,
  type LineKind,
  type NotPerson,
  type NotPersonReason,
  type PastedEntry,
  type ReadTableOf,
  type ReadText,
  type Unreadable,
  type UnreadableReason,
} from './entry.ts';
import { toShown } from './secrets.ts';

/** More than this is a file to import, not a list to paste. */
export const MOST_ENTRIES = 400_000;

export type Span = { readonly line: number; readonly lastLine: number };

/** A line counts as the surest that stands in it: several may, where a text is the source of a page. */
const toSurer = (one: LineKind | undefined, other: LineKind): LineKind => {
  if (one === LINE.people || other === LINE.people) return LINE.people;
  return one === undefined ? other : (Math.max(one, other) as LineKind);
};

/** Each line once, where it is still what the row says. */
const keepOwn = (rows: readonly NotPerson[], lines: readonly LineKind[]): readonly NotPerson[] => {
  const own = new Map<number, NotPerson>();
  for (const row of rows)
    if (lines[row.line - 1] === LINE.notPerson && !own.has(row.line)) own.set(row.line, row);
  return [...own.values()].toSorted((a, b) => a.line - b.line);
};

const isStill = ({ line, lastLine }: Unreadable, lines: readonly LineKind[]): boolean =>
  lines.slice(line - 1, lastLine).every((kind) => kind === LINE.unreadable);

/**
 * Keeps account of a text of `count` lines: what each of them (counted from 0) turned out to be. `toLines` says which
 * lines of the text those are that were read, where they are others.
 */
export const createAccount = (count: number, toLines: (span: Span) => Span = (span) => span) => {
  const lines: LineKind[] = Array.from({ length: count }, () => LINE.blank);
  const entries: PastedEntry[] = [];
  const notPersons: NotPerson[] = [];
  const unreadables: Unreadable[] = [];
  const tables: ReadTableOf[] = [];
  const said: { line: number; text: string }[] = [];
  let weight = 0;
  const mark = ({ line, lastLine }: Span, kind: LineKind): void => {
    for (let at = line; at <= lastLine; at += 1) lines[at] = toSurer(lines[at], kind);
  };
  const toLine = (line: number): number => toLines({ line: line - 1, lastLine: line - 1 }).line + 1;
  const move = (one: PastedEntry): PastedEntry =>
    one.kind === 'grid'
      ? { ...one, line: toLine(one.line), rows: one.rows.map((row) => ({ ...row, line: toLine(row.line) })) }
      : { ...one, line: toLine(one.line) };
  return {
    /** The lines hold these entries. */
    people: (span: Span, found: readonly PastedEntry[]): void => {
      mark(toLines(span), LINE.people);
      for (const one of found) {
        entries.push(move(one));
        weight += one.kind === 'words' ? one.words.length : 1;
      }
    },
    notPerson: (span: Span, reason: NotPersonReason, text: string | null = null): void => {
      const { line, lastLine } = toLines(span);
      const shown = text === null ? null : toShown(text);
      mark({ line, lastLine }, LINE.notPerson);
      for (let at = line; at <= lastLine; at += 1)
        notPersons.push({
          line: at + 1,
          reason: text !== null && shown === null ? 'secret' : reason,
          text: shown,
        });
    },
    /** Lines of the text itself that show nothing. */
    tags: (at: readonly number[]): void => {
      for (const line of at) {
        lines[line] = LINE.notPerson;
        notPersons.push({ line: line + 1, reason: 'rule', text: null });
      }
    },
    unreadable: (span: Span, reason: UnreadableReason): void => {
      const { line, lastLine } = toLines(span);
      mark({ line, lastLine }, LINE.unreadable);
      unreadables.push({ line: line + 1, lastLine: lastLine + 1, reason });
    },
    table: (table: ReadTableOf): void =>
      void tables.push({ ...table, line: toLine(table.line), lastLine: toLine(table.lastLine) }),
    /** Words in which roles may be named. */
    say: (line: number, text: string): void => {
      const shown = toShown(text);
      if (shown !== null && /\p{L}/u.test(shown)) said.push({ line: toLine(line + 1), text: shown });
    },
    isFull: (): boolean => weight > MOST_ENTRIES,
    close: (): ReadText => ({
      lines,
      entries,
      notPersons: keepOwn(notPersons, lines),
      unreadables: unreadables.filter((one) => isStill(one, lines)).toSorted((a, b) => a.line - b.line),
      tables: tables.toSorted((a, b) => a.line - b.line),
      said,
    }),
  };
};

export type Account = ReturnType<typeof createAccount>;
