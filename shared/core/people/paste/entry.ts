/** Why a line names nobody (`shared/contract/paste.ts` says what each means). */
export type NotPersonReason =
  | 'header'
  | 'before-table'
  | 'rule'
  | 'no-identity'
  | 'words'
  | 'secret'
  | 'group';

/** Why a line cannot be read. */
export type UnreadableReason =
  | 'not-text'
  | 'too-long'
  | 'quote-open'
  | 'cells-differ'
  | 'bad-address'
  | 'json-broken';

/**
 * One person as the text names them. Whoever has addresses is those addresses; without any the id counts, then the
 * username. Everything else only ever proposes.
 */
export type Who = {
  readonly kind: 'who';
  readonly line: number;
  /** What to show: the identity as it was written. */
  readonly value: string;
  /** All of one person, the surest first. */
  readonly addresses: readonly string[];
  /** All addresses must mean the same person: nobody said which of them is the identity. */
  readonly mustAgree: boolean;
  /** A UUID. */
  readonly id: string | null;
  readonly username: string | null;
  /** False: a username or an address that stands where somebody else may be meant; it proposes. */
  readonly isSure: boolean;
  /** A display name that stands beside it, or for it. */
  readonly name: string | null;
  /** A word that may be the username in its place: where it is somebody's, a person is asked. */
  readonly beside: string | null;
};

/** Words with nothing but spaces between them: usernames when all of them are, otherwise a name or prose. */
export type Words = {
  readonly kind: 'words';
  readonly line: number;
  readonly words: readonly string[];
  /** As of one person. */
  readonly beside: string | null;
  /** Plainly prose: usernames in it propose, and nothing in it is missed. */
  readonly isProse: boolean;
  /** What is shown when they name nobody; null: nothing of it may be shown. */
  readonly text: string | null;
};

/** Rows of a table that neither a header nor an address explains. Only the copy can tell which column is usernames. */
export type Grid = {
  readonly kind: 'grid';
  readonly line: number;
  /** False: it stands where others are named, and proposes. */
  readonly isSure: boolean;
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
};

export type PastedEntry = Who | Words | Grid;

/** The same where somebody else may be meant: it only proposes. */
export const toMentioned = (entry: PastedEntry): PastedEntry =>
  entry.kind === 'words' ? { ...entry, isProse: true } : { ...entry, isSure: false };

export type NotPerson = {
  readonly line: number;
  readonly reason: NotPersonReason;
  readonly text: string | null;
};
export type Unreadable = {
  readonly line: number;
  readonly lastLine: number;
  readonly reason: UnreadableReason;
};
export type ReadTableOf = {
  readonly line: number;
  readonly lastLine: number;
  readonly columns: readonly string[];
  /** Nothing says which of the columns is the row's own. */
  readonly isUndecided: boolean;
  readonly ignored: number;
  readonly secret: number;
};

/** What each line is: every line is exactly one. */
export const LINE = { blank: 0, people: 1, notPerson: 2, unreadable: 3 } as const;
export type LineKind = (typeof LINE)[keyof typeof LINE];

/** A whole text, read. It keeps nothing of a column or a line that may hold a secret. */
export type ReadText = {
  /** One for each line of the text, in order. */
  readonly lines: readonly LineKind[];
  readonly entries: readonly PastedEntry[];
  readonly notPersons: readonly NotPerson[];
  readonly unreadables: readonly Unreadable[];
  readonly tables: readonly ReadTableOf[];
  /** Prose of the text, in which roles may be named. */
  readonly said: readonly { readonly line: number; readonly text: string }[];
};

/** One text after the other, lines counted on. */
export const joinTexts = (first: ReadText, second: ReadText): ReadText => {
  const from = first.lines.length;
  if (from === 0) return second;
  const move = <T extends { readonly line: number }>(one: T): T => ({ ...one, line: one.line + from });
  const moveBoth = <T extends { readonly line: number; readonly lastLine: number }>(one: T): T => ({
    ...move(one),
    lastLine: one.lastLine + from,
  });
  return {
    lines: [...first.lines, ...second.lines],
    entries: [...first.entries, ...second.entries.map(move)],
    notPersons: [...first.notPersons, ...second.notPersons.map(move)],
    unreadables: [...first.unreadables, ...second.unreadables.map(moveBoth)],
    tables: [...first.tables, ...second.tables.map(moveBoth)],
    said: [...first.said, ...second.said.map(move)],
  };
};
