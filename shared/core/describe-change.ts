import type { Intent } from '../model/intent.ts';
import { toPlainIntent } from './intent.ts';

const MOST_NAMED = 3;

/** "a", "a and b", "a, b and c", "a, b, c and 4 more". */
const listRoles = (roles: readonly string[]): string => {
  const more = roles.length - MOST_NAMED;
  const named = more > 0 ? [...roles.slice(0, MOST_NAMED), `${more} more`] : roles;
  const last = named.at(-1) ?? '';
  return named.length < 2 ? last : `${named.slice(0, -1).join(', ')} and ${last}`;
};

const countPeople = (people: number): string =>
  people === 1 ? '1 person' : `${people.toLocaleString('en-US')} people`;

/**
 * A staged step in words, such as "Add template-admin to 412 people"; the label of undo and redo. Role names are
 * the server's text: show the sentence through `display-text`.
 */
export const describeIntent = (intent: Intent, people: number): string => {
  const who = countPeople(people);
  const plain = toPlainIntent(intent);
  if (plain.kind === 'exactly')
    return plain.roles.length === 0
      ? `Take all roles from ${who}`
      : `Set the roles of ${who} to ${listRoles(plain.roles)}`;
  const { add, remove } = plain;
  if (add.length > 0 && remove.length > 0)
    return `Add ${listRoles(add)}, remove ${listRoles(remove)} for ${who}`;
  if (add.length > 0) return `Add ${listRoles(add)} to ${who}`;
  if (remove.length > 0) return `Remove ${listRoles(remove)} from ${who}`;
  return `Change nothing for ${who}`;
};
