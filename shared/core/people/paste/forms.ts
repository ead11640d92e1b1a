import { type HeaderColumn, toColumn } from './headers.ts';
import { DELIMITERS, type Delimiter, type Row, toCells, toPlainRow } from './rows.ts';

const LONGEST_LABEL = 60;
const LONGEST_FIELD = 4_000;
/** More rows than a form has are a table. */
const MOST_FIELDS = 60;
/** Lines drawn between rows, such as those of Markdown. */
const RULE = /^[\s|:+=_-]+$/;
const ALL = [...DELIMITERS, '  '] as const;

type Field = { readonly at: number; readonly row: Row; readonly label: string; readonly value: string };
type Known = Field & { readonly kind: HeaderColumn };

/** A row of a label and a value; null: it is none. */
const toField = (row: Row, at: number, delimiter: Delimiter): Field | null => {
  if (row.isBlank || row.isOpen || row.line !== row.lastLine || row.counts[delimiter] === 0) return null;
  if (row.text.length > LONGEST_FIELD) return null;
  const cells = toCells(row, delimiter);
  const isEdged = delimiter === '|' && cells[0] === '' && cells.at(-1) === '';
  const [label = '', value = '', ...more] = isEdged ? cells.slice(1, -1) : cells;
  if (more.length > 0 || label.length > LONGEST_LABEL || label.includes('@')) return null;
  return /^\p{L}[^:：]*$/u.test(label) ? { at, row, label, value } : null;
};

const hasNoCells = (row: Row | undefined): boolean =>
  row === undefined || row.isBlank || ALL.every((delimiter) => row.counts[delimiter] === 0);

const isDrawn = ({ isBlank, text }: Row): boolean =>
  !isBlank && text.length <= LONGEST_FIELD && RULE.test(text);

/** Labels and values from this row on, over drawn lines. */
const listFields = (rows: readonly Row[], from: number, delimiter: Delimiter): readonly Field[] => {
  const fields: Field[] = [];
  for (let at = from; at < rows.length; at += 1) {
    const row = rows[at];
    if (row === undefined) break;
    if (at > from && isDrawn(row)) continue;
    const field = toField(row, at, delimiter);
    if (field === null) break;
    fields.push(field);
  }
  return fields;
};

const IDENTITIES: readonly HeaderColumn[] = ['email', 'upn', 'id', 'username', 'subject'];
const NAMING: readonly HeaderColumn[] = [...IDENTITIES, 'agent', 'other'];
/** Words that are labels, and in lower case usernames as well. */
const MAY_BE_BOTH = /^(?:users?|members?|login|accounts?|handle)$/;

/** The fields with what their labels mean, where they make a form of one person or request. */
const toForm = (fields: readonly Field[]): readonly Known[] | null => {
  const [first] = fields;
  if (first === undefined || fields.length < 2 || fields.length > MOST_FIELDS) return null;
  const known = fields.map((field) => ({ ...field, kind: toColumn(field.label) }));
  const told = known.filter(({ kind }) => kind !== 'unknown');
  const isDifferent = new Set(fields.map(({ label }) => label.toLowerCase())).size === fields.length;
  if (!isDifferent || told.length < 2 || told.length * 2 < fields.length) return null;
  // Two names of columns beside each other head a table.
  const isHeader = !first.value.includes('@') && toColumn(first.value) !== 'unknown';
  if (known[0]?.kind !== 'unknown' && isHeader) return null;
  const isLower = told.some(({ label }) => /^\p{Ll}/u.test(label));
  // "User" above "owner" and "asmith": usernames below their header.
  if (isLower && told.some(({ label }) => /^\p{Lu}/u.test(label))) return null;
  const isNaming = told.some(({ kind, label }) =>
    isLower ? IDENTITIES.includes(kind) && !MAY_BE_BOTH.test(label) : NAMING.includes(kind),
  );
  return isNaming ? known : null;
};

export type DrawnForms = {
  readonly rows: readonly Row[];
  /** Lines whose label nothing explains: whom they name is asked about. */
  readonly unexplained: ReadonlySet<number>;
};

/** The same rows, with those of a form that is drawn as a table ("User | asmith", "Manager | lead") as "User: asmith". */
export const turnForms = (rows: readonly Row[]): DrawnForms => {
  const turned: Row[] = [...rows];
  const unexplained = new Set<number>();
  for (let at = 0; at < rows.length; ) {
    let length = 1;
    if (hasNoCells(rows[at])) {
      at += 1;
      continue;
    }
    for (const delimiter of ALL) {
      const fields = listFields(rows, at, delimiter);
      length = Math.max(length, (fields.at(-1)?.at ?? at) - at + 1);
      const form = toForm(fields);
      for (const { at: place, row, label, value, kind } of form ?? []) {
        turned[place] = toPlainRow(row, `${label}: ${value === '' ? '-' : value}`);
        if (kind === 'unknown') unexplained.add(row.line);
      }
      if (form !== null) break;
    }
    at += length;
  }
  return { rows: turned, unexplained };
};
