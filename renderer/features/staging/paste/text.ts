import { countOf, formatCount, people } from '#renderer/ui/format.ts';
import type { Output } from '#shared/contract/index.ts';
import type { NOT_PERSON_REASONS, PASTE_PARTS, UNREADABLE_REASONS } from '#shared/contract/paste.ts';
import type { PasteOutcome } from './use-pasted-list.ts';

export type PastePart = (typeof PASTE_PARTS)[number];
export type PastedRow = NonNullable<Output<'paste.listRows'>>['rows'][number];
export type PastedRowOf<P extends PastedRow['part']> = Extract<PastedRow, { part: P }>;
export type FoundRow = PastedRowOf<'found'>;

/** What a list is for: to be selected among the members here, or to be added to them. */
export type Purpose = 'select' | 'join';

type Counted = { readonly count: number; readonly words: string };

const some = (parts: readonly Counted[]): string =>
  parts
    .filter(({ count }) => count > 0)
    .map(({ count, words }) => `${formatCount(count)} ${words}`)
    .join(', ');

/** "64 lines: 60 name people, 2 name nobody, 2 are blank": every line is in it once. */
export const toLinesText = ({ lines }: PasteOutcome): string => {
  const { all, people: named, notPerson, unreadable, blank } = lines;
  const parts = some([
    { count: named, words: named === 1 ? 'names people' : 'name people' },
    { count: notPerson, words: notPerson === 1 ? 'names nobody' : 'name nobody' },
    { count: unreadable, words: 'could not be read' },
    { count: blank, words: 'blank' },
  ]);
  return parts === '' ? countOf(all, 'line', 'lines') : `${countOf(all, 'line', 'lines')}: ${parts}`;
};

/** "62 names: 58 found, 1 named again, 2 to choose, 1 not found": every name is in it once. */
export const toNamesText = ({ entries }: PasteOutcome): string => {
  const { all, found, again, several, notFound } = entries;
  return `${countOf(all, 'name', 'names')}: ${some([
    { count: found, words: 'found' },
    { count: again, words: 'named again' },
    { count: several, words: 'to choose' },
    { count: notFound, words: 'not found' },
  ])}`;
};

/**
 * The parts of an outcome that have something in them, and always who was found. Of people who are to join, being no
 * member is nothing unusual, so they have no part of that.
 */
export const toParts = (
  { entries, people: who, lines }: PasteOutcome,
  purpose: Purpose,
): readonly (Counted & { readonly part: PastePart })[] =>
  (
    [
      { part: 'found', count: entries.found, words: 'Found' },
      { part: 'unusual', count: purpose === 'select' ? who.unusual : 0, words: 'Unusual' },
      { part: 'several', count: entries.several, words: 'To choose' },
      { part: 'not-found', count: entries.notFound, words: 'Not found' },
      { part: 'again', count: entries.again, words: 'Named again' },
      { part: 'not-person', count: lines.notPerson, words: 'Not people' },
      { part: 'unreadable', count: lines.unreadable, words: 'Unreadable' },
    ] as const
  ).filter(({ part, count }) => part === 'found' || count > 0);

/** How many an outcome would take for a purpose. */
export const countTaken = ({ people: who }: PasteOutcome, purpose: Purpose): number =>
  purpose === 'select' ? who.takenMembers : who.takenOutsiders;

/** Of the people found, those for whom the purpose makes no sense. */
export const countMisplaced = ({ people: who }: PasteOutcome, purpose: Purpose): number =>
  purpose === 'select' ? who.outsiders : who.members;

/** "57 people found by address and username; 2 suspended, 1 not in this organization". */
export const toFoundText = (outcome: PasteOutcome, purpose: Purpose): string => {
  const { found, byId, byEmail, byUsername, byFormer, suspended, dormant, leftOut, chosen } = outcome.people;
  const ways = some([
    { count: byEmail, words: 'by address' },
    { count: byUsername, words: 'by username' },
    { count: byId, words: 'by id' },
  ]);
  const misplaced = countMisplaced(outcome, purpose);
  const marks = some([
    { count: byFormer, words: 'by a former username' },
    { count: suspended, words: 'suspended' },
    { count: dormant, words: 'dormant' },
    { count: misplaced, words: purpose === 'select' ? 'not in this organization' : 'in it already' },
    { count: chosen, words: 'chosen' },
    { count: leftOut, words: 'left out' },
  ]);
  return [`${people(found)} found${ways === '' ? '' : `: ${ways}`}`, ...(marks === '' ? [] : [marks])].join(
    ' · ',
  );
};

