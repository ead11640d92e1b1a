import type { Generation } from '#shared/model/capability.ts';

/** Beyond any release: builds from source call themselves v0.0.0 and are newer than all of them (coder-api 7). */
const NEWEST = 9_999;

/** The minor number of a 2.x version; a later major, or a build from source, counts as newest. */
export const toMinor = (version: string): number => {
  const [, major = '', minor = ''] = /^v?(\d+)\.(\d+)\./.exec(version) ?? [];
  return major === '2' ? Number(minor) : NEWEST;
};

/** The studied API shape that a version speaks. */
export const toGeneration = (minor: number): Generation => {
  if (minor >= 32) return '2.35';
  return minor >= 28 ? '2.31' : '2.24';
};

/** `Coder 2.32` for a sentence. */
export const sayRelease = (minor: number): string => `Coder 2.${minor}`;
