import type { Take } from '../core/plan/conflicts.ts';
import { applyIntent } from '../core/plan/intent.ts';
import type { RoleConflict } from '../core/plan/rebase.ts';
import { isReservedRoleName, isRoleName } from '../core/roles/role-name.ts';
import { diffRoles, withoutRoles } from '../core/roles/role-set.ts';
import {
  fromRoleWords,
  type RolePermission,
  toDisplayName,
  toPermission,
  toPermissionText,
  toRoleWordText,
} from '../core/roles/role-words.ts';
import type { ChangeOf } from '../model/change.ts';
import { REJECTIONS } from '../model/refusal.ts';
import { EXISTS, type RoleSubject } from '../model/subject.ts';
import { inOrganization, quote } from './command.ts';
import { COMMON_RULES } from './common-rules.ts';
import { counted } from './count.ts';
import type { Changed, ChangeText, Contested, Kind } from './kind.ts';
import { inOrder, type RuleBook } from './rule.ts';
import { ROLE } from './subject-form.ts';

const rules = {
  /** 403 "Custom Roles is a Premium feature", asked before anything else about a role. */
  'not-licensed': {
    text: {
      reason: REJECTIONS['not-licensed'].reason,
      fix: 'None is known here: check the licence of the deployment. Custom roles that exist can still be given and taken.',
    },
    check: ({ hasCustomRoles }) =>
      hasCustomRoles === false ? 'will-be-refused' : hasCustomRoles === null ? 'cannot-know' : null,
  },
  /** 400 "Validation failed." for the field `name`; only a new role has to pass. */
  'role-name-invalid': {
    text: REJECTIONS['role-name-invalid'],
    check: ({ change }) =>
      change.base.length === 0 && !isRoleName(change.roleName) ? 'will-be-refused' : null,
  },
  /**
   * 400 "Reserved role name", and in some generations no refusal at all but damage: a PUT with the name of a system
   * role may overwrite it (coder-api 3.1). So all of them are refused here, in every generation.
   */
  'role-name-reserved': {
    text: REJECTIONS['role-name-reserved'],
    check: ({ change, organization }) =>
      isReservedRoleName(change.roleName) || organization.roles.get(change.roleName)?.builtIn === true
        ? 'will-be-refused'
        : null,
  },
  /** 400s of the role check: wildcards, negative permissions and permissions of the member scope (coder-api 4.5). */
  'permission-not-allowed': {
    text: REJECTIONS['permission-not-allowed'],
    check: ({ change }) =>
      change.target.some((word) => {
        const found = toPermission(word);
        return (
          found !== null &&
          (found.negate || found.scope === 'member' || found.resourceType === '*' || found.action === '*')
        );
      })
        ? 'will-be-refused'
        : null,
  },
  /** 400 "not allowed to grant this permission": every permission of the new set is checked, kept ones too. */
  'permission-not-held': {
    text: REJECTIONS['permission-not-held'],
    check: ({ change, actor }) => {
      const held = change.target.map((word) => {
        const found = toPermission(word);
        return found === null || found.scope === 'member'
          ? true
          : actor.holds(change.organizationId, found.resourceType, found.action);
      });
      if (held.includes(false)) return 'will-be-refused';
      return held.includes(null) ? 'cannot-know' : null;
    },
  },
  /** Not refused: a trigger takes the role from every member in the same statement (coder-api 3.1, DELETE role). */
  'role-in-use': {
    text: {
      reason: 'People hold this role. Deleting it takes it from all of them; the undo gives it back to them.',
      fix: 'Nothing has to be done. Look at who holds it first.',
    },
    check: ({ change, holders }) =>
      change.target.length === 0 && holders !== null && holders > 0 ? 'will-succeed' : null,
  },
} as const satisfies RuleBook<RoleSubject>;

