import { fail } from '#shared/base/result.ts';
import type { UnknownSubject } from '#shared/model/subject.ts';
import type { StoreKind } from './kind.ts';

const NOT_SENT =
  'Only a newer version of Rollcall knows what this would do. Nothing was sent for it: apply it with that version.';

/** What only a newer version of Rollcall knows: nothing is read or sent for it, and nothing taken back. */
export const unknownKind: StoreKind<UnknownSubject> = {
  read: async () => fail('not-found', NOT_SENT),
  write: () => {
    throw new Error('What only a newer version knows is not sent.');
  },
  findUnasked: () => NOT_SENT,
  listed: null,
  isEmptyWhenAbsent: false,
  isEmptyDoubted: false,
  // What it was staged on is all that is known.
  copied: { reads: [], findWords: () => null },
  audited: null,
  undo: {
    gone: null,
    isExact: false,
    isFinal: true,
    notRestored:
      'What a newer version of Rollcall did, and this one does not know, can be taken back by that version alone.',
  },
  isNeededLater: false,
};
