import type { Output } from '#shared/contract/index.ts';
import { isReservedRoleName, isRoleName } from '#shared/core/roles/role-name.ts';
import { diffRoles } from '#shared/core/roles/role-set.ts';
import { fromRoleWords, toRoleWords } from '#shared/core/roles/role-words.ts';
import type { Intent } from '#shared/model/intent.ts';
import { fromKey, toKey } from './matrix-model.ts';

export type RoleDetail = NonNullable<Output<'role.get'>>;

/** A role as the editor has it; `granted` are keys of permissions in the organization. */
export type RoleDraft = {
  readonly name: string;
  readonly displayName: string;
  readonly granted: ReadonlySet<string>;
};

/** What of a role cannot be put into a custom role, in words; empty: everything can. */
export type LeftOut = readonly string[];

const toGranted = (words: readonly string[]): ReadonlySet<string> =>
  new Set(
    (fromRoleWords(words)?.permissions ?? [])
      .filter((one) => one.scope === 'org' && !one.negate)
      .map((one) => toKey(one.resourceType, one.action)),
  );

/** The role as it will be: with what is staged, or as the server has it. */
export const toDraft = (name: string, { words, stagedWords }: RoleDetail): RoleDraft => {
  const now = stagedWords ?? words;
  return { name, displayName: fromRoleWords(now)?.displayName ?? '', granted: toGranted(now) };
};

/** Whether two drafts say the same. */
export const isSameDraft = (a: RoleDraft, b: RoleDraft): boolean =>
  a.name === b.name &&
  a.displayName === b.displayName &&
  a.granted.size === b.granted.size &&
  [...a.granted].every((key) => b.granted.has(key));

/** Keys of the permissions that the server has in a role. */
export const toBefore = ({ words }: RoleDetail): ReadonlySet<string> => toGranted(words);

type Permission = RoleDetail['levels'][number]['permissions'][number];

const expand = (
  { resourceType, action }: Permission,
  known: Output<'role.listPermissions'>['resources'],
): readonly string[] => {
  if (action !== '*') return [toKey(resourceType, action)];
  const actions = known.find((one) => one.resourceType === resourceType)?.actions ?? [];
  return actions.map((one) => toKey(resourceType, one.action));
};

/**
 * A copy of any role as the start of a new one. A custom role holds single permissions in the organization only
 * (coder-api 4.5), so what else a built-in role has is left out, and named.
 */
export const toCopy = (
  detail: RoleDetail,
  known: Output<'role.listPermissions'>['resources'],
): { readonly draft: RoleDraft; readonly leftOut: LeftOut } => {
  const granted = new Set<string>();
  const leftOut: string[] = [];
  for (const { level, permissions } of detail.levels)
    for (const permission of permissions) {
      const { negate, resourceType, action } = permission;
      const name = `${negate ? 'never ' : ''}${resourceType}:${action}`;
      if (level !== 'organization') leftOut.push(`${name} (on ${level} level)`);
      else if (negate || resourceType === '*') leftOut.push(name);
      else for (const key of expand(permission, known)) granted.add(key);
    }
  // Staged edits count, as they do everywhere on this screen.
  const custom = detail.stagedWords ?? (detail.words.length > 0 ? detail.words : null);
  return {
    draft: { name: '', displayName: '', granted: custom === null ? granted : toGranted(custom) },
    leftOut: custom === null ? leftOut : [],
  };
};

const toWords = ({ name, displayName, granted }: RoleDraft): readonly string[] =>
  toRoleWords(name, {
    displayName: displayName.trim(),
    permissions: [...granted].map((key) => ({ scope: 'org', negate: false, ...fromKey(key) })),
  });

/** What is to be staged for a new role, or against a role as it will be; null: nothing is different. */
export const toRoleIntent = (now: RoleDetail | null, draft: RoleDraft): Intent | null => {
  const wanted = toWords(draft);
  if (now === null) return { kind: 'exactly', roles: wanted };
  const { added, removed } = diffRoles(now.stagedWords ?? now.words, wanted);
  return added.length + removed.length === 0 ? null : { kind: 'delta', add: added, remove: removed };
};

/** Why a name cannot be that of a new role; null: it can. */
export const findNameProblem = (name: string, taken: readonly string[]): string | null => {
  if (name === '') return null;
  if (name !== name.toLowerCase()) return 'The server keeps names in lower case: write it so.';
  if (!isRoleName(name))
    return 'Letters, digits and single hyphens between them, at most 32 in all; not “new” or “create”.';
  if (isReservedRoleName(name)) return 'This is the name of a role of the server itself.';
  return taken.includes(name) ? 'There is a role of this name already.' : null;
};
