import { findAddresses } from './address.ts';
import type { Row } from './rows.ts';

/** A line that begins with an address in angle brackets: its label stands at the end of the line before. */
const BEGINS = /^[\s>]*<\s*(?:mailto:|smtp:)?[^\s<>@]+@/i;
const LONGEST_LABEL = 200;
/** An address that the line end cuts off before its host is whole: "anna@", "anna@acme.", "anna@acme-". */
const CUT = /[^\s@<>]@(?:[\p{L}\p{N}-]*[.-])?\s*$/u;
/** What may be the rest of a host. */
const REST = /^[\s>]*[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*[>\s,;.)]*/u;

/** How a line break, such as mail programs make, tears what belongs together. */
export type Wraps = {
  /** Of these lines (counted from 0) all is the label of the address that the next begins with. */
  readonly labels: ReadonlySet<number>;
  /** These lines hold the two halves of an address: a half of one must not find somebody else. */
  readonly torn: ReadonlySet<number>;
};

/** Lines that a line break tears; the rows give up the label that belongs to the next. */
export const readWraps = (rows: readonly Row[]): Wraps => {
  const labels = new Set<number>();
  const torn = new Set<number>();
  for (const [at, row] of rows.entries()) {
    const next = rows[at + 1];
    if (next === undefined || row.isBlank || next.isBlank || row.line !== row.lastLine) continue;
    if (BEGINS.test(next.text.slice(0, LONGEST_LABEL)) && isLabel(row.text)) labels.add(row.line);
    if (row.text.endsWith('@') || CUT.test(row.text.slice(-LONGEST_LABEL))) {
      const rest = REST.exec(next.text.slice(0, LONGEST_LABEL))?.[0] ?? '';
      if (rest !== '' && rest.length === next.text.length) {
        torn.add(row.line);
        torn.add(next.line);
      }
    }
  }
  return { labels, torn };
};

const isLabel = (text: string): boolean =>
  text.length <= LONGEST_LABEL &&
  !/[;>]\s*$/.test(text) &&
  !text.includes(';') &&
  findAddresses(text, 1).found.length === 0;
