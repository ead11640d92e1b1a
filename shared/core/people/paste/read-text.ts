import { type Account, createAccount, MOST_ENTRIES } from './account.ts';
import { alignColumns } from './align.ts';
import { listTitles } from './cards.ts';
import { toPlainText } from './clean.ts';
import { type PastedEntry, type ReadText, toMentioned, type Who } from './entry.ts';
import { turnForms } from './forms.ts';
import { type FreeLine, isSeparator, namesList, readFreeLine } from './free-line.ts';
import { type HeaderColumn, isIdentity, toColumn } from './headers.ts';
import { readSections, type Sections } from './headings.ts';
import { isHtml, type ShownLine, toShownLines } from './html.ts';
import { readJson } from './json.ts';
import { type MailHeads, readMailHeads } from './mail-heads.ts';
import { type Row, readWraps, toRows, type Wraps } from './rows.ts';
import { findRun } from './runs.ts';
import { countTitles, findHeaded, readTableInto } from './tables.ts';
import { isCloser, isMade, isNameWord } from './tokens.ts';

type Read = { readonly row: Row; readonly free: FreeLine };

type IsUsername = (word: string) => boolean;
type Doubts = {
  /** Somebody's username, and no word that a title or a column is called by. */
  readonly isMadeUsername: IsUsername;
  /** Lines of addresses that may be people, and somebody else beside each. */
  readonly doubtful: ReadonlySet<number>;
};

const NUL = '\u0000';
const UTF16_MARKS = /^(?:\u00ff\u00fe|\u00fe\u00ff|\ufffd\ufffd|\ufeff)/;
const BREAK = /\r\n?|[\n\u2028\u2029\u0085]/;
/** Words that head a column, and are usernames as well. */
const MAY_BE_BOTH = new Set(['user', 'users', 'member', 'members', 'login', 'account', 'accounts', 'handle']);

/** UTF-16 that was read byte by byte has a NUL beside every letter. */
const unpad = (text: string): string => {
  const sample = text.slice(0, 4_000);
  const nuls = sample.split(NUL).length - 1;
  const plain = nuls * 5 > sample.length * 2 ? text.replaceAll(NUL, '') : text;
  return plain === '' ? text : plain;
};

/** Lines as they are counted: a text that ends with a line end has no line behind it. */
const toLines = (text: string): readonly string[] => {
  const lines = text.split(BREAK);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line, at) =>
    line.includes(NUL) ? line : toPlainText(at === 0 ? line.replace(UTF16_MARKS, '') : line),
  );
};

const isLoneHeader = (row: Row, next: Row | undefined, isMadeUsername: IsUsername): HeaderColumn | null => {
  const text = row.text.trim().replace(/:$/, '');
  if (next === undefined || next.isBlank || text.length > 100 || text.includes('@')) return null;
  const kind = toColumn(text);
  const isKnown = kind !== 'unknown' && kind !== 'other' && kind !== 'agent' && kind !== 'name';
  // Everybody is gone through for this: only for what may be a header.
  if (!isKnown || isMadeUsername(text)) return null;
  return (kind !== 'secret' || text.split(/\s+/).length <= 4) && !MAY_BE_BOTH.has(text) ? kind : null;
};

/** In a letter a lone first name is who wrote it or who is written to; in a list of usernames it is one. */
const toInLetter = (entry: PastedEntry): PastedEntry => {
  if (entry.kind === 'words') return { ...entry, isProse: true };
  const isName = entry.kind === 'who' && entry.addresses.length === 0 && isNameWord(entry.username ?? '');
  return isName ? { ...entry, isSure: false } : entry;
};

/** Below "Thanks," stands who wrote it. */
const toSigned = (entry: PastedEntry): PastedEntry =>
  entry.kind === 'who' && entry.addresses.length === 0
    ? {
        kind: 'words',
        line: entry.line,
        words: entry.username === null ? [] : [entry.username],
        beside: entry.beside,
        isProse: true,
        text: entry.value,
      }
    : entry;

/** Who wrote or got a mail: an address is asked about, and a name is nobody. */
const toCorrespondent = (entry: PastedEntry): PastedEntry =>
  entry.kind === 'who' && entry.addresses.length > 0
    ? toMentioned(entry)
    : toSigned(entry.kind === 'grid' ? entry : { ...entry, beside: null });

