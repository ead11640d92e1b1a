import { findAddresses, type MailAddress } from './address.ts';
import type { PastedEntry, Who } from './entry.ts';
import { splitList } from './split.ts';
import { isManners, isNameWord, isPersonName, isUsername, toDisplayName } from './tokens.ts';
import { unwrap } from './unwrap.ts';

const LONGEST_LABEL = 200;
/** What stands between the two halves of a link that show the same address: `[a](mailto:a)`, `<mailto:a|a>`. */
const LINK = /^[\])|>(<[]*(?:mailto:)?[|<(]*$/;
const OPENS = /<\s*(?:mailto:|smtp:)?\s*$/i;
const EDGES = /^[\s>,;)\]]+|[\s<([]+$/g;

type Read = {
  readonly entries: readonly PastedEntry[];
  /** Words beside the addresses that are no names: prose, in which a role may be named. */
  readonly hasProse: boolean;
};

/** Between the two halves of a link that show different addresses, or before the address that a label stands for. */
const OTHER_HALF = /^(?:["']>|\]\(\s*(?:mailto:)?|[^<>;,:=]{0,80}<\s*(?:mailto:|smtp:)?)$/i;
/** "?cc=" of a `mailto:` link: who is written to besides, and means nobody here. */
const QUERY = /^\?[^\s<>"')]{0,200}=$/;
const QUERY_ON = /^[^\s<>"')]{0,200}$/;
/** What says that the address behind it is not one of those meant. */
const SOMEBODY_ELSE =
  /(?:^|[^\p{L}])(?:manager|supervisor|boss|approver|approved|request(?:ed(?!\s+(?:for|on behalf of)\b)|er|or)|caller|(?:opened|raised|submitted|logged|created)\s+by|report(?:er|s\s+to|ing\s+to)|by|sponsor|owner|cc|contact|notify|inform|benachrichtigen|informieren|informez|avertir|notifique|avise|avisar|ask|except|excluding|without|not|vorgesetzte[rn]?|außer|ohne|nicht|genehmigt|sauf|pas|responsable|excepto|salvo|jefe)(?:(?<colon>\s*[:=])|(?=[^\p{L}]))[^\p{L}@,;]*(?:\p{L}+[^\p{L}@,;]+){0,3}$/iu;

/** `<mailto:a|b>` is a link, `a|b` is a list. */
const isHalf = (text: string, start: number, gap: string): boolean =>
  OTHER_HALF.test(gap) || (gap === '|' && OPENS.test(text.slice(Math.max(0, start - 9), start)));

const isOfSomebodyElse = (gap: string, isAngled: boolean): boolean => {
  const match = SOMEBODY_ELSE.exec(gap.slice(-LONGEST_LABEL));
  // "Smith, Anna (Manager) <asmith@acme.example>" is a title; "Manager: Anna Smith <…>" is somebody else.
  return match !== null && (!isAngled || match.groups?.colon !== undefined);
};

const toWho = (line: number, value: string, name: string | null, other: string | null = null): Who => ({
  kind: 'who',
  line,
  value,
  addresses: other === null ? [value] : [value, other],
  mustAgree: other !== null,
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

const dropLinked = (text: string, found: readonly MailAddress[]): readonly MailAddress[] =>
  found.filter((one, n) => {
    const before = found[n - 1];
    if (before === undefined || before.value !== one.value) return true;
    return one.start - before.end > 12 || !LINK.test(text.slice(before.end, one.start));
  });

/** Without those that a link only carries with it. */
const dropQueries = (text: string, found: readonly MailAddress[]): readonly MailAddress[] => {
  let isInQuery = false;
  return found.filter((one, n) => {
    const gap = text.slice(found[n - 1]?.end ?? 0, one.start);
    isInQuery = n > 0 && (QUERY.test(gap) || (isInQuery && QUERY_ON.test(gap)));
    return !isInQuery;
  });
};

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
  const found = dropLinked(text, dropQueries(text, findAddresses(text, most).found));
  const entries: PastedEntry[] = [];
  const rest: string[] = [];
  let hasProse = false;
  let from = 0;
  let label: string | null = null;
  for (const [n, { value, start, end }] of found.entries()) {
    const next = found[n + 1];
    const before = text.slice(from, start);
    if (next !== undefined && label === null && isHalf(text, start, text.slice(end, next.start))) {
      label = value;
      continue;
    }
    const gap = toGap(label === null ? before : text.slice(Math.max(0, start - 9), start));
    const name = toName(gap);
    hasProse ||= name === null && /\p{L}{2}.*\s/u.test(gap.label.slice(0, LONGEST_LABEL));
    rest.push(...gap.rest);
    const isSure = !isOfSomebodyElse(before, gap.isAngled);
    entries.push({ ...toWho(line, value, name, label), isSure });
    label = null;
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
