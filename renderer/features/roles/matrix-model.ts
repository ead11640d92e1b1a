import { foldWords } from '#shared/base/fold-text.ts';
import type { Output } from '#shared/contract/index.ts';

type Known = Output<'role.listPermissions'>['resources'];

/** A permission of an organization as one text. */
export const toKey = (resourceType: string, action: string): string => `${resourceType}:${action}`;

/** The resource type and action behind a key. */
export const fromKey = (key: string): { readonly resourceType: string; readonly action: string } => {
  const at = key.lastIndexOf(':');
  return { resourceType: key.slice(0, at), action: key.slice(at + 1) };
};

/** One box of the matrix. */
export type MatrixCell = {
  readonly key: string;
  readonly action: string;
  readonly isOn: boolean;
  /** Against what the server has: granted now, taken now, or as it was. */
  readonly change: 'added' | 'removed' | null;
  /** Why it cannot be granted; null: it can. One that is on can always be taken. */
  readonly reason: string | null;
};

export type MatrixRow = {
  readonly resourceType: string;
  /** `create`, `read`, `update` and `delete` in this order; null where the resource has no such action. */
  readonly usual: readonly (MatrixCell | null)[];
  readonly others: readonly MatrixCell[];
};

export const USUAL_ACTIONS = ['create', 'read', 'update', 'delete'] as const;

const NOT_HELD = 'You do not hold this permission, so the server refuses to let you grant it.';

export type MatrixState = {
  readonly known: Known;
  /** Keys the server has in the role. */
  readonly before: ReadonlySet<string>;
  /** Keys as edited. */
  readonly after: ReadonlySet<string>;
};

const toCell = (
  { before, after }: MatrixState,
  resourceType: string,
  { action, held }: Known[number]['actions'][number],
): MatrixCell => {
  const key = toKey(resourceType, action);
  const [was, isOn] = [before.has(key), after.has(key)];
  const change = was === isOn ? null : isOn ? 'added' : 'removed';
  return { key, action, isOn, change, reason: held === false ? NOT_HELD : null };
};

const toWords = (text: string): readonly string[] => foldWords(text.replaceAll(':', ' '));

/** Does a permission fit what was typed: every word in its name, `workspace:ssh` and `workspace ssh` alike. */
const fits = (key: string, words: readonly string[]): boolean => words.every((word) => key.includes(word));

/** The matrix, or the part of it that fits what was typed; a row whose resource fits is shown whole. */
export const toMatrix = (state: MatrixState, text: string): readonly MatrixRow[] => {
  const words = toWords(text);
  return state.known.flatMap(({ resourceType, actions }) => {
    const isWhole = fits(resourceType, words);
    const cells = actions
      .filter(({ action }) => isWhole || fits(toKey(resourceType, action), words))
      .map((action) => toCell(state, resourceType, action));
    if (cells.length === 0) return [];
    const usual = USUAL_ACTIONS.map((action) => cells.find((cell) => cell.action === action) ?? null);
    const others = cells.filter((cell) => !USUAL_ACTIONS.some((action) => action === cell.action));
    return [{ resourceType, usual, others }];
  });
};

/** The boxes of a row in the order in which the keyboard walks them. */
export const listCells = (row: MatrixRow): readonly MatrixCell[] => [
  ...row.usual.filter((cell) => cell !== null),
  ...row.others,
];

/**
 * The box that what was typed means first: one whose action begins with it before one that only holds it somewhere;
 * boxes that cannot be changed last. Null: nothing typed, or nothing there.
 */
export const findPointed = (rows: readonly MatrixRow[], text: string): MatrixCell | null => {
  const wanted = toWords(text).at(-1);
  if (wanted === undefined) return null;
  const cells = rows.flatMap(listCells);
  const can = cells.filter((cell) => cell.reason === null || cell.isOn);
  const begins = (cell: MatrixCell): boolean => cell.action.startsWith(wanted);
  return can.find(begins) ?? cells.find(begins) ?? can[0] ?? cells[0] ?? null;
};

/** The box that an arrow key leads to from another one; the same box at the edges. */
export const walk = (rows: readonly MatrixRow[], from: string, key: string): string => {
  const at = rows.findIndex((row) => listCells(row).some((cell) => cell.key === from));
  const row = rows[at];
  if (row === undefined) return rows[0] === undefined ? from : (listCells(rows[0])[0]?.key ?? from);
  const cells = listCells(row);
  const place = cells.findIndex((cell) => cell.key === from);
  if (key === 'ArrowRight') return cells[place + 1]?.key ?? from;
  if (key === 'ArrowLeft') return cells[place - 1]?.key ?? from;
  const next = rows[at + (key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return from;
  const { action } = cells[place] ?? { action: '' };
  const there = listCells(next);
  return (
    (there.find((cell) => cell.action === action) ?? there[Math.min(place, there.length - 1)])?.key ?? from
  );
};
