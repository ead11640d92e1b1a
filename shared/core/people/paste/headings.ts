import { isSomebodyElse, namesList } from './free-line.ts';
import { type HeaderColumn, toColumn } from './headers.ts';
import type { Row } from './rows.ts';
import { isNameWord } from './tokens.ts';

const LONGEST_HEADING = 60;
const MOST_WORDS = 5;
const COLON = /\p{L}\s*[:：]\s*$/u;
/** Headings of Markdown, Jira and wikis. A lone "# asmith" is a numbered line of Jira. */
const MARKED = /^\s*(?:#{1,6}\s+|h[1-6]\.\s+|={2,6}\s*(?=\S.*=))/;
const BOLD = /^\s*(\*\*|__|\*|_)\S.*\1\s*[:：]?\s*$/;
const UNDERLINE = /^\s*([=~*_+#^-])\1{2,}\s*$/;
const PLAIN = /^\p{L}[\p{L}'-]*(?:\s+\p{L}[\p{L}'-]*)*$/u;
const AROUND = /^[\s#*_=]+(?:h[1-6]\.\s+)?|^h[1-6]\.\s+|[\s*_=:：]+$/g;

/** A line drawn under a heading: one sign again and again. A dash before a word is a bullet, not such a line. */
export const isUnderline = (text: string): boolean => text.length <= 200 && UNDERLINE.test(text);

/** Which lines (counted from 0) are headings, and which stand below one that says they are not who is meant. */
export type Sections = {
  readonly headings: ReadonlySet<number>;
  /** Those, and lines that end with a colon: no rows of a table. */
  readonly titles: ReadonlySet<number>;
  readonly ofOthers: ReadonlySet<number>;
};

type Heading = {
  /** It stays in force over blank lines, up to the next. */
  readonly isStrong: boolean;
  readonly isOfOthers: boolean;
  /** Nobody is looked for by it. */
  readonly isOnlyHeading: boolean;
};

const mayBe = ({ text, counts, isBlank, line, lastLine }: Row): boolean =>
  !isBlank &&
  line === lastLine &&
  text.length <= LONGEST_HEADING &&
  !text.includes('@') &&
  counts['\t'] + counts[';'] + counts['|'] + counts[','] === 0;

const isTitleText = (bare: string): boolean =>
  bare !== '' && bare.split(/\s+/).length <= MOST_WORDS && (toColumn(bare) !== 'unknown' || namesList(bare));

/** "Owner", "Approver": a word that says what somebody is to others, or what a column holds. */
export const isTitle = (word: string): boolean => {
  const kind = toColumn(word);
  return kind !== 'unknown' && kind !== 'secret';
};

/** Alone above others: what somebody is to them, or one word for what stands below ("Roles"). */
const isPlainTitle = (text: string): boolean =>
  PLAIN.test(text) && text.split(/\s+/).length <= (isSomebodyElse(text) ? MOST_WORDS : 1);

/** "Reporter", "Requested for": labels of a request whose value stands in the next line, as trackers show them. */
const LABELS =
  /^(?:reporter|reported by|watchers|requester|requestor|(?:request )?participants|caller|(?:created|updated|opened|approved|assigned|raised|submitted|requested) by)$/i;
const isRequestLabel = (text: string, kind: HeaderColumn): boolean =>
  /^\p{Lu}/u.test(text) && (kind === 'agent' || kind === 'subject' || LABELS.test(text));

const readHeading = (row: Row, before: Row | undefined, next: Row | undefined): Heading | null => {
  if (!mayBe(row)) return null;
  const bare = row.text.trim().replace(AROUND, '').trim();
  const kind = toColumn(bare);
  const isOfOthers = kind === 'agent' || (kind === 'other' && !namesList(bare));
  const isUnderlined = next !== undefined && isUnderline(next.text);
  if (isUnderlined && (isTitleText(bare) || isNameWord(bare.split(' ')[0] ?? '')) && !isUnderline(row.text))
    return { isStrong: true, isOfOthers, isOnlyHeading: true };
  if ((MARKED.test(row.text) || BOLD.test(row.text)) && isTitleText(bare))
    return { isStrong: true, isOfOthers, isOnlyHeading: true };
  if (COLON.test(row.text)) return { isStrong: false, isOfOthers, isOnlyHeading: false };
  const isFirst = before === undefined || before.isBlank || isUnderline(before.text);
  const isFollowed = next !== undefined && !next.isBlank;
  const plain = row.text.trim();
  if (isFollowed && PLAIN.test(plain) && isRequestLabel(plain, kind))
    return { isStrong: false, isOfOthers, isOnlyHeading: true };
  return isFirst && isFollowed && isOfOthers && isPlainTitle(plain)
    ? { isStrong: false, isOfOthers, isOnlyHeading: true }
    : null;
};

/** Finds headings, and below which of them nobody is meant: "Approvers", "Roles:", underlined, marked or alone on a line. */
export const readSections = (rows: readonly Row[], isMadeUsername: (word: string) => boolean): Sections => {
  const headings = new Set<number>();
  const titles = new Set<number>();
  const ofOthers = new Set<number>();
  let heading: Heading | null = null;
  let isFilled = false;
  for (const [at, row] of rows.entries()) {
    if (row.isBlank) {
      if (heading !== null && isFilled && !heading.isStrong) heading = null;
      continue;
    }
    if (isUnderline(row.text)) continue;
    const read = readHeading(row, rows[at - 1], rows[at + 1]);
    const own = read !== null && isMadeUsername(row.text.trim()) ? null : read;
    if (own !== null) {
      heading = own;
      isFilled = false;
      titles.add(row.line);
      if (own.isOnlyHeading) headings.add(row.line);
      continue;
    }
    isFilled = true;
    if (heading?.isOfOthers === true)
      for (let line = row.line; line <= row.lastLine; line += 1) ofOthers.add(line);
  }
  return { headings, titles, ofOthers };
};