/** A key as programs write it, over many lines. */
const KEY_BEGINS = /-----BEGIN [A-Z0-9 ]+-----/;
const KEY_ENDS = /-----END [A-Z0-9 ]+-----/;

const isProse = ({ free }: Read): boolean =>
  (free.kind === 'not-person' && free.reason === 'words') ||
  (free.kind === 'people' && free.entries.some((one) => one.kind === 'words' && one.isProse));

const tellsAddress = (entries: readonly PastedEntry[]): boolean =>
  entries.some((one) => one.kind === 'who' && one.addresses.length > 0);

/** "Enabled : True" as a line of a form. */
const LABELLED = /^\s*(\p{L}[\p{L}\p{N} _-]{0,40}?)\s*[:：]\s+\S/u;
const LONGEST_LABEL = 60;
const isIdentified = ({ free }: Read): boolean =>
  free.kind === 'people' && free.label !== null && isIdentity(free.label) && free.entries.length > 0;

const NAMED: readonly (HeaderColumn | null)[] = ['subject', 'name', 'given', 'family', 'username', 'id'];
const CALLED: readonly (HeaderColumn | null)[] = ['name', 'given', 'family'];
const ADDRESSED: readonly (HeaderColumn | null)[] = ['email', 'upn'];

/** Lines of one form that say the same of one person, and whom such a form is for. */
type Forms = { readonly describing: ReadonlySet<number>; readonly subjects: ReadonlyMap<number, Who> };

/** Whom a form is for. */
const findSubject = (form: readonly Read[]): Who | null => {
  for (const { free } of form)
    if (free.kind === 'people' && free.label === 'subject')
      for (const one of free.entries) if (one.kind === 'who') return one;
  return null;
};

/** An address of a form that is for somebody: theirs, or a person is asked. */
const toOwn =
  (subject: Who) =>
  (one: PastedEntry): PastedEntry => {
    if (one.kind !== 'who' || one.addresses.length === 0) return one;
    if (subject.addresses.length === 0) return { ...one, beside: subject.value };
    return subject.addresses.some((address) => one.addresses.includes(address))
      ? one
      : { ...one, isSure: false };
  };

/** Lines of one form ("Name: …", "E-mail: …"): where it tells an address, the other lines only describe that person. */
const readForms = (reads: readonly Read[]): Forms => {
  const describing = new Set<number>();
  const subjects = new Map<number, Who>();
  let from = 0;
  const close = (to: number): void => {
    const form = reads.slice(from, to);
    const hasAddress = form.some(
      ({ free }) => free.kind === 'people' && ADDRESSED.includes(free.label) && free.entries.length > 0,
    );
    if (form.some(isIdentified))
      for (const { free, row } of form)
        if (free.kind === 'people' && free.label === null && !tellsAddress(free.entries)) {
          const label = LABELLED.exec(row.text.slice(0, LONGEST_LABEL))?.[1] ?? '';
          if (label !== '' && !namesList(label)) describing.add(row.line);
        }
    const hasUsername = form.some(
      ({ free }) => free.kind === 'people' && free.label === 'username' && free.entries.length > 0,
    );
    if (hasUsername)
      for (const { free, row } of form)
        if (free.kind === 'people' && CALLED.includes(free.label) && !tellsAddress(free.entries))
          describing.add(row.line);
    const subject = findSubject(form);
    if (subject !== null)
      for (const { free, row } of form)
        if (free.kind === 'people' && ADDRESSED.includes(free.label)) subjects.set(row.line, subject);
    if (hasAddress)
      for (const { free, row } of form)
        if (free.kind === 'people' && NAMED.includes(free.label) && !tellsAddress(free.entries))
          describing.add(row.line);
    from = to;
  };
  for (const [at, { free }] of reads.entries()) if (free.kind === 'blank') close(at);
  close(reads.length);
  return { describing, subjects };
};

/** Each line by its entries, for those that make up a card of somebody. */
const toCardLines = (reads: readonly Read[]) =>
  reads.map(({ row, free }) => ({
    line: row.line,
    isBlank: free.kind === 'blank' || (free.kind === 'not-person' && free.reason === 'rule'),
    entries: free.kind === 'people' && free.label === null ? free.entries : [],
  }));

