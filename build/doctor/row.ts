/**
 * One line of the doctor's table. `bad` keeps start or test from running; `note` does not; `remedy` is the exact
 * command, or what happens by itself.
 */
export type Row = {
  readonly name: string;
  readonly state: 'ok' | 'note' | 'bad';
  readonly found: string;
  readonly remedy?: string;
};

const signs = { ok: 'ok  ', note: 'note', bad: 'BAD ' } as const;

/** The table as text: one line per row, and the remedy below the rows that have one. */
export const toTable = (rows: readonly Row[]): string => {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const lines = rows.flatMap(({ name, state, found, remedy }) => [
    `${signs[state]}  ${name.padEnd(width)}  ${found}`,
    ...(remedy === undefined ? [] : [`${' '.repeat(width + 8)}-> ${remedy}`]),
  ]);
  return lines.join('\n');
};

/** 0 when start and test could run, else 1. */
export const toCode = (rows: readonly Row[]): number => (rows.some(({ state }) => state === 'bad') ? 1 : 0);
