import { toDisplayName, toPermission } from '#shared/core/role-words.ts';
import { type ChangeKind, EXISTS, MEMBER, SUSPENDED } from '#shared/model/subject.ts';

type Changed = {
  readonly kind: ChangeKind;
  readonly roleName: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
};

/** A change for the eye: what it is in words (empty: the roles say all), and what is added and taken away. */
export type ChangeWords = {
  readonly lead: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
};

type Names = {
  /** The display name of a role. */
  readonly role: (name: string) => string;
  /** The organization it happens in. */
  readonly organization: string;
};

const toRoleWord = (word: string): readonly string[] => {
  const name = toDisplayName(word);
  if (name !== null) return [`named “${name}”`];
  const permission = toPermission(word);
  if (permission === null) return [];
  const { resourceType, action, negate, scope } = permission;
  return [`${negate ? 'not ' : ''}${resourceType}: ${action}${scope === 'member' ? ' (own)' : ''}`];
};

const describeRole = ({ roleName, added, removed }: Changed): ChangeWords => {
  // What a deleted role held is gone with it: its permissions need no line of their own.
  if (removed.includes(EXISTS)) return { lead: `Delete role ${roleName}`, added: [], removed: [] };
  const verb = added.includes(EXISTS) ? 'Create' : 'Change';
  return {
    lead: `${verb} role ${roleName}`,
    added: added.flatMap(toRoleWord),
    removed: removed.flatMap(toRoleWord),
  };
};

/** What a change of any kind does, in words and role names as people know them. */
export const toChangeWords = (change: Changed, names: Names): ChangeWords => {
  const { kind, added, removed } = change;
  const only = (lead: string): ChangeWords => ({ lead, added: [], removed: [] });
  switch (kind) {
    case 'member-roles':
      return { lead: '', added: added.map(names.role), removed: removed.map(names.role) };
    case 'site-roles':
      return { lead: 'Site roles', added: added.map(names.role), removed: removed.map(names.role) };
    case 'membership':
      return only(
        added.includes(MEMBER) ? `Add to ${names.organization}` : `Remove from ${names.organization}`,
      );
    case 'user-status':
      return only(added.includes(SUSPENDED) ? 'Suspend' : 'Activate');
    case 'custom-role':
      return describeRole(change);
  }
};
