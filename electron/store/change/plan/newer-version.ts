import { fail } from '#shared/base/result.ts';

/** Refuses what would have to say what a change means that only a newer version knows (`shared/kinds/unknown-kind.ts`). */
export const OF_NEWER_VERSION = fail(
  'newer-version',
  'Some of this was staged by a newer version of Rollcall, and this one does not know what it is. Nothing was written or staged. Use that version, or discard what it staged.',
);
