import { findMinor } from '#shared/core/permission-list.ts';
import type { Generation } from '#shared/model/capability.ts';
import { API_ABILITIES, type Evidence } from './abilities.ts';

/** Beyond any release. */
const NEWEST = 9_999;

/**
 * The minor release of Coder 2 that a server stands for. `isTold`: by its version; a build without a tag names none, and
 * the newest thing that its answers have tells how new it is at least.
 */
export type Standing = { readonly minor: number; readonly isTold: boolean };

const last = API_ABILITIES.at(-1);

/** Where a server stands by its version, or by its answers where the version names no release. */
export const toStanding = (version: string, evidence: Evidence): Standing => {
  const told = findMinor(version);
  if (told !== null) return { minor: told, isTold: true };
  const seen = API_ABILITIES.filter(({ evidence: by }) => by !== null && evidence[by] !== null);
  // Nothing could be seen: builds from source are newer than any release (coder-api 7).
  if (seen.length === 0) return { minor: NEWEST, isTold: false };
  const had = seen.filter(({ evidence: by }) => by !== null && evidence[by] === true);
  const least = Math.max(0, ...had.map(({ since }) => since));
  return { minor: least === last?.since ? NEWEST : least, isTold: false };
};

/** The studied API shape that answers have; where they could not be seen, that of the release. */
export const toGeneration = ({ fields, permissions }: Evidence, { minor }: Standing): Generation => {
  if (fields ?? minor >= 32) return '2.35';
  return (permissions ?? minor >= 28) ? '2.31' : '2.24';
};

/** `Coder 2.32` for a sentence. */
export const sayRelease = (minor: number): string => `Coder 2.${minor}`;
