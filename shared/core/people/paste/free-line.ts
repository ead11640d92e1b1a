import { findAddresses, LONGEST_NAME } from './address.ts';
import { readAddressLine } from './address-line.ts';
import {
  type NotPersonReason,
  type PastedEntry,
  toMentioned,
  type UnreadableReason,
  type Who,
  type Words,
} from './entry.ts';
import { type HeaderColumn, toColumn } from './headers.ts';
import { isSecretLike, namesSecret, toShown } from './secrets.ts';
import { splitAnd, splitList } from './split.ts';
import { isRule } from './tables.ts';
import { isLetters, isManners, isNameWord, isPersonName, isUsername, toDisplayName, UUID } from './tokens.ts';
import { unbullet, unwrap } from './unwrap.ts';

/** What a line that is no row of a table says. */
export type FreeLine =
  | { readonly kind: 'blank' }
  | {
      readonly kind: 'people';
      readonly entries: readonly PastedEntry[];
      readonly said: string | null;
      readonly label: HeaderColumn | null;
    }
  | {
      readonly kind: 'not-person';
      readonly reason: NotPersonReason;
      readonly text: string | null;
      readonly opensSecret: boolean;
    }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason };

const SEPARATOR = /^"?sep=.{0,4}$/i;
/** The line by which Excel is told what separates cells; it has that sign itself, and is no row. */
export const isSeparator = (text: string): boolean => SEPARATOR.test(text.trim());
const FENCE = /^\s*(?:```|~~~)/;
const LABEL = /^([\p{L}][\p{L}\p{N} _./'()-]{0,40}?)\s*([:=：])(\s*)(.*)$/su;
/** Under such a label stands who is not meant. */
const SOMEBODY_ELSE =
  /\b(?:managers?|supervisors?|boss|bosses|approvers?|approved|approvals?|request(?:ed|er|or)s?|caller|submit\w*|raised|logged|reports?|reporting|reporters?|reported|opened|created|creator|sponsors?|owners?|sender|recovery|secondary|vorgesetzte[rn]?|genehmig\w*|responsable|jefe|gerente|gestor|responsabile|antragsteller\w*|anforderer|demandeur|solicitante|richiedente)\b|руководител|заявител|上司|依頼者|申請者/iu;
/** "Approved by", "Manager": whoever stands there is somebody else. */
export const isSomebodyElse = (label: string): boolean => SOMEBODY_ELSE.test(label);
/** What lists are called, though a column of that name holds none. */
const LISTS = /\b(?:teams?|groups?|members?|users?|people|joiners?|gruppe|equipe|grupo)\b/i;
export const namesList = (label: string): boolean => LISTS.test(label);
const GROUPS = new Set(['here', 'channel', 'everyone', 'all', 'team']);
const MENTION =
  /(?:^|[\s,;(])(?:@([\p{L}\p{N}][\p{L}\p{N}._-]{0,99})|\[~([^\]\s]{1,100})\]|[\w.-]{1,64}\\{1,2}([\w.-]{1,64}))/gu;

const who = (line: number, value: string, more: Partial<Who>): Who => ({
  kind: 'who',
  line,
  value,
  addresses: [],
  mustAgree: false,
  id: null,
  username: null,
  isSure: true,
  name: null,
  beside: null,
  ...more,
});

const nobody = (reason: NotPersonReason, text: string | null, opensSecret = false): FreeLine => ({
  kind: 'not-person',
  reason,
  text,
  opensSecret,
});

/** "Anna <asmith>": a label, and the username. */
const ANGLED = /^(?=.{3,300}$)(\S.*?)\s*<\s*([^<>\s@]+)\s*>$/;
/** "asmith (admin)", "Bob (bjones)": which of the two is the username, only the copy can tell. */
const NOTED = /^(?=.{3,300}$)(\S+)\s+[([](\S+)[)\]]$/;
const readNoted = (piece: string, line: number): Who | null => {
  const [, label = '', username = ''] = ANGLED.exec(piece) ?? [];
  if (isUsername(username) && !label.startsWith('<'))
    return who(line, username, { username, name: toDisplayName(label) });
  const [, first = '', second = ''] = NOTED.exec(piece) ?? [];
  if (!isUsername(first) || !isUsername(second) || isManners(first)) return null;
  return who(line, first, { username: first, name: first, beside: second });
};

/** "1 asmith" is a numbered line, "a. asmith" may be one. */
const NUMBER = /^\d{1,4}$/;
const INITIAL = /^\p{L}{1,4}[.)]$/u;

/** One piece of a list without an address: a person, words, or null when it can be nobody. */
const readPiece = (piece: string, line: number): Who | Words | null => {
  const noted = readNoted(piece, line);
  if (noted !== null) return noted;
  const text = unwrap(piece).replace(/^~/, '');
  if (text === '' || !/[\p{L}\p{N}]/u.test(text) || isSecretLike(text)) return null;
  if (UUID.test(text)) return who(line, text, { id: text.toLowerCase() });
  if (!/\s/.test(text)) {
    if (isManners(text))
      return {
        kind: 'words',
        line,
        words: isUsername(text) ? [text] : [],
        beside: null,
        isProse: true,
        text,
      };
    if (isUsername(text)) return who(line, text, { username: text, name: text });
    return isLetters(text) ? who(line, text, { name: text }) : null;
  }
  const words = text.split(/\s+/);
  if (isPersonName(words)) return who(line, words.join(' '), { name: toDisplayName(text) });
  const isNumbered = NUMBER.test(words[0] ?? '') && words.slice(1).some((word) => /\p{L}/u.test(word));
  const plain = words.slice(isNumbered ? 1 : 0).map(unwrap);
  const isList =
    !INITIAL.test(words[0] ?? '') &&
    plain.every((word) => isUsername(word) && !isManners(word)) &&
    !plain.some(isNameWord);
  const [only] = plain;
  if (isNumbered && isList && plain.length === 1 && only !== undefined) return readPiece(only, line);
  return {
    kind: 'words',
    line,
    words: plain.filter(isUsername),
    beside: null,
    isProse: !isList,
    text: toShown(text),
  };
};

const readMentions = (text: string, line: number): readonly Who[] | 'group' | null => {
  const found: Who[] = [];
  let isGroup = false;
  // "@owner: add @asmith" speaks to or as the first.
  const isSpeaker = (start: number, length: number): boolean =>
    text.slice(0, start).trim() === '' && /^\s*:\s*\S/.test(text.slice(start + length, start + length + 20));
  for (const match of text.matchAll(MENTION)) {
    const name = (match[1] ?? match[2] ?? match[3] ?? '').replace(/[._-]+$/, '');
    const isHandle = match[1] !== undefined;
    // "@org/team" is a team.
    if (isHandle && text.charAt(match.index + match[0].length) === '/') {
      isGroup = true;
      continue;
    }
    if (GROUPS.has(name.toLowerCase()) && isHandle) {
      isGroup = true;
      continue;
    }
    const next =
      /^\s+([\p{L}\p{M}'.-]+)/u.exec(
        text.slice(match.index + match[0].length, match.index + match[0].length + 80),
      )?.[1] ?? '';
    const whole = isHandle && next !== '' ? `${name} ${next}` : null;
    // "@Anna Smith" is how chats write a display name.
    if (whole !== null && isNameWord(name) && isNameWord(next)) found.push(who(line, whole, { name: whole }));
    else if (UUID.test(name)) found.push(who(line, name, { id: name.toLowerCase() }));
    else if (isUsername(name))
      found.push(
        who(line, name, {
          username: name,
          name: whole,
          isSure: !(isHandle && (isNameWord(name) || isSpeaker(match.index, match[0].length))),
        }),
      );
    else if (isLetters(name)) found.push(who(line, name, { name }));
  }
  if (found.length > 0) return found;
  return isGroup ? 'group' : null;
};

/** "Smith, Anna" is one person. */
const readPair = (pieces: readonly string[], line: number): Who | null => {
  const [family = '', given = ''] = pieces;
  const words = `${given} ${family}`.split(/\s+/).map(unwrap);
  if (pieces.length !== 2 || !isPersonName(words)) return null;
  return who(line, `${family}, ${given}`, { name: words.join(' ') });
};

const hasLetters = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

const readList = (text: string, line: number): readonly (Who | Words | null)[] =>
  splitList(text, ';|\t').flatMap((part) => {
    const pieces = splitList(part, ',');
    const pair = readPair(pieces, line);
    if (pair !== null) return [pair];
    const read = pieces
      .flatMap(splitAnd)
      .filter(hasLetters)
      .map((piece) => readPiece(piece, line));
    const [first, second] = read;
    // "smith, anna" may be one person's name: the resolver asks when somebody is called so.
    if (
      read.length === 2 &&
      first?.kind === 'who' &&
      second?.kind === 'who' &&
      first.username !== null &&
      second.username !== null
    ) {
      const name = `${second.value} ${first.value}`;
      return [
        { ...first, name },
        { ...second, name },
      ];
    }
    return read;
  });

/** One row of cells alone: which of them is the person, nothing says. */
const CELLS = /[\t|]/;
const toDoubtful = (one: Who | Words): Who | Words =>
  one.kind === 'who' ? { ...one, isSure: false } : { ...one, isProse: true };

const toSingle = (one: Who | Words | null): readonly (Who | Words)[] => (one === null ? [] : [one]);

/** In prose, words propose at most. */
const toProse = (line: number, text: string): Words => ({
  kind: 'words',
  line,
  beside: null,
  words: text
    .slice(0, 2_000)
    .split(/[\s,;:()]+/)
    .map(unwrap)
    .filter((word) => isUsername(word) && !isManners(word) && !isNameWord(word)),
  isProse: true,
  text: toShown(text),
});

const readNames = (text: string, line: number, label: HeaderColumn | null): FreeLine => {
  const mentions = readMentions(text, line);
  if (mentions === 'group') return nobody('group', text);
  if (mentions !== null) return { kind: 'people', entries: mentions, said: text, label };
  const read = readList(text, line);
  const isLong = text.length > LONGEST_NAME && !/[\s,;|]/.test(text);
  if (isLong) return { kind: 'unreadable', reason: 'too-long' };
  const entries = read.flatMap(toSingle).map(read.length > 1 && CELLS.test(text) ? toDoubtful : (one) => one);
  if (entries.length === 0) return nobody('words', text);
  const isProse = entries.some((one) => one.kind === 'words' && one.isProse) || read.includes(null);
  if (!isProse) return { kind: 'people', entries, said: null, label };
  return { kind: 'people', entries: [toProse(line, text)], said: text, label };
};

/** "asmith: admin" may mean the word before the colon, where that is somebody's username. */
const toLabelled = (read: FreeLine, text: string, label: string, line: number): FreeLine => {
  if (read.kind === 'people')
    return {
      ...read,
      entries: read.entries.map((one) => (one.kind === 'grid' ? one : { ...one, beside: label })),
    };
  if (read.kind !== 'not-person' || read.reason !== 'words') return read;
  const words: Words = {
    kind: 'words',
    line,
    words: [label],
    beside: null,
    isProse: true,
    text: toShown(text),
  };
  return { kind: 'people', entries: [words], said: text, label: null };
};

/** "Requested for: Anna" writes a first name, and no username. */
const toNamed = (read: Extract<FreeLine, { kind: 'people' }>): FreeLine => ({
  ...read,
  entries: read.entries.map((one) =>
    one.kind === 'who' && isNameWord(one.username ?? '') ? { ...one, isSure: false } : one,
  ),
});

const readLabel = (
  text: string,
): { readonly kind: HeaderColumn | null; readonly label: string; readonly rest: string } => {
  const match = LABEL.exec(text);
  const label = match?.[1] ?? '';
  if (match === null || label.split(/\s+/).length > 6) return { kind: null, label: '', rest: text };
  const kind = toColumn(label);
  const rest = match[4] ?? '';
  // "version:v1.0" and "a=b" are no labels that anybody wrote for people.
  const isWritten = match[2] !== '=' && (match[3] !== '' || rest === '');
  return kind === 'unknown' && !isWritten ? { kind: null, label: '', rest: text } : { kind, label, rest };
};

/** Not "Password" alone, which says what comes next. */
const MAY_BE = /^[a-z0-9][a-z0-9._-]{0,63}$/i;
const MAY_BE_KNOWN = /^(?=.*[-\d])[a-z0-9-]{4,64}$/i;

/** A list of usernames of which some look like secrets: all of them must be exactly somebody's. */
const toKnownList = (
  text: string,
  line: number,
  isKnown: (username: string) => boolean,
): readonly Who[] | null => {
  const pieces = splitList(text, ',;').map(unwrap);
  const isAny = pieces.some((piece) => namesSecret(piece) || isSecretLike(piece));
  if (pieces.length < 2 || !isAny || !pieces.every((piece) => MAY_BE.test(piece) && isKnown(piece)))
    return null;
  return pieces.map((piece) => who(line, piece, { username: piece }));
};

/** Reads a line that is no row of a table; `line` counts from 1. */
export const readFreeLine = (
  text: string,
  line: number,
  most: number,
  isKnown: (username: string) => boolean,
): FreeLine => {
  if (text.trim() === '') return { kind: 'blank' };
  if (isRule(text) || FENCE.test(text) || !/[\p{L}\p{N}]/u.test(text)) return nobody('rule', null);
  if (isSeparator(text)) return nobody('before-table', text.trim());
  const bare = unbullet(text, false);
  const { kind, label, rest } = readLabel(bare.slice(0, 4_000) === bare ? bare : '');
  if (kind === 'secret') return nobody('secret', null, rest.trim() === '');
  if (kind === 'other' && isSomebodyElse(label)) return nobody('words', text);
  const what = kind === null ? bare : rest === '' ? label : rest;
  const { found, isBroken } = findAddresses(what, 1);
  if (found.length > 0) {
    const { entries, hasProse } = readAddressLine(what, line, most);
    // What stands behind "Approval by:" or "Cc:" is not who the list is of.
    const isOthers = (kind === 'other' && !namesList(label)) || kind === 'agent';
    const own = isOthers
      ? entries.map((one) => (one.kind === 'who' ? { ...one, isSure: false } : one))
      : entries;
    return { kind: 'people', entries: own, said: hasProse ? text : null, label: kind };
  }
  if (isBroken) return { kind: 'unreadable', reason: 'bad-address' };
  const word = unwrap(what.slice(0, 200));
  // "old-token" may be a secret or somebody: only the copy can tell, and only of this very word.
  if (
    kind !== 'other' &&
    MAY_BE_KNOWN.test(word) &&
    (namesSecret(word) || isSecretLike(word)) &&
    isKnown(word)
  )
    return { kind: 'people', entries: [who(line, word, { username: word })], said: null, label: kind };
  const known = kind === 'other' ? null : toKnownList(what.slice(0, 4_000), line, isKnown);
  if (known !== null) return { kind: 'people', entries: known, said: null, label: kind };
  if (namesSecret(what.slice(0, 4_000))) return nobody('secret', null);
  if (kind !== null && rest === '') return nobody('words', text);
  if (kind === 'other' && !LISTS.test(label)) return nobody('words', text);
  const read = readNames(what, line, kind === 'unknown' ? null : kind);
  if (kind === 'subject' && read.kind === 'people') return toNamed(read);
  if (kind === 'agent' && read.kind === 'people') return { ...read, entries: read.entries.map(toMentioned) };
  if (kind === 'unknown' && rest !== '' && isUsername(label)) return toLabelled(read, text, label, line);
  const isFew = read.kind === 'people' && read.entries.length < 2;
  return kind === 'other' && isFew ? nobody('words', text) : read;
};
