import { type Entry, LINE, type LineKind, type ReadText } from './entry.ts';
import { readPastedNames } from './read.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Everything that a text says of people. */
export const readText = (raw: string): ReadText => {
  const lines: LineKind[] = [];
  const entries: Entry[] = [];
  for (const [index, text] of raw.split(/\r\n?|\n/).entries()) {
    const read = text.trim() === '' ? null : readPastedNames(text);
    const names = read?.kind === 'names' ? read.names : [];
    lines.push(text.trim() === '' ? LINE.blank : names.length > 0 ? LINE.people : LINE.notPerson);
    for (const { value, also } of names) {
      const isAddress = value.includes('@');
      const isId = UUID.test(value);
      entries.push({
        kind: 'who',
        line: index + 1,
        value,
        addresses: isAddress ? [value] : [],
        mustAgree: false,
        id: isId ? value : null,
        username: isAddress || isId || value.includes(' ') ? null : value,
        isSure: true,
        name: value.includes(' ') ? value : also,
      });
    }
  }
  const notPersons = lines.flatMap((kind, index) =>
    kind === LINE.notPerson ? [{ line: index + 1, reason: 'words' as const, text: null }] : [],
  );
  return { lines, entries, notPersons, unreadables: [], tables: [], said: [] };
};