const commit = (
  reads: readonly Read[],
  account: Account,
  { ofOthers, correspondents, isMadeUsername, doubtful }: Sections & MailHeads & Doubts,
): void => {
  const isLetter = reads.some(isProse);
  const { describing, subjects } = readForms(reads);
  const titles = listTitles(toCardLines(reads), isMadeUsername);
  const lastLine = reads.findLast(({ free }) => free.kind !== 'blank')?.row.line ?? 0;
  let lastCloser = Number.NEGATIVE_INFINITY;
  let isSecretNext = false;
  let isInKey = false;
  for (const { row, free } of reads) {
    const span = { line: row.line, lastLine: row.lastLine };
    const isSigned = row.line - lastCloser <= 3 && row.line > lastLine - 4;
    if (isCloser(row.text)) lastCloser = row.line;
    if (free.kind === 'blank') continue;
    isInKey ||= KEY_BEGINS.test(row.text);
    if (isInKey) {
      account.notPerson(span, 'secret');
      isInKey = !KEY_ENDS.test(row.text);
      continue;
    }
    if (isSecretNext) account.notPerson(span, 'secret');
    else if (free.kind === 'not-person') account.notPerson(span, free.reason, free.text);
    else if (free.kind === 'unreadable') account.unreadable(span, free.reason);
    else if (correspondents.has(row.line)) account.people(span, free.entries.map(toCorrespondent));
    else if (doubtful.has(row.line)) account.people(span, free.entries.map(toMentioned));
    else if (isSigned) account.people(span, free.entries.map(toSigned));
    else if (ofOthers.has(row.line) || titles.has(row.line))
      account.people(span, free.entries.map(toMentioned));
    else if (describing.has(row.line)) account.people(span, []);
    else {
      const subject = subjects.get(row.line);
      const own = subject === undefined ? free.entries : free.entries.map(toOwn(subject));
      account.people(span, isLetter ? own.map(toInLetter) : own);
    }
    if (free.kind === 'people' && free.said !== null) account.say(row.line, free.said);
    if (free.kind === 'not-person' && free.text !== null) account.say(row.line, free.text);
    isSecretNext = free.kind === 'not-person' && free.opensSecret;
  }
};

/** Belongs to the address in the next line, and names nobody besides. */
const LABEL_LINE: FreeLine = { kind: 'people', entries: [], said: null, label: null };
const TORN_LINE: FreeLine = { kind: 'unreadable', reason: 'bad-address' };

type Known = { readonly isKnown: (username: string) => boolean };

/** Reads rows that are no table, line by line. */
const readLoose = (
  rows: readonly Row[],
  loose: Read[],
  { labels, torn, headings, tells, isKnown }: Wraps & Sections & MailHeads & Known,
): void => {
  for (const row of rows)
    for (const [n, text] of row.text.split('\n').entries()) {
      const line = row.line + n;
      const own: Row = row.line === row.lastLine ? row : { ...row, line, lastLine: line, text };
      loose.push({
        row: own,
        free: labels.has(line)
          ? LABEL_LINE
          : torn.has(line)
            ? TORN_LINE
            : headings.has(line) || tells.has(line)
              ? { kind: 'not-person', reason: 'words', text, opensSecret: false }
              : text.includes(NUL)
                ? { kind: 'unreadable', reason: 'not-text' }
                : readFreeLine(text, line + 1, MOST_ENTRIES + 1, isKnown),
      });
    }
};

const setAside = (row: Row, reason: 'header' | 'before-table' | 'secret', text: string | null): Read => ({
  row,
  free: { kind: 'not-person', reason, text, opensSecret: false },
});

/** The head of a single column, and the column where it is one of secrets. */
const readLoneHeader = (
  rows: readonly Row[],
  at: number,
  loose: Read[],
  { isMadeUsername }: Pick<Doubts, 'isMadeUsername'>,
): number => {
  const row = rows[at];
  const before = rows[at - 1];
  if (
    row === undefined ||
    (before !== undefined && !before.isBlank && loose.at(-1)?.free.kind !== 'not-person')
  )
    return 0;
  const kind = isLoneHeader(row, rows[at + 1], isMadeUsername);
  if (kind === null) return 0;
  loose.push(setAside(row, 'header', row.text));
  if (kind !== 'secret') return 1;
  let length = 1;
  for (let next = rows[at + length]; next !== undefined && !next.isBlank; next = rows[at + length]) {
    loose.push(setAside(next, 'secret', null));
    length += 1;
  }
  return length;
};

