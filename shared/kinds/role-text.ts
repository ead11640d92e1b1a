import { english } from '../base/format.ts';
import { toPlainIntent } from '../core/plan/intent.ts';
import type { Intent } from '../model/intent.ts';
import type { PersonSubject } from '../model/subject.ts';
import type { KindText } from './kind.ts';

const MOST_NAMED = 3;

/** "a", "a and b", "a, b and c", "a, b, c and 4 more". */
const listRoles = (roles: readonly string[]): string => {
  const more = roles.length - MOST_NAMED;
  const named = more > 0 ? [...roles.slice(0, MOST_NAMED), `${more} more`] : roles;
  const last = named.at(-1) ?? '';
  return named.length < 2 ? last : `${named.slice(0, -1).join(', ')} and ${last}`;
};

/** Somebody in a list: by their id where the copy has no name. */
export const personOf = ({ userId }: PersonSubject, username: string): string =>
  username === '' ? userId : username;

/** What becomes of the roles of people: "Add template-admin to 412 people". `roles`: what all of them are called. */
const labelRoles = (intent: Intent, who: string, roles: string): string => {
  const plain = toPlainIntent(intent);
  if (plain.kind === 'exactly')
    return plain.roles.length === 0
      ? `Take all ${roles} from ${who}`
      : `Set the ${roles} of ${who} to ${listRoles(plain.roles)}`;
  const { add, remove } = plain;
  if (add.length > 0 && remove.length > 0)
    return `Add ${listRoles(add)}, remove ${listRoles(remove)} for ${who}`;
  if (add.length > 0) return `Add ${listRoles(add)} to ${who}`;
  if (remove.length > 0) return `Remove ${listRoles(remove)} from ${who}`;
  return `Change nothing for ${who}`;
};

/** All text of a kind whose words are roles of people. `roles`: what they are called, `lead`: how a line about them begins. */
export const textOfRoles = ({
  title,
  lead,
  roles,
}: {
  readonly title: string;
  readonly lead: string;
  readonly roles: 'roles' | 'site roles';
}): KindText<PersonSubject> => {
  const none = roles === 'roles' ? 'no role' : 'no site role';
  return {
    title,
    toLabel: (intent, { length }) => labelRoles(intent, english.people(length), roles),
    toName: (_, username) => username,
    toWho: personOf,
    toLine: ({ added, removed }, { role }) => ({
      lead,
      added: added.map(role),
      removed: removed.map(role),
    }),
    toCounts: () => [],
    toApproval: () => [],
    toState: (words) => (words.length === 0 ? none : words.join(', ')),
    toDeed: (_, target) => `send ${target.length === 0 ? none : target.join(', ')}`,
    toPresence: (word, isThere, show) => (isThere ? show(word) : `no ${show(word)}`),
  };
};
