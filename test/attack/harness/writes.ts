import type { Twin } from '#electron/demo/index.ts';

/** Every request that would change people or roles on a server, so far. `authcheck` asks, though it is a POST. */
export const listWrites = (twin: Twin): readonly string[] =>
  twin.requests
    .filter(({ method, path }) => method !== 'GET' && !/\/(logout|authcheck)$/.test(path))
    .map(({ method, path }) => `${method} ${path}`);
export const countWrites = (twin: Twin): number => listWrites(twin).length;
