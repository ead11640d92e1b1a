import type { Generation } from '#electron/demo/index.ts';

/** The studied generation that a version is nearest to in what it does; unknown builds count as newest. */
export const toGeneration = (version: string): Generation => {
  const found = /^v2\.(\d+)\./.exec(version);
  const minor = found === null ? Number.POSITIVE_INFINITY : Number(found[1]);
  if (minor < 27) return '2.24';
  return minor < 32 ? '2.31' : '2.35';
};

/** True for the versions that were studied; in between, single differences are to be expected (coder-api 7). */
export const isStudied = (version: string): boolean => /^v2\.(24|31|35)\./.test(version);
