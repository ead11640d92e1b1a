import { MAX_ROLES } from '../core/roles/role-set.ts';
import { UNREADABLE } from '../model/member.ts';
import { REJECTIONS } from '../model/refusal.ts';
import { IMPLIED_ROLES } from '../model/role.ts';
import type { PersonSubject } from '../model/subject.ts';
import type { RuleBook } from './rule.ts';

/** True for a role the server does not have there. Implied roles exist though no list shows them (coder-api 4.2). */
export const isUnknownRole = (
  { roles }: { readonly roles: Pick<ReadonlySet<string>, 'size' | 'has'> },
  role: string,
): boolean => roles.size > 0 && !roles.has(role) && !IMPLIED_ROLES.includes(role);

/** Rules that several kinds of change share, most of them of people. Which of them asks which, and when, stands in the file of the kind. */
export const COMMON_RULES = {
  /** 404 (400 up to 2.31): the user is looked up before anything else. */
  'user-gone': {
    text: {
      reason: 'This person is not a user of the deployment any more, or the copy does not know them.',
      fix: 'Refresh the copy. If the person is gone, take them out of the draft.',
    },
    check: ({ member }) => (member === null ? 'will-be-refused' : null),
  },
  /** Not the server's rule but ours: nobody can say what a change would do to roles that could not be read. */
  'row-unreadable': {
    text: {
      reason:
        'What the server said about this person at the last refresh could not be read, or was more than anybody can hold. Their roles are not known.',
      fix: 'Leave this person out. Ask who runs the server to look at this account, then refresh.',
    },
    check: ({ member }) => (member?.status === UNREADABLE ? 'will-be-refused' : null),
  },
  /** As `idp-managed`, where this token may not read the sync settings or the server does not tell the login type. */
  'idp-unknown': {
    text: {
      reason:
        'The identity provider may own the roles of this person: this token cannot see whether it does.',
      fix: 'Apply it and see, or sign in as someone who may read the identity provider settings and the users.',
    },
    check: ({ organization: { roleSync }, member }) => {
      if (member === null || roleSync === false) return null;
      const isKnown = roleSync !== null && member.loginType !== null;
      const mayBeOidc = member.loginType === null || member.loginType === 'oidc';
      return mayBeOidc && !isKnown ? 'cannot-know' : null;
    },
  },
  /** 400 "You cannot change your own organization roles" and "You cannot change your own roles", even for owners. */
  'own-roles': {
    text: {
      reason: REJECTIONS['own-roles'].reason,
      fix: 'Take yourself out of the draft, and ask another administrator to change your roles.',
    },
    check: ({ change, actorId }) => (change.userId === actorId ? 'will-be-refused' : null),
  },
  /** 404 for members and roles, 403 for the deletion of a role, 500 for the status of a user (coder-api 9). */
  'not-permitted': {
    text: {
      reason: 'Your roles do not let you make this change.',
      fix: 'Ask an owner, or for members and roles an organization admin, to make it.',
    },
    check: ({ holdsRight }) => (holdsRight === false ? 'will-be-refused' : null),
  },
  /** As `not-permitted`, where the copy does not tell what your roles allow. */
  'rights-unknown': {
    text: {
      reason: 'The copy does not show what your own roles allow.',
      fix: 'Apply it and see, or refresh the copy first.',
    },
    check: ({ holdsRight }) => (holdsRight === null ? 'cannot-know' : null),
  },
  /** 400 "is not a supported role"; the lookup is exact, upper and lower case differ. */
  'role-unknown': {
    text: {
      reason: REJECTIONS['role-unknown'].reason,
      fix: 'Check the spelling (upper and lower case differ), or create the role first.',
    },
    check: ({ change, organization, plan }) =>
      change.added.some(
        (role) => isUnknownRole(organization, role) && !plan.createsRole(change.organizationId, role),
      )
        ? 'will-be-refused'
        : null,
  },
  /** 400 "is not a supported role" for a removed one too: keeping a role that is gone is fine, dropping it is not. */
  'dangling-role': {
    text: {
      reason:
        'A role to be removed no longer exists, and the server does not let go of a role it does not know.',
      // Whoever makes roles exact cannot name it: it is in no list to choose from.
      fix: 'Create a custom role of that name, then delete it: that takes it from everybody. Or leave it, and add and remove the other roles instead of making them exact: it gives nobody anything.',
    },
    check: ({ removed, organization }) =>
      removed.some((role) => isUnknownRole(organization, role)) ? 'will-be-refused' : null,
  },
  /** 400 "not authorized to assign role", for added and removed roles alike (coder-api 4.3). */
  'role-not-assignable': {
    text: {
      reason: REJECTIONS['role-not-assignable'].reason,
      fix: 'Ask an organization admin or an owner to make this change, or leave that role as it is.',
    },
    check: ({ change, removed, organization: { roles } }) =>
      [...change.added, ...removed].some((role) => roles.get(role)?.assignable === false)
        ? 'will-be-refused'
        : null,
  },
  /**
   * The server counts the organization's default roles as added in every role change, unless the person holds them
   * explicitly, and refuses the change when the caller may not grant one of them (coder-api 3.1).
   */
  'default-role-not-assignable': {
    text: {
      reason:
        'You may not grant a default role of this organization, which every role change and every new member counts as granted.',
      fix: 'Ask an owner to make this change, or to take that role out of the default roles of the organization.',
    },
    check: ({ change, organization: { roles, defaultRoles } }) =>
      defaultRoles?.some((role) => roles.get(role)?.assignable === false && !change.base.includes(role))
        ? 'will-be-refused'
        : null,
  },
  /** A limit of ours, not of the server: nobody needs more, and a broken list is likelier than a real one. */
  'too-many-roles': {
    text: {
      reason: `The person would have more than ${MAX_ROLES} roles.`,
      fix: 'Give fewer roles, or take others away in the same change.',
    },
    check: ({ change }) => (change.target.length > MAX_ROLES ? 'will-be-refused' : null),
  },
} as const satisfies RuleBook<PersonSubject>;
