import type { CountedAs } from '../model/change.ts';
import type { ChangeKind } from '../model/subject.ts';
import { isAboutPerson, isAboutRole, KINDS } from './index.ts';

/** What changes of these kinds are about, where they are all of one kind that names its things: tokens, and to expire them. */
export const thingsOf = (kinds: Iterable<ChangeKind>) => {
  const [first, ...others] = new Set(kinds);
  return first === undefined || others.length > 0 ? undefined : KINDS[first].text.things;
};

/** What changes of these kinds are counted as: people, roles, the things of one kind, or changes where they differ. */
export const countedAs = (kinds: Iterable<ChangeKind>): CountedAs => {
  const all = [...new Set(kinds)];
  const [first] = all;
  if (first === undefined) return 'changes';
  if (all.every(isAboutPerson)) return 'people';
  if (all.every(isAboutRole)) return 'roles';
  return thingsOf(all) === undefined ? 'changes' : first;
};

const NOUNS = {
  people: ['person', 'people'],
  roles: ['role', 'roles'],
  changes: ['change', 'changes'],
} as const;

/** What one of them is called, and several: "person" and "people", "token" and "tokens". */
export const nounsOf = (as: CountedAs): readonly [one: string, many: string] => {
  if (as === 'people' || as === 'roles' || as === 'changes') return NOUNS[as];
  const things = KINDS[as].text.things;
  return things === undefined ? NOUNS.changes : [things.one, things.many];
};
