import { DIAGNOSTIC_SECTIONS, type DiagnosticSection } from '../../model/diagnostics.ts';

/**
 * What goes into a diagnostics file that somebody sends to strangers (LOG-3). Everything is shaped again here, whoever
 * shaped it before: what is no number, date, version or word of ours is left out, so that a mistake in a log line or a
 * journal brings no name out of the house.
 */
const LEFT_OUT = '[left out]';

/** A code as this app spells its own; the shape is all that can be told of it here. */
const CODE = /^[a-z]+(-[a-z]+){0,5}$/;
export const toSafeCode = (text: string): string => (text.length <= 40 && CODE.test(text) ? text : LEFT_OUT);

/** The three numbers a version begins with; what follows may be the name of whoever built it. */
export const toSafeVersion = (text: string | null): string | null =>
  text === null ? null : (/^v?(\d{1,5}(?:\.\d{1,5}){1,2})/.exec(text)?.[1] ?? LEFT_OUT);

const BACKENDS: readonly string[] = ['Keychain', 'Credential Manager', 'Secret Service'];
export const toSafeBackend = (text: string): string => (BACKENDS.includes(text) ? text : 'another one');

/** A moment as ISO 8601 in UTC, and nothing else. */
export const toSafeMoment = (text: string | null): string | null =>
  text === null || /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/.test(text) ? text : LEFT_OUT;

const LINE = /^(\S+) (info|warn|error) ([a-z-]+(?::(?: [a-z]+)+|(?:\.[a-z-]+)+)|\[event\]) (\{.*\})$/;
/** What may stand in an error's text besides its class: codes of the system and SQLite, places in the code. */
const ERROR_CLASS = /^(?:[A-Z][A-Za-z]{0,30})?Error$/;
const ERROR_PART = /^(?:SQLITE_[A-Z_]+|ERR_[A-Z_]+|E[A-Z]{3,}|[a-z][a-z0-9-]{0,40}\.[cm]?[jt]sx?:\d+:\d+)$/;
const toSafeErrorText = (text: string): string => {
  const [first = '', ...rest] = text.split(' | ');
  return [ERROR_CLASS.test(first) ? first : 'Error', ...rest.filter((part) => ERROR_PART.test(part))].join(
    ' | ',
  );
};
const CALL = /^[a-z]+(?:\.[a-zA-Z]+)+$/;
const WORDS: ReadonlySet<string> = new Set(['code', 'kind', 'launcher', 'reason']);
/** The only names a field may have: any other could be the name of somebody. */
const NAMES: ReadonlySet<string> = new Set([
  ...WORDS,
  'attempt',
  'copies',
  'count',
  'electron',
  'error',
  'id',
  'ms',
  'name',
  'rows',
  'status',
  'version',
]);

const toSafeField = (name: string, value: unknown): unknown => {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return LEFT_OUT;
  if (name === 'error') return toSafeErrorText(value);
  if (name === 'name') return CALL.test(value) ? value : LEFT_OUT;
  if (name === 'version' || name === 'electron') return toSafeVersion(value);
  return WORDS.has(name) ? toSafeCode(value) : LEFT_OUT;
};

const parse = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    // A line that was cut where it was too long; what it was about still helps.
    return {};
  }
};

const MOST_LINES = 200;

export type LogFacts = {
  /** How often each event of the lines that were read came. */
  readonly events: Readonly<Record<string, number>>;
  readonly lines: readonly string[];
};

/** The last 200 lines of a log, of which only numbers, codes and places in the code are left. */
export const toLogFacts = (text: string): LogFacts => {
  const found = text.split('\n').flatMap((line) => {
    const [, at = '', level = '', event = '', json = ''] = LINE.exec(line) ?? [];
    if (event === '' || toSafeMoment(at) === LEFT_OUT) return [];
    const fields = Object.entries(Object(parse(json)) as object)
      .filter(([name]) => NAMES.has(name))
      .map(([name, value]) => [name, toSafeField(name, value)] as const)
      .filter(([, value]) => value !== LEFT_OUT);
    return [{ event, line: `${at} ${level} ${event} ${JSON.stringify(Object.fromEntries(fields))}` }];
  });
  const events = new Map<string, number>();
  for (const { event } of found) events.set(event, (events.get(event) ?? 0) + 1);
  return {
    events: Object.fromEntries([...events].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    lines: found.slice(-MOST_LINES).map(({ line }) => line),
  };
};

/** The file and its parts as text to read: each part stands in the file exactly as it is shown. All of it is ASCII. */
export const toDiagnosticsFile = (createdAt: string, parts: Readonly<Record<DiagnosticSection, unknown>>) => {
  const sections = DIAGNOSTIC_SECTIONS.map((name) => {
    const text = JSON.stringify(parts[name], null, 2);
    return { name, text, bytes: text.length };
  });
  const head = { format: 'rollcall-diagnostics', formatVersion: 1, createdAt };
  const entries = [
    ...Object.entries(head).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`),
    ...sections.map(({ name, text }) => `"${name}": ${text}`),
  ];
  const content = `{\n${entries.join(',\n')}\n}\n`;
  return { content, bytes: content.length, sections };
};
