import { isChord, type Press } from '#shared/base/press.ts';
import type { Take } from '#shared/core/plan/conflicts.ts';
import type { Presence } from '#shared/core/plan/rebase.ts';
import { KINDS } from '#shared/kinds/index.ts';
import type { ChangeKind } from '#shared/model/subject.ts';

/** The ways to decide a conflict, with the key and what it does. */
export const TAKES = [
  { take: 'mine', word: 'Mine', key: 'M', what: 'What you staged wins over what somebody did meanwhile' },
  {
    take: 'theirs',
    word: 'Theirs',
    key: 'T',
    what: 'It stays as it is now; the rest of what you staged goes',
  },
  { take: 'both', word: 'Both', key: 'B', what: 'It is there if either side has it' },
] as const satisfies readonly {
  readonly take: Take;
  readonly word: string;
  readonly key: string;
  readonly what: string;
}[];

/** A word of a change as something that is so, or is not: "Auditor", "no Auditor", "not suspended". */
export const toPresenceText = (
  kind: ChangeKind,
  word: string,
  presence: Presence,
  show: (role: string) => string,
): string => KINDS[kind].text.toPresence(word, presence === 'present', show);

/** Somebody else moved the word, so it was the other way before. */
export const toWas = (theirs: Presence): Presence => (theirs === 'present' ? 'absent' : 'present');

/** What a key asks for where a conflict has the focus: which side, and whether for more than this one. */
export const toTakeOfKey = (press: Press): { readonly take: Take; readonly isWide: boolean } | null => {
  const found = TAKES.find((one) => one.key === press.letter);
  return found === undefined || isChord(press) ? null : { take: found.take, isWide: press.isShift };
};
