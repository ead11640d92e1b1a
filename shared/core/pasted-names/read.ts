import { toExactKey, toPlainText } from './clean.ts';
import { readLine } from './line.ts';
import type { PastedName } from './name.ts';
import { isLoneHeader, readTable } from './table.ts';

/** More text or names than this is a file to import, not a paste. */
export const MOST_TEXT = 12_000_000;
export const MOST_NAMES = 100_000;
/** Longer than any username, address or display name of Coder's. */
export const LONGEST_NAME = 320;

export type PastedNames =
  | { readonly kind: 'names'; readonly names: readonly PastedName[]; readonly repeated: number }
  | { readonly kind: 'too-much' };

const cut = (text: string): string =>
  Array.from(text)
    .slice(0, LONGEST_NAME / 2)
    .join('');
const toShort = ({ value, also }: PastedName): PastedName => ({
  value: value.length > LONGEST_NAME ? cut(value) : value,
  also: also !== null && also.length > LONGEST_NAME ? cut(also) : also,
});

const readLines = (text: string): readonly PastedName[] => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [first = '', ...rest] = lines;
  const body = rest.length > 0 && isLoneHeader(first) ? rest : lines;
  return body.flatMap(readLine);
};

/**
 * The names in pasted text, in order, each once (case does not count); `repeated` is how many were there again.
 * Never throws, whatever the text.
 */
export const readPastedNames = (raw: string): PastedNames => {
  if (raw.length > MOST_TEXT) return { kind: 'too-much' };
  const text = toPlainText(raw);
  const all = readTable(text) ?? readLines(text);
  const byKey = new Map<string, PastedName>();
  for (const name of all) {
    const short = toShort(name);
    const key = toExactKey(short.value);
    if (!byKey.has(key)) byKey.set(key, short);
  }
  if (byKey.size > MOST_NAMES) return { kind: 'too-much' };
  return { kind: 'names', names: [...byKey.values()], repeated: all.length - byKey.size };
};
