import type { Intent } from '../model/intent.ts';
import { type ChangeKind, EXISTS, MEMBER, SUSPENDED } from '../model/subject.ts';
import { applyIntent, toPlainIntent } from './intent.ts';

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

const describeRoles = (intent: Intent, who: string, roles: string): string => {
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

const describeRole = (intent: Intent, roleName: string): string => {
  const isThere = applyIntent(intent, [EXISTS]).includes(EXISTS);
  if (!isThere) return `Delete the role ${roleName}`;
  return intent.kind === 'exactly' ? `Set up the role ${roleName}` : `Change the role ${roleName}`;
};

/**
 * A staged step in words, such as "Add template-admin to 412 people"; the label of undo and redo. `roleName` is for
 * a custom role. Role names are the server's text: show the sentence through `display-text`.
 */
export const describeIntent = (
  intent: Intent,
  people: number,
  kind: ChangeKind = 'member-roles',
  roleName = '',
): string => {
  const who = countPeople(people);
  switch (kind) {
    case 'member-roles':
      return describeRoles(intent, who, 'roles');
    case 'site-roles':
      return describeRoles(intent, who, 'site roles');
    case 'membership':
      return applyIntent(intent, []).includes(MEMBER)
        ? `Add ${who} to the organization`
        : `Remove ${who} from the organization`;
    case 'user-status':
      return applyIntent(intent, []).includes(SUSPENDED) ? `Suspend ${who}` : `Activate ${who}`;
    case 'custom-role':
      return describeRole(intent, roleName);
  }
};
