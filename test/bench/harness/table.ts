import { isWithin, type Measured, type Target } from './types.ts';

const toValue = ({ value, unit }: Pick<Measured, 'value' | 'unit'>): string => {
  if (unit === 'x') return `${value.toFixed(2)}x`;
  const digits = unit === 'ms' && value < 10 ? 2 : value < 100 ? 1 : 0;
  return `${value.toFixed(digits)} ${unit}`;
};

const toTarget = (row: Measured, target: Target): string =>
  `${target.kind === 'at-most' ? '<=' : '>='} ${toValue({ unit: row.unit, value: target.value })}`;

const toCells = (row: Measured): readonly string[] => [
  row.name,
  row.size.toLocaleString('en'),
  row.what,
  row.target === null ? '' : toTarget(row, row.target),
  toValue(row),
  row.target === null ? '' : isWithin(row) ? 'ok' : 'OVER',
  row.note ?? '',
];

const HEAD = ['benchmark', 'members', 'what', 'target', 'value', '', 'note'];
const RIGHT: readonly number[] = [1, 3, 4];

/** The measurements as text in columns. A target that is missed says OVER. */
export const toTable = (rows: readonly Measured[]): string => {
  const lines = [HEAD, ...rows.map(toCells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const toLine = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        RIGHT.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const [head = '', ...body] = lines.map(toLine);
  return [head, '-'.repeat(head.length), ...body].join('\n');
};
