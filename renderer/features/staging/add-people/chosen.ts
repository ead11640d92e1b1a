import { people } from '#renderer/ui/format.ts';
import type { UserId } from '#shared/base/brand.ts';
import type { Input } from '#shared/contract/index.ts';
import type { Pasted } from '../paste/use-pasted-list.ts';

/** Somebody to be added. */
export type ChosenPerson = { readonly userId: UserId; readonly username: string };

/** The picked with somebody more, or without them when they were picked. */
export const togglePerson = (
  picked: readonly ChosenPerson[],
  person: ChosenPerson,
): readonly ChosenPerson[] =>
  picked.some((one) => one.userId === person.userId)
    ? picked.filter((one) => one.userId !== person.userId)
    : [...picked, person];

/** True for text that is a list rather than part of a name. */
export const isList = (text: string): boolean => /[\n,;\t]/.test(text.trim()) || text.trim().includes('@');

/** Whom the staging is about: those picked by hand, and those whom a pasted list stands for, however many. */
export const toWho = (pasted: Pasted, picked: readonly ChosenPerson[]): Input<'draft.stage'>['who'] => {
  const userIds = picked.map((one) => one.userId);
  return pasted.kind === 'read'
    ? { kind: 'list', pasteId: pasted.pasteId, besides: userIds }
    : { kind: 'people', userIds };
};

/** How many will join: everybody once, whether picked, in the list or both. */
export const countJoining = (pasted: Pasted, picked: readonly ChosenPerson[]): number =>
  pasted.kind === 'read'
    ? pasted.outcome.people.takenOutsiders + pasted.outcome.people.takenBesides
    : picked.length;

/** What the button says. */
export const toVerb = (count: number): string => (count === 0 ? 'Add people' : `Add ${people(count)}`);
