import { isChord, type Press } from '#shared/base/press.ts';
import { toDisplayName, toPermission } from '#shared/core/role-words.ts';
import { type ChangeKind, EXISTS } from '#shared/model/subject.ts';

export type Presence = 'present' | 'absent';
export type Take = 'mine' | 'theirs' | 'both';

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

const toRoleText = (word: string, isThere: boolean): string => {
  if (word === EXISTS) return isThere ? 'there is the role' : 'no such role';
  const name = toDisplayName(word);
  if (name !== null) return `${isThere ? 'named' : 'not named'} “${name}”`;
  const permission = toPermission(word);
  const text = permission === null ? word : `${permission.resourceType}: ${permission.action}`;
  return isThere ? text : `no ${text}`;
};

/** A word of a change as something that is so, or is not: "Auditor", "no Auditor", "not suspended". */
export const toPresenceText = (
  kind: ChangeKind,
  word: string,
  presence: Presence,
  show: (role: string) => string,
): string => {
  const isThere = presence === 'present';
  switch (kind) {
    case 'member-roles':
    case 'site-roles':
      return isThere ? show(word) : `no ${show(word)}`;
    case 'membership':
      return isThere ? 'in the organization' : 'not in it';
    case 'user-status':
      return isThere ? 'suspended' : 'not suspended';
    case 'custom-role':
      return toRoleText(word, isThere);
  }
};

/** Somebody else moved the word, so it was the other way before. */
export const toWas = (theirs: Presence): Presence => (theirs === 'present' ? 'absent' : 'present');

/** What a key asks for where a conflict has the focus: which side, and whether for more than this one. */
export const toTakeOfKey = (press: Press): { readonly take: Take; readonly isWide: boolean } | null => {
  const found = TAKES.find((one) => one.key === press.letter);
  return found === undefined || isChord(press) ? null : { take: found.take, isWide: press.isShift };
};
