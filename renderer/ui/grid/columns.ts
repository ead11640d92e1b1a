/** A column of a grid. */
export type GridColumn<Id extends string = string> = {
  readonly id: Id;
  readonly label: string;
  /** Width in pixels at first; a flexible column takes what is left, but never less than this. */
  readonly width: number;
  readonly isFlexible?: boolean;
  /** True: a press on its head does nothing. */
  readonly isUnsorted?: boolean;
  /** Why that is so, where a person would wonder. */
  readonly why?: string;
};

export const BOX_WIDTH = 36;
export const ROW_HEIGHT = 28;
export const HEADER_HEIGHT = 30;

/** Widths that a person has set, by column. */
export type Widths<Id extends string = string> = Readonly<Partial<Record<Id, number>>>;

const widthOf = <Id extends string>(column: GridColumn<Id>, widths: Widths<Id>): number =>
  widths[column.id] ?? column.width;

/** The CSS grid template for these widths, and the least width of a row in pixels. */
export const toTemplate = <Id extends string>(
  columns: readonly GridColumn<Id>[],
  widths: Widths<Id>,
): { readonly template: string; readonly minWidth: number } => {
  const tracks = columns.map((column) => {
    const width = widthOf(column, widths);
    return column.isFlexible ? `minmax(${width}px, 1fr)` : `${width}px`;
  });
  const minWidth = columns.reduce((sum, column) => sum + widthOf(column, widths), BOX_WIDTH);
  return { template: `${BOX_WIDTH}px ${tracks.join(' ')}`, minWidth };
};
