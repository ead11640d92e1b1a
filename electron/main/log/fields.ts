type Fields = Readonly<Record<string, unknown>>;

/** The only fields whose text is written: each holds a word of ours (an id, a code, a place in the code). */
const WORDS: ReadonlySet<string> = new Set([
  'channel',
  'code',
  'detail',
  'electron',
  'id',
  'kind',
  'launcher',
  'planId',
  'problem',
  'reason',
  'version',
  'where',
]);
/** The shape of such a word: what a person or a server wrote as a rule has a space, an @ or another letter in it. */
const WORD = /^[a-z0-9][a-z0-9._-]{0,79}$/;
/** A name of a call, as the contract spells it. */
const CALL = /^[a-z]+(\.[a-zA-Z]+)+$/;

/** What is known of errors of the system and of SQLite, and names nobody. */
const KNOWN_CODES = /\b(SQLITE_[A-Z_]+|ERR_[A-Z_]+|E[A-Z]{3,})\b/g;
const KNOWN_PHRASES = [
  'attempt to write a readonly database',
  'constraint failed',
  'database disk image is malformed',
  'database is locked',
  'database or disk is full',
  'disk I/O error',
  'file is not a database',
  'no such column',
  'no such table',
  'out of memory',
  'unable to open database file',
];

/** A line of a stack: the file of the code and the place in it. Functions are left out: anybody may say "at Ada (". */
const toFrame = (line: string): string | null =>
  /^\s+at .*?([a-z][a-z0-9-]{0,40}\.[cm]?[jt]sx?:\d+:\d+)\)?$/.exec(line)?.[1] ?? null;

/**
 * What may be written of an error's text: its class, codes and phrases that are known, and where in the code it
 * happened. Its message never: a server's, a file's or a person's name may be in it.
 */
export const toSafeError = (text: string): string => {
  const [first = ''] = text.split('\n');
  const name = /^(?:Uncaught )?([A-Z][A-Za-z]*Error)\b/.exec(first)?.[1] ?? 'Error';
  const codes = [...new Set(text.match(KNOWN_CODES) ?? [])].slice(0, 4);
  const phrases = KNOWN_PHRASES.filter((phrase) => text.includes(phrase));
  const frames = text.split('\n').flatMap((line) => toFrame(line) ?? []);
  return [name, ...codes, ...phrases, ...frames.slice(0, 12)].join(' | ');
};

const toSafeValue = (name: string, value: unknown): unknown => {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Error) return toSafeError(value.stack ?? value.message);
  if (typeof value !== 'string') return '[left out]';
  if (name === 'error' || name === 'text') return toSafeError(value);
  if (name === 'name') return CALL.test(value) ? value : '[left out]';
  return WORDS.has(name) && WORD.test(value) ? value : '[left out]';
};

/**
 * The fields of a log line cut down to what can name nobody: numbers, words of ours under names that are known here,
 * errors without their message. Everything else says that it was left out (LOG-1).
 */
export const toSafeFields = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      /^[a-z][A-Za-z]{0,30}$/.test(name) ? name : 'other',
      toSafeValue(name, value),
    ]),
  );

/** An event's name as it stands in the code; anything else is no event of ours. */
export const toSafeEvent = (event: string): string =>
  /^[a-z-]+(:( [a-z]+)+|(\.[a-z-]+)+)$/.test(event) ? event : '[event]';
