import type { Change } from '../../model/change.ts';
import { EXISTS } from '../../model/subject.ts';
import { toRoleSet } from './role-set.ts';

/** A permission as Coder tells it; `scope` says in which of a role's lists it stands. */
export type RolePermission = {
  readonly scope: 'org' | 'member';
  readonly negate: boolean;
  readonly resourceType: string;
  readonly action: string;
};

/** A custom role without the words: an empty display name means that the name is shown. */
export type CustomRole = { readonly displayName: string; readonly permissions: readonly RolePermission[] };

const DISPLAY = 'display:';
const PERMISSION = /^(org|member)(-not)?:([^:]*):(.*)$/su;

/** A permission as a word: `org:workspace:read`. A negated one, which Coder refuses today, is `org-not:…`. */
export const toPermissionWord = ({ scope, negate, resourceType, action }: RolePermission): string =>
  `${scope}${negate ? '-not' : ''}:${resourceType}:${action}`;

/** The display name as a word; none where it is empty or only repeats the name, which shows the same. */
export const toDisplayWord = (roleName: string, displayName: string): readonly string[] =>
  displayName === '' || displayName === roleName ? [] : [`${DISPLAY}${displayName}`];

/** The words of a custom role that exists. */
export const toRoleWords = (roleName: string, role: CustomRole): readonly string[] =>
  toRoleSet([
    EXISTS,
    ...toDisplayWord(roleName, role.displayName),
    ...role.permissions.map(toPermissionWord),
  ]);

/** The permission behind a word; null for every other word. */
export const toPermission = (word: string): RolePermission | null => {
  const [, scope, not, resourceType, action] = PERMISSION.exec(word) ?? [];
  if (resourceType === undefined || action === undefined) return null;
  return { scope: scope === 'org' ? 'org' : 'member', negate: not !== undefined, resourceType, action };
};

/** True for a change of a role that moves what it permits, or the role itself, and not its display name alone. */
export const isRoleMoved = ({ added, removed }: Pick<Change, 'added' | 'removed'>): boolean =>
  [...added, ...removed].some((word) => word === EXISTS || toPermission(word) !== null);

/** The display name behind a word; null for every other word. */
export const toDisplayName = (word: string): string | null =>
  word.startsWith(DISPLAY) ? word.slice(DISPLAY.length) : null;

/**
 * A permission's word for the eye: "workspace: ssh", "not workspace: ssh" where it is a denial, with "(own)" where it is
 * about a member's own things. Null for every other word.
 */
export const toPermissionText = (word: string): string | null => {
  const permission = toPermission(word);
  if (permission === null) return null;
  const { resourceType, action, negate, scope } = permission;
  return `${negate ? 'not ' : ''}${resourceType}: ${action}${scope === 'member' ? ' (own)' : ''}`;
};

/** A word of a custom role for the eye; null for the word that says only that the role exists. */
export const toRoleWordText = (word: string): string | null => {
  const name = toDisplayName(word);
  return name === null ? toPermissionText(word) : `named “${name}”`;
};

/** The role that a set of words describes; null: there is none. The inverse of `toRoleWords`. */
export const fromRoleWords = (words: readonly string[]): CustomRole | null =>
  words.includes(EXISTS)
    ? {
        displayName: words.map(toDisplayName).find((name) => name !== null) ?? '',
        permissions: words.map(toPermission).filter((permission) => permission !== null),
      }
    : null;
