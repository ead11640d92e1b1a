import type { SortColumn } from '#shared/model/member-filter.ts';

export type Column = {
  readonly id: SortColumn;
  readonly label: string;
  /** Width in pixels at first; the roles take what is left, but never less than this. */
  readonly width: number;
  readonly isFlexible?: boolean;
};

/** Columns of the members grid, in order. Roles come early, so that they are seen without scrolling sideways. */
export const COLUMNS: readonly Column[] = [
  { id: 'username', label: 'Username', width: 150 },
  { id: 'name', label: 'Name', width: 130 },
  { id: 'roles', label: 'Organization roles', width: 340, isFlexible: true },
  { id: 'lastSeen', label: 'Last seen', width: 80 },
  { id: 'status', label: 'Status', width: 96 },
  { id: 'loginType', label: 'Login', width: 80 },
  { id: 'siteRoles', label: 'Site roles', width: 110 },
  { id: 'email', label: 'E-mail', width: 220 },
];

export const BOX_WIDTH = 36;
export const MIN_WIDTH = 60;
export const ROW_HEIGHT = 28;

export type Widths = Readonly<Partial<Record<SortColumn, number>>>;

const widthOf = (column: Column, widths: Widths): number => widths[column.id] ?? column.width;

/** The CSS grid template for these widths, and the least width of a row in pixels. */
export const toTemplate = (widths: Widths): { readonly template: string; readonly minWidth: number } => {
  const tracks = COLUMNS.map((column) => {
    const width = widthOf(column, widths);
    return column.isFlexible ? `minmax(${width}px, 1fr)` : `${width}px`;
  });
  const minWidth = COLUMNS.reduce((sum, column) => sum + widthOf(column, widths), BOX_WIDTH);
  return { template: `${BOX_WIDTH}px ${tracks.join(' ')}`, minWidth };
};

/** Widths after a column was made `width` pixels wide; never narrower than 60. */
export const resize = (widths: Widths, id: SortColumn, width: number): Widths => ({
  ...widths,
  [id]: Math.max(MIN_WIDTH, Math.round(width)),
});