/** The body that creates or replaces a custom role (coder-api 3.1). */
const toBody = ({ roleName, target }: ChangeOf<RoleSubject>) => {
  const role = fromRoleWords(target);
  const at = (wanted: RolePermission['scope']) =>
    (role?.permissions ?? [])
      .filter(({ scope }) => scope === wanted)
      .map(({ negate, resourceType, action }) => ({ negate, resource_type: resourceType, action }));
  return {
    name: roleName,
    display_name: role?.displayName ?? '',
    site_permissions: [],
    user_permissions: [],
    organization_permissions: at('org'),
    ...(at('member').length > 0 ? { organization_member_permissions: at('member') } : {}),
  };
};

const toWord = (word: string): readonly string[] => {
  const text = toRoleWordText(word);
  return text === null ? [] : [text];
};

const toLine = ({ roleName, added, removed }: Changed): ChangeText => {
  // What a deleted role held is gone with it: its permissions need no line of their own.
  if (removed.includes(EXISTS)) return { lead: `Delete role ${roleName}`, added: [], removed: [] };
  return {
    lead: `${added.includes(EXISTS) ? 'Create' : 'Change'} role ${roleName}`,
    added: added.flatMap(toWord),
    removed: removed.flatMap(toWord),
  };
};

const toPresence = (word: string, isThere: boolean): string => {
  if (word === EXISTS) return isThere ? 'there is the role' : 'no such role';
  const name = toDisplayName(word);
  if (name !== null) return `${isThere ? 'named' : 'not named'} “${name}”`;
  const permission = toPermission(word);
  const text = permission === null ? word : `${permission.resourceType}: ${permission.action}`;
  return isThere ? text : `no ${text}`;
};

const toHistoryWord = (word: string): string => {
  const name = toDisplayName(word);
  if (name !== null) return `the display name “${name}”`;
  return toPermissionText(word) ?? word;
};

/** A role may have hundreds of permissions; the rest is in the evidence that is saved. */
const MOST_TOLD = 6;
const tellSome = (verb: string, words: readonly string[]): readonly string[] => {
  if (words.length === 0) return [];
  const more = words.length - MOST_TOLD;
  const told = words.slice(0, MOST_TOLD).map(toHistoryWord).join(', ');
  return [`${verb} ${told}${more > 0 ? ` and ${more} more` : ''}`];
};

const toDeed = (before: readonly string[], target: readonly string[]): string => {
  if (!target.includes(EXISTS)) return 'delete it';
  if (!before.includes(EXISTS)) return 'create it';
  const { added, removed } = diffRoles(before, target);
  const told = [...tellSome('with', added), ...tellSome('without', removed)];
  return `write it ${told.join(', ')}`.trim();
};

const isWord = (word: string): boolean =>
  word === EXISTS || toDisplayName(word) !== null || toPermission(word) !== null;

const there = (role: string): RoleConflict => ({ role, mine: 'absent', theirs: 'present' });

/**
 * Why a set of words can be no custom role, as conflicts: permissions without a role (somebody deleted it, or edited
 * what is to be deleted), or two display names (both sides renamed it). Empty: it can be one.
 */
const findBroken = (target: readonly string[], added: readonly string[]): readonly RoleConflict[] => {
  if (target.length > 0 && !target.includes(EXISTS))
    return added.length > 0 ? [{ role: EXISTS, mine: 'present', theirs: 'absent' }] : target.map(there);
  const names = target.filter((word) => toDisplayName(word) !== null);
  if (names.length < 2) return [];
  const older = names.filter((word) => !added.includes(word));
  // An intent that gives two names at once contradicts itself.
  return older.length > 0
    ? older.map(there)
    : names.map((role) => ({ role, mine: 'present', theirs: 'absent' }));
};

/** The words of a custom role hang together; what a person who took a side means by it as a whole role. */
const settleWhole = (
  target: readonly string[],
  { intent, base, theirs }: Contested,
  take: Take,
): readonly string[] => {
  if (!target.includes(EXISTS)) return take === 'mine' && theirs.includes(EXISTS) ? [] : theirs;
  if (!theirs.includes(EXISTS)) return take === 'theirs' ? theirs : applyIntent(intent, base);
  const names = target.filter((word) => toDisplayName(word) !== null);
  if (names.length < 2) return target;
  // Two names cannot both be; "both" is about what a role may do.
  const drop = names.filter((name) => theirs.includes(name) === (take !== 'theirs'));
  return withoutRoles(target, drop);
};

