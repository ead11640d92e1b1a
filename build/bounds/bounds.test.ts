import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../base/root.ts';
import { readSources } from '../lint/files.ts';
import { findBounds } from './find.ts';
import { readTable, toPlace } from './table.ts';

const PRODUCT = /^(shared|electron|renderer)\/.*\.tsx?$/;
const NOT_PRODUCT = /\.test\.tsx?$|\/testing\/|\.d\.ts$|^electron\/demo\//;

const rows = readTable(readFileSync(inRoot('docs', 'bounds.md'), 'utf8'));
const listed = rows.flatMap(({ bounds }) => bounds.map(toPlace));

const find = (path: string, text: string): readonly string[] =>
  findBounds([{ path, text }]).map(({ name, value }) => (name === null ? `${value}` : `${name}=${value}`));

describe('docs/bounds.md', () => {
  const product = readSources().filter(({ path }) => PRODUCT.test(path) && !NOT_PRODUCT.test(path));
  const found = findBounds(product).map(toPlace);

  it('has every bound that is in the code, with its value', () => {
    expect(found.filter((place) => !listed.includes(place))).toEqual([]);
  });

  it('has none that is not there any more, and each once', () => {
    expect(listed.filter((place) => !found.includes(place))).toEqual([]);
    expect(listed.filter((place, at) => listed.indexOf(place) !== at)).toEqual([]);
  });

  it('says of each what it is, why, and what a person is told', () => {
    expect(rows.length).toBeGreaterThan(150);
    expect(rows.filter(({ texts }) => texts.length === 0 || texts.some((text) => text === ''))).toEqual([]);
    const bounds = rows.filter(({ texts }) => texts.length !== 1);
    expect(bounds.filter(({ texts }) => texts.length !== 3)).toEqual([]);
  });
});

describe('the words that the table quotes', () => {
  const product = readSources().filter(({ path }) => PRODUCT.test(path) && !NOT_PRODUCT.test(path));
  const code = product.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join('\n');

  it('are in the product; three dots stand for what varies', () => {
    const quoted = rows.flatMap(({ texts }) =>
      [...texts.join(' ').matchAll(/“(.+?)”(?=[^”“]*(“|$))/g)].map(([, words = '']) => words),
    );
    const parts = quoted.flatMap((words) =>
      words.split(/[…“”]/).map((part) => part.replaceAll(/^[\s.,;]+|[\s.,;]+$/g, '')),
    );
    expect(parts.length).toBeGreaterThan(20);
    expect(parts.filter((part) => !code.includes(part))).toEqual([]);
  });
});

describe('what is found as a bound', () => {
  it('is an end of a list or a text, by number or by name', () => {
    expect(find('a.ts', 'export const a = (list: string[]) => list.slice(0, 4_000);')).toEqual(['4000']);
    expect(find('a.ts', 'export const a = (list: string[]) => list.slice(-50);')).toEqual(['50']);
    expect(find('a.ts', 'const few = 12; export const a = (list: string[]) => list.slice(0, few);')).toEqual([
      'few=12',
    ]);
  });

  it('is what a schema, a query, a field or a comparison of a size lets in', () => {
    expect(find('a.ts', 'export const a = z.array(z.string().max(320)).max(1_000);')).toEqual([
      '1000',
      '320',
    ]);
    expect(find('a.ts', 'export const a = z.int().check(z.maximum(9));')).toEqual(['9']);
    expect(find('a.ts', 'export const a = sql`SELECT 1 FROM t LIMIT 20`;')).toEqual(['20']);
    expect(find('a.tsx', 'export const A = () => <input maxLength={64} />;')).toEqual(['64']);
    expect(find('a.ts', 'export const a = (t: string) => t.length > 2_048;')).toEqual(['2048']);
    expect(find('a.ts', 'export const a = { title: "x", limitMb: 40 };')).toEqual(['40']);
  });

  it('is a constant that is called one, or is compared with, in this file or another', () => {
    expect(find('a.ts', 'export const MOST_PEOPLE = 4 * 1_000;')).toEqual(['MOST_PEOPLE=4000']);
    expect(find('a.ts', 'export const DOOR_LIMITS = { bytes: 1 << 10 } as const;')).toEqual([
      'DOOR_LIMITS.bytes=1024',
    ]);
    const other = {
      path: 'b.ts',
      text: "import { few } from './a.ts'; export const b = (n: number) => n > few;",
    };
    expect(findBounds([{ path: 'a.ts', text: 'export const few = 5;' }, other])).toEqual([
      { path: 'a.ts', name: 'few', value: 5 },
    ]);
  });

  it('is no time, no size on the screen, and no "more than one"', () => {
    expect(
      find('a.ts', 'const MAX_MS = 5_000; const maxWidthPx = 9; export const a = [MAX_MS, maxWidthPx];'),
    ).toEqual([]);
    expect(find('a.ts', 'export const a = (list: string[]) => list.length > 1 && list.slice(0, 2);')).toEqual(
      [],
    );
  });
});
