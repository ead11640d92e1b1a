import { afterAll, describe, expect, it } from 'vitest';
import { GENERATIONS, type Generation, startTwin } from '#electron/demo/index.ts';
import { createCoderApi } from '#electron/store/remote/coder-api.ts';
import type { CoderApi } from '#electron/store/remote/port.ts';
import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { realClock, silentLog } from '#test/kit/clock.ts';
import { putRows } from './remote-put-rows.ts';
import { type Row, readRows, type Scene } from './remote-rows.ts';

const ROWS: readonly Row[] = [...readRows, ...putRows];
const matrix = new Map<string, string[]>();

const withScene = async (generation: Generation, use: (scene: Scene) => Promise<string>): Promise<string> => {
  const twin = await startTwin({ members: 120, seed: 11, generation, rateLimit: false });
  const apis: CoderApi[] = [];
  const known = <Id extends string>(id: string | undefined): Id => {
    if (id === undefined) throw new Error('The twin does not have what the row asks for');
    // The twin's own ids, which are what the brands stand for.
    return id as Id;
  };
  const scene: Scene = {
    twin,
    generation,
    as: (token) => {
      const api = createCoderApi({ url: twin.url, token, clock: realClock, log: silentLog });
      apis.push(api);
      return api;
    },
    organization: (name) => known<OrganizationId>(twin.organizations[name]),
    user: (username) => known<UserId>(twin.dump().users.find((row) => row.username === username)?.id),
  };
  try {
    return await use(scene);
  } finally {
    for (const api of apis) api.close();
    await twin.close();
  }
};

afterAll(() => {
  const lines = [...matrix].map(([name, words]) => `${name.padEnd(58)} ${words.join(' | ')}`);
  process.stdout.write(`\n${''.padEnd(58)} ${GENERATIONS.join(' | ')}\n${lines.join('\n')}\n`);
});

describe('every route the app uses, against every generation of the server', () => {
  for (const row of ROWS)
    for (const generation of GENERATIONS)
      it(`${row.route}, ${row.situation}, on ${generation}`, async () => {
        const word = await withScene(generation, row.run);
        const name = `${row.route}, ${row.situation}`;
        matrix.set(name, [...(matrix.get(name) ?? []), word]);
        expect(word).toBe(typeof row.expected === 'string' ? row.expected : row.expected[generation]);
      });
});
