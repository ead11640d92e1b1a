import {
  type Entry,
  LINE,
  type LineKind,
  type NotPerson,
  type NotPersonReason,
  type ReadTableOf,
  type ReadText,
  type Unreadable,
  type UnreadableReason,
} from './entry.ts';
import { toShown } from './secrets.ts';

/** More than this is a file to import, not a list to paste. */
export const MOST_ENTRIES = 400_000;

export type Span = { readonly line: number; readonly lastLine: number };

/** Keeps account of a text: what each of its lines (counted from 0) turned out to be. */
export const createAccount = (count: number) => {
  const lines: LineKind[] = Array.from({ length: count }, () => LINE.blank);
  const entries: Entry[] = [];
  const notPersons: NotPerson[] = [];
  const unreadables: Unreadable[] = [];
  const tables: ReadTableOf[] = [];
  const said: { line: number; text: string }[] = [];
  let weight = 0;
  const mark = ({ line, lastLine }: Span, kind: LineKind): void => {
    for (let at = line; at <= lastLine; at += 1) lines[at] = kind;
  };
  return {
    /** The lines hold these entries. */
    people: (span: Span, found: readonly Entry[]): void => {
      mark(span, LINE.people);
      for (const one of found) {
        entries.push(one);
        weight += one.kind === 'words' ? one.words.length : 1;
      }
    },
    notPerson: ({ line, lastLine }: Span, reason: NotPersonReason, text: string | null = null): void => {
      for (let at = line; at <= lastLine; at += 1) {
        lines[at] = LINE.notPerson;
        const shown = text === null ? null : toShown(text);
        notPersons.push({
          line: at + 1,
          reason: text !== null && shown === null ? 'secret' : reason,
          text: shown,
        });
      }
    },
    unreadable: (span: Span, reason: UnreadableReason): void => {
      mark(span, LINE.unreadable);
      unreadables.push({ line: span.line + 1, lastLine: span.lastLine + 1, reason });
    },
    table: (table: ReadTableOf): void => void tables.push(table),
    /** Words in which roles may be named. */
    say: (line: number, text: string): void => {
      const shown = toShown(text);
      if (shown !== null && /\p{L}/u.test(shown)) said.push({ line: line + 1, text: shown });
    },
    isFull: (): boolean => weight > MOST_ENTRIES,
    close: (): ReadText => ({
      lines,
      entries,
      notPersons: notPersons.toSorted((a, b) => a.line - b.line),
      unreadables: unreadables.toSorted((a, b) => a.line - b.line),
      tables: tables.toSorted((a, b) => a.line - b.line),
      said,
    }),
  };
};

export type Account = ReturnType<typeof createAccount>;
