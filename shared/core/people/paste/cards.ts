import type { PastedEntry, Who } from './entry.ts';
import { isTitle } from './headings.ts';

/** What a card of a person is made of: the entries of each of its lines. */
type CardLine = {
  readonly line: number;
  readonly isBlank: boolean;
  readonly entries: readonly PastedEntry[];
};

const CAPITALISED = /^\p{Lu}.*\p{Ll}/u;

const onlyWho = ({ entries }: CardLine): Who | null => {
  const [only, ...more] = entries;
  return only?.kind === 'who' && more.length === 0 ? only : null;
};
/** A word alone on its line that may be a username. */
const toLone = (line: CardLine): string | null => {
  const who = onlyWho(line);
  return who !== null && who.addresses.length === 0 && who.id === null && who.beside === null
    ? who.username
    : null;
};
const isNamed = (line: CardLine): boolean => {
  const who = onlyWho(line);
  return who !== null && who.addresses.length === 0 && who.id === null && who.username === null;
};
const isAddressed = ({ entries }: CardLine): boolean =>
  entries.some((one) => one.kind === 'who' && one.addresses.length > 0);

const toBlocks = (lines: readonly CardLine[]): readonly (readonly CardLine[])[] => {
  const blocks: CardLine[][] = [[]];
  for (const line of lines)
    if (line.isBlank) blocks.push([]);
    else blocks.at(-1)?.push(line);
  return blocks.filter((block) => block.length > 0);
};

/** Two blocks or more of one form: a person each, with an address in the same line, or a name and several words. */
const listCardLines = (blocks: readonly (readonly CardLine[])[]): readonly CardLine[] => {
  const [first] = blocks;
  if (first === undefined || blocks.length < 2 || first.length < 2) return [];
  if (blocks.some((block) => block.length !== first.length)) return [];
  const places = blocks.map((block) => block.flatMap((line, at) => (isAddressed(line) ? [at] : [])).join());
  if (places.some((one) => one !== ''))
    return /^\d+$/.test(places[0] ?? '') && new Set(places).size === 1 ? blocks.flat() : [];
  const isDoubtful = blocks.every(
    (block) => block.some(isNamed) && block.filter((line) => toLone(line) !== null).length > 1,
  );
  return isDoubtful ? blocks.flat() : [];
};

/**
 * Lines whose only word may be what somebody is ("Owner", "Guest") and not a username: a title that stands alone, a
 * capitalised word among names and addresses or more than once, or a line of a card that has an address of its own.
 * In a list of usernames, one that nobody would write as a title (`isMadeUsername`) is none.
 */
export const listTitles = (
  lines: readonly CardLine[],
  isMadeUsername: (word: string) => boolean,
): ReadonlySet<number> => {
  const lone = lines.flatMap((line) => {
    const word = toLone(line);
    return word === null ? [] : [{ line: line.line, word }];
  });
  const titles = new Set<number>();
  if (lone.length === 0) return titles;
  const isAmongPeople = lines.some((line) => isAddressed(line) || isNamed(line));
  const times = new Map<string, number>();
  for (const { word } of lone) times.set(word, (times.get(word) ?? 0) + 1);
  for (const { line, word } of lone) {
    const isWord = CAPITALISED.test(word);
    const isTitle = isTitleWord(word) && (isAmongPeople || !isMadeUsername(word));
    if (isTitle || (isWord && (isAmongPeople || (times.get(word) ?? 0) > 1))) titles.add(line);
  }
  const cards = new Set(listCardLines(toBlocks(lines)).map(({ line }) => line));
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    const next = lines[at + 1];
    const isBetween = before !== undefined && next !== undefined && isNamed(before) && isAddressed(next);
    if (toLone(line) !== null && (isBetween || cards.has(line.line))) titles.add(line.line);
  }
  return titles;
};

/** Words that head a column, and are usernames as well, only in capitals. */
const MAY_BE_BOTH = new Set(['user', 'users', 'member', 'members', 'login', 'account', 'accounts', 'handle']);
const isTitleWord = (word: string): boolean => !MAY_BE_BOTH.has(word) && isTitle(word);
