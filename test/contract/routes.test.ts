import { describe, expect, it } from 'vitest';
import { GENERATIONS } from '#electron/demo/index.ts';
import { routesOf } from '#electron/demo/routes/index.ts';
import { TRAITS } from '#electron/demo/rules/generation.ts';
import { ENDPOINTS, isKnownTo } from '#electron/store/remote/table/index.ts';

/** What the twin answers beyond the table, because servers do; the app has no use for it. */
const BEYOND = ['GET /'];

const plain = (method: string, path: string): string =>
  `${method} ${path.replace(/^\/api\/v2/, '').replace(/\{[^}]+\}/g, '{}') || '/'}`;

/**
 * The table is the one list of endpoints. The twin keeps its own code, so that a mistake in the one cannot hide in
 * the other; but what it answers is exactly what the table says that its generation has.
 */
describe.each(GENERATIONS)('the twin of %s', (generation) => {
  it('answers every endpoint of the table that this generation has, and no other', () => {
    const minor = Number(generation.split('.')[1]);
    const table = Object.values(ENDPOINTS)
      .filter((row) => isKnownTo(row, minor))
      .map((row) => plain(row.method, row.path));
    const twin = routesOf(TRAITS[generation], 'enterprise')
      .map((route) => plain(route.method, route.path))
      .filter((route) => !BEYOND.includes(route));
    expect([...new Set(twin)].sort()).toEqual([...new Set(table)].sort());
  });
});
