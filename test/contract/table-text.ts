import { AREAS, type Endpoint } from '#electron/store/remote/table/index.ts';
import { DESCRIBED } from './openapi/description.ts';

/** What an older server does, in a few words. */
const BEFORE = {
  'method-not-allowed': '405',
  'route-not-found': '404',
  'taken-for-a-user': 'a user',
} as const;

const toGenerations = (row: Endpoint): string => {
  if (row.since === undefined) return 'all';
  const before = row.before === undefined ? '' : ` (before: ${BEFORE[row.before]})`;
  return `2.${row.since}+${before}`;
};

const toCell = (text: string): string => text.replaceAll('|', '\\|');

const toNotes = (row: Endpoint): string =>
  [...(row.notClient === undefined ? [] : [`not called: ${row.notClient}`]), ...(row.deviations ?? [])].join(
    '; ',
  );

const toLine = (name: string, row: Endpoint): string =>
  `| \`${name}\` | \`${row.method} ${row.path.replace('/api/v2', '')}\` | ${toGenerations(row)} | ${row.isPublic === true ? 'public ' : ''}${row.effect} | ${toCell(row.permission)} | ${toCell(toNotes(row))} | ${row.usedIn.join(', ')} |`;

/** The endpoint table as Markdown, from the table the client is made from. */
export const toTableText = (): string => {
  const areas = Object.entries(AREAS).map(([area, rows]) => {
    // Each row is an `Endpoint` of its own input and output; none of that is shown.
    const lines = Object.entries(rows).map(([name, row]) => toLine(name, row as unknown as Endpoint));
    return [`**${area}**`, '', HEAD, ...lines, ''].join('\n');
  });
  const versions = DESCRIBED.map(({ version }) => version).join(', ');
  return [
    `Paths are below \`/api/v2\`; checked against Coder ${versions}. An empty last column: not used by the app yet.`,
    '',
    ...areas,
  ].join('\n');
};

const HEAD = [
  '| call | endpoint | generations | effect | who may | where the server deviates | used in |',
  '|---|---|---|---|---|---|---|',
].join('\n');

const START = '<!-- endpoints:start -->';
const END = '<!-- endpoints:end -->';

/** A document with the table between its two marks; throws when it has lost them. */
export const withTable = (document: string): string => {
  const from = document.indexOf(START);
  const to = document.indexOf(END);
  if (from < 0 || to < from) throw new Error(`docs/endpoints.md has no ${START} and ${END}`);
  return `${document.slice(0, from + START.length)}\n${toTableText()}\n${document.slice(to)}`;
};
