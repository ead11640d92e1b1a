import { ok } from '#shared/base/result.ts';
import { isReservedRoleName, isRoleName } from '#shared/core/roles/role-name.ts';
import { fromRoleWords, toRoleWords } from '#shared/core/roles/role-words.ts';
import { REJECTION_SENTENCES, type RejectCode } from '#shared/model/refusal.ts';
import type { RoleSubject } from '#shared/model/subject.ts';
import { toWordsOfRole } from '../../copy/role.ts';
import type { PutOutcome, RemoteRole } from '../../remote/port.ts';
import { giveBack, leaveOtherRole, toHolderSubjects } from './give-back.ts';
import { onlyWords, type StoreKind } from './kind.ts';
import { readHolders } from './read-holders.ts';

const refuse = (code: RejectCode): PutOutcome => ({
  class: 'rejected',
  code,
  message: `${REJECTION_SENTENCES[code]} Nothing was sent.`,
  requestId: null,
  status: null,
});

const toWords = ({ name, displayName, organizationPermissions, memberPermissions }: RemoteRole) =>
  toRoleWords(name, {
    displayName,
    permissions: [
      ...organizationPermissions.map((permission) => ({ scope: 'org' as const, ...permission })),
      ...memberPermissions.map((permission) => ({ scope: 'member' as const, ...permission })),
    ],
  });

/**
 * A custom role: the list of roles tells it; POST makes, PUT replaces and DELETE deletes it, and takes it from its holders
 * in the same statement.
 */
export const customRole: StoreKind<RoleSubject> = {
  read: async (api, { organizationId, roleName }, o) => {
    const read = await api.listOrganizationRoles(organizationId, o);
    if (!read.ok) return read;
    const role = read.value.find(({ name }) => name === roleName);
    return ok(onlyWords(role === undefined ? [] : toWords(role)));
  },
  write: async (api, { organizationId, roleName }, { before, target }, o) => {
    // In some generations a write under such a name would overwrite a role of the server itself (coder-api 3.1).
    if (isReservedRoleName(roleName)) return refuse('role-name-reserved');
    // It would keep another name than this one, which may be that of a role that is there.
    if (before.length === 0 && !isRoleName(roleName)) return refuse('role-name-invalid');
    const role = fromRoleWords(target);
    return role === null
      ? api.deleteCustomRole(organizationId, roleName, o)
      : api.putCustomRole(organizationId, roleName, role, before.length === 0, o);
  },
  readLost: readHolders,
  listed: { list: 'roles', wordsOf: toWords },
  isEmptyWhenAbsent: true,
  isEmptyDoubted: false,
  copied: {
    reads: [],
    findWords: (subject, { findRole, corrected }) => {
      const role = findRole(subject);
      if (role === 'unread') return null;
      return corrected(subject, role === null ? [] : toWordsOfRole(role));
    },
  },
  // One that was there before shows in the refusal.
  audited: null,
  undo: {
    gone: null,
    // Another one that others made under its name meanwhile is not to get its permissions.
    isExact: true,
    notRestored: null,
    holders: { toSubjects: toHolderSubjects, giveBack, leaveOther: leaveOtherRole },
  },
  isNeededLater: true,
};