const retitle = (loose: Read[]): void => {
  for (const read of loose.splice(0)) {
    const isDrawn = read.free.kind === 'not-person' && read.free.reason === 'rule';
    loose.push(isDrawn ? read : setAside(read.row, 'before-table', read.row.text));
  }
};

const toCovered = (shown: readonly ShownLine[]): ReadonlySet<number> => {
  const covered = new Set<number>();
  for (const { line, lastLine } of shown) for (let at = line; at <= lastLine; at += 1) covered.add(at);
  return covered;
};

/** The source of a page is read as the page shows it, and JSON as a sheet of it. What shows nothing is no people. */
const openShown = (own: readonly string[], shown: readonly ShownLine[]) => {
  const covered = toCovered(shown);
  const account = createAccount(own.length, ({ line, lastLine }) => ({
    line: shown[line]?.line ?? 0,
    lastLine: shown[lastLine]?.lastLine ?? 0,
  }));
  account.tags(own.flatMap((one, line) => (one.trim() === '' || covered.has(line) ? [] : [line])));
  return { lines: shown.map((one) => toPlainText(one.text)), account };
};

const BEGINS_JSON = /^\s*[[{]/;

const openText = (text: string) => {
  const lines = toLines(text);
  const isPage = isHtml(text) && !BEGINS_JSON.test(text.slice(0, LONGEST_LABEL));
  if (isPage) return openShown(lines, toShownLines(lines.join('\n')));
  const json = readJson(lines);
  if (json === null) return { lines, account: createAccount(lines.length) };
  const opened = openShown(lines, json.shown);
  for (const at of json.broken) opened.account.unreadable({ line: at, lastLine: at }, 'json-broken');
  return opened;
};

/**
 * Everything that a pasted text says of people, with an account of each of its lines. Tables are read by their identity
 * columns, everything else line by line. Never throws, whatever the text; takes time with its length alone. Null: it
 * names more than `MOST_ENTRIES`. `isKnown`: this very word is somebody's username, though it looks like a secret.
 */
export const readText = (raw: string, isKnown: Known['isKnown'] = () => false): ReadText | null => {
  const text = unpad(raw);
  const { lines, account } = openText(text);
  const { rows: turned, unexplained } = turnForms(toRows(lines));
  const rows = alignColumns(turned);
  const isMadeUsername = (word: string): boolean => isMade(word) && isKnown(word);
  const doubtful = new Set<number>();
  const doubts = { isMadeUsername, doubtful };
  const sections = { ...readSections(rows, isMadeUsername), ...readMailHeads(rows, unexplained) };
  const places = { ...readWraps(rows), ...sections, isKnown };
  const loose: Read[] = [];
  for (let at = 0; at < rows.length; ) {
    const row = rows[at];
    if (row === undefined || account.isFull()) break;
    const isLine = row.isBlank || isSeparator(row.text) || sections.heads.has(row.line);
    const headed = isLine ? null : findHeaded(rows, at, sections);
    const run = headed === null && !isLine ? findRun(rows, at, sections) : null;
    if (headed !== null) {
      if (countTitles(rows, at) > 0) retitle(loose);
      readTableInto(headed, account, places);
      at += headed.rows.length + 1;
    } else if (run !== null) {
      if (run.table !== null) readTableInto(run.table, account, places);
      else readLoose(rows.slice(at, at + run.length), loose, places);
      if (run.isDoubtful) for (const one of rows.slice(at, at + run.length)) doubtful.add(one.line);
      at += run.length;
    } else {
      const headers = readLoneHeader(rows, at, loose, doubts);
      if (headers === 0) readLoose([row], loose, places);
      at += Math.max(1, headers);
    }
  }
  commit(loose, account, { ...sections, ...doubts });
  return account.isFull() ? null : account.close();
};