/** Whether the marks of somebody are unusual for the purpose, and in which words. */
export const toMarks = (
  { status, isMember, was }: Pick<FoundRow, 'status' | 'isMember' | 'was'>,
  purpose: Purpose,
): readonly string[] => [
  ...(was === null ? [] : [`was ${was}`]),
  ...(status === null || status === 'active' ? [] : [status]),
  ...(purpose === 'select' && !isMember ? ['not a member'] : []),
  ...(purpose === 'join' && isMember ? ['member'] : []),
];

export const WHY: Readonly<Record<PastedRowOf<'several'>['why'], string>> = {
  name: 'only the display name says so, and anybody can give themselves any',
  conflict: 'what stands in the line belongs to different people',
  doubt: 'this may be a username, one of before, or just a word',
  mentioned: 'a word before the address, such as “manager” or “not”, says that somebody else is meant',
};

export const NOT_PERSON: Readonly<Record<(typeof NOT_PERSON_REASONS)[number], string>> = {
  header: 'head of a table',
  'before-table': 'above a table',
  rule: 'a drawn line',
  'no-identity': 'a row without address, username or id',
  words: 'words',
  secret: 'may hold a secret: not shown',
  group: 'a group, no person',
};

export const UNREADABLE: Readonly<Record<(typeof UNREADABLE_REASONS)[number], string>> = {
  'not-text': 'not text',
  'too-long': 'too long to be a name',
  'quote-open': 'a quotation mark that nothing closes',
  'cells-differ': 'another number of cells than the rest of the table',
  'bad-address': 'an address that is none',
  'json-broken': 'JSON with a mistake in it, or cut off: copy all of it',
};

const AS: Readonly<Record<PastedRowOf<'not-found'>['as'], string>> = {
  id: 'nobody has this id',
  email: 'nobody has this address',
  username: 'nobody has this username',
  name: 'nobody has this name',
};

/** Why somebody was not found. */
export const toNotFoundText = ({ as }: Pick<PastedRowOf<'not-found'>, 'as'>): string => AS[as];

/** "line 3", "lines 3 to 9". */
export const toLineText = (line: number, last = line): string =>
  line === last ? `line ${formatCount(line)}` : `lines ${formatCount(line)} to ${formatCount(last)}`;

/** What of a table was looked at: the names of its other columns stay out of sight, they may tell secrets. */
export const toTableText = ({
  line,
  lastLine,
  columns,
  isUndecided,
  ignored,
  secret,
}: PasteOutcome['tables'][number]): string =>
  [
    columns.length === 0
      ? `Read as a table (${toLineText(line, lastLine)}): no column says that it holds addresses, usernames or ids. If one does, change the text and write Email or Username above it.`
      : `Read as a table (${toLineText(line, lastLine)}): people were looked for in ${columns.join(', ')}.`,
    ...(isUndecided
      ? [
          'Nothing says which of these is meant, so you are asked where they differ. To say it once, change the text and write a line such as Email, Manager above them.',
        ]
      : []),
    ...(ignored > 0 && columns.length > 0
      ? [`${countOf(ignored, 'other column was', 'other columns were')} not looked at.`]
      : []),
    ...(secret > 0
      ? [
          `${formatCount(secret)} ${columns.length === 0 ? (secret === 1 ? 'column' : 'columns') : 'of them'} may hold secrets.`,
        ]
      : []),
  ].join(' ');

/** What failed for a list; null: it failed for one that was lost, and has been put down again since. */
export const toCurrentFailure = <F extends { readonly code: string }>(
  failure: F | null,
  failedOf: string | null,
  pasteId: string | null,
): F | null => (failure?.code === 'paste-gone' && failedOf !== pasteId ? null : failure);

/** What the button says. */
export const toAction = (count: number, keep: boolean): string =>
  keep ? `Add ${people(count)} to the selection` : `Select ${people(count)}`;

type RoleNamed = PasteOutcome['roles'][number];

/** "Deploy lead was named: add it?": what the text asks for, as a question. */
export const toRoleQuestion = ({ name, displayName, verb }: RoleNamed): string =>
  `${displayName || name} was named: ${verb === 'remove' ? 'remove it?' : 'add it?'}`;
