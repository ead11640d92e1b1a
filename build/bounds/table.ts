import type { Bound } from './find.ts';

/** A row of `docs/bounds.md`: a number with the places in the code that have it. */
export type Row = {
  readonly line: number;
  readonly value: number;
  readonly bounds: readonly Bound[];
  /** The cells beside them; of a bound: what it is, why, and what a person is told. */
  readonly texts: readonly string[];
};

const NUMBER = /^[\d,.]+$/;

const toBound = (place: string, value: number): Bound => {
  const [path = '', name] = place.split('#');
  return { path, name: name ?? null, value };
};

/** The rows of the tables in a text, those with a number among their cells. */
export const readTable = (text: string): readonly Row[] =>
  text.split('\n').flatMap((row, at) => {
    if (!row.startsWith('| ')) return [];
    const cells = row
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim());
    const number = cells.find((cell) => NUMBER.test(cell));
    const places = cells.find((cell) => /^`[^`]+\.tsx?(#|`)/.test(cell));
    if (number === undefined || places === undefined) return [];
    const value = Number(number.replaceAll(',', ''));
    const bounds = [...places.matchAll(/`([^`]+)`/g)].map(([, place = '']) => toBound(place, value));
    return [
      { line: at + 1, value, bounds, texts: cells.filter((cell) => cell !== number && cell !== places) },
    ];
  });

/** A bound as the table writes it. */
export const toPlace = ({ path, name, value }: Bound): string =>
  `${path}${name === null ? '' : `#${name}`} = ${value.toLocaleString('en')}`;
