import { type Address, findAddresses } from './address.ts';
import type { Entry, Who } from './entry.ts';
import { splitList } from './split.ts';
import { isManners, isNameWord, isPersonName, isUsername, toDisplayName } from './tokens.ts';
import { unwrap } from './unwrap.ts';

const LONGEST_LABEL = 200;
/** What stands between the two halves of a link that show the same address: `[a](mailto:a)`, `<mailto:a|a>`. */
const LINK = /^[\])|>(<[]*(?:mailto:)?[|<(]*$/;
const OPENS = /<\s*(?:mailto:|smtp:)?\s*$/i;
const EDGES = /^[\s>,;)\]]+|[\s<([]+$/g;

type Read = {
  readonly entries: readonly Entry[];
  /** Words beside the addresses that are no names: prose, in which a role may be named. */
  readonly hasProse: boolean;
};

const toWho = (line: number, value: string, name: string | null): Who => ({
  kind: 'who',
  line,
  value,
  addresses: [value],
  mustAgree: false,
  id: null,
  username: null,
  isSure: true,
  name,
  beside: null,
});

/** A word of the list that is no address: it may be a username, and only proposes beside addresses. */
const toBeside = (line: number, value: string): Who => ({
  ...toWho(line, value, null),
  addresses: [],
  username: value,
  isSure: false,
});

const dropLinked = (text: string, found: readonly Address[]): readonly Address[] =>
  found.filter((one, n) => {
    const before = found[n - 1];
    if (before === undefined || before.value !== one.value) return true;
    return one.start - before.end > 12 || !LINK.test(text.slice(before.end, one.start));
  });

type Gap = { readonly label: string; readonly rest: readonly string[]; readonly isAngled: boolean };

/** What stands before an address: its label, and pieces of the list before that. */
const toGap = (text: string): Gap => {
  const isAngled = OPENS.test(text.slice(-20));
  const pieces = splitList(text.replace(EDGES, isAngled ? ' ' : ''), isAngled ? ';' : ';,');
  const isApart = /[;,]\s*$/.test(text) && !isAngled;
  const label = isApart ? '' : (pieces.at(-1) ?? '');
  return { label, rest: isApart ? pieces : pieces.slice(0, -1), isAngled };
};

const toName = ({ label, isAngled }: Gap): string | null => {
  const short = label
    .slice(-LONGEST_LABEL)
    .replace(/(?:mailto:|smtp:|<)\s*$/i, '')
    .trim();
  const name = toDisplayName(short);
  return isAngled || name === null || isPersonName(name.split(' ')) ? name : null;
};

const isBesideWord = (piece: string): boolean => {
  const word = unwrap(piece);
  return isUsername(word) && !isNameWord(word) && !isManners(word);
};

/**
 * A line that holds addresses is those addresses. Everything else in it is their label or nobody; single words of a
 * list between them propose.
 */
export const readAddressLine = (text: string, line: number, most: number): Read => {
  const found = dropLinked(text, findAddresses(text, most).found);
  const entries: Entry[] = [];
  const rest: string[] = [];
  let hasProse = false;
  let from = 0;
  for (const { value, start, end } of found) {
    const gap = toGap(text.slice(from, start));
    const name = toName(gap);
    hasProse ||= name === null && /\p{L}{2}.*\s/u.test(gap.label.slice(0, LONGEST_LABEL));
    rest.push(...gap.rest);
    entries.push(toWho(line, value, name));
    from = end;
  }
  const after = text.slice(from).replace(/^\s*>?\s*(?:\([^()]{0,200}\))?/, '');
  rest.push(...splitList(after, ';,').map((piece) => piece.replace(EDGES, '')));
  const words = rest.filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  if (words.some((piece) => /\s/.test(piece.trim()))) return { entries, hasProse: true };
  if (hasProse || !words.every((piece) => isBesideWord(piece) || isNameWord(piece)))
    return { entries, hasProse };
  const beside = words.filter(isBesideWord).map((piece) => toBeside(line, unwrap(piece)));
  return { entries: [...entries, ...beside], hasProse };
};