/**
 * A custom role of an organization; no words where there is no such role, else `exists`, its display name and its
 * permissions (`core/roles/role-words.ts`).
 */
export const customRole = {
  about: 'role',
  subject: ROLE,
  namesRoles: false,
  isOnSite: false,
  isMembership: false,
  isAccess: false,
  isWord,
  // A display name that only repeats the role's name is the same as none, and would never read back.
  keepsWord: (word, { roleName }) => {
    const name = toDisplayName(word);
    return name === null ? isWord(word) : name !== '' && name !== roleName;
  },
  findBroken,
  settle: settleWhole,
  toPhase: (target) => (target.includes(EXISTS) ? 'role-write' : 'role-delete'),
  takesAway: ({ target }) => target.length === 0,
  toRisks: ({ target }) => (target.length === 0 ? ['role-deletion'] : []),
  toPrivileges: (change, { ofWriting }) => ofWriting(change),
  toRight: ({ base, target }) => ({
    resourceType: 'assign_org_role',
    action: target.length === 0 ? 'delete' : base.length > 0 ? 'update' : 'create',
  }),
  mayBeOutside: () => false,
  rules,
  checks: inOrder({ ...COMMON_RULES, ...rules }, [
    'not-licensed',
    'role-name-invalid',
    'role-name-reserved',
    'not-permitted',
    'rights-unknown',
    'permission-not-allowed',
    'permission-not-held',
    'role-in-use',
  ]),
  gather: ({ organizationId, roleName, target }, { createRole, deleteRole }) =>
    target.includes(EXISTS) ? createRole(organizationId, roleName) : deleteRole(organizationId, roleName),
  simulate: (change, { moveRole }) => moveRole(change),
  toRequest: (change) => {
    const path = `/api/v2/organizations/${change.organizationId}/members/roles`;
    if (!change.target.includes(EXISTS))
      return { method: 'DELETE', path: `${path}/${encodeURIComponent(change.roleName)}`, body: null };
    return { method: change.base.includes(EXISTS) ? 'PUT' : 'POST', path, body: toBody(change) };
  },
  // The command line has no way to delete a role.
  toCommand: (change) => {
    const { organizationId, base, target } = change;
    if (!target.includes(EXISTS)) return null;
    const body = JSON.stringify({ ...toBody(change), organization_id: organizationId });
    const verb = base.includes(EXISTS) ? 'update' : 'create';
    return `printf '%s' ${quote(body)} | ${inOrganization(organizationId)} roles ${verb} --stdin --yes`;
  },
  text: {
    title: 'Custom roles',
    toLabel: (intent, [role]) => {
      const name = role?.roleName ?? '';
      if (!applyIntent(intent, [EXISTS]).includes(EXISTS)) return `Delete the role ${name}`;
      return `${intent.kind === 'exactly' ? 'Set up' : 'Change'} the role ${name}`;
    },
    toName: ({ roleName }) => roleName,
    toWho: ({ roleName }) => `role ${roleName}`,
    toLine,
    toCounts: ({ changes, takes }) => [
      ...counted(changes - takes, 'role to write', 'roles to write'),
      ...counted(takes, 'role to delete', 'roles to delete'),
    ],
    toApproval: ({ changes, takes }) => [
      ...counted(changes - takes, 'custom role to write', 'custom roles to write'),
      ...counted(takes, 'custom role to delete', 'custom roles to delete'),
    ],
    toState: (words) => (words.includes(EXISTS) ? 'the role' : 'no such role'),
    toDeed: toDeed,
    toPresence,
  },
} as const satisfies Kind<RoleSubject>;
