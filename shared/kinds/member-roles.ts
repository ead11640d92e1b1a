import { REJECTIONS } from '../model/refusal.ts';
import { IMPLIED_ROLES, PRIVILEGED_ROLES } from '../model/role.ts';
import type { PersonSubject } from '../model/subject.ts';
import { inOrganization, withArguments } from './command.ts';
import { COMMON_RULES } from './common-rules.ts';
import type { Kind } from './kind.ts';
import { textOfRoles } from './role-text.ts';
import { inOrder, type RuleBook } from './rule.ts';
import { PERSON } from './subject-form.ts';

/** The one implied role that the server lets a caller store or drop, though it changes nothing for the person. */
const STORABLE = 'organization-member';

const isRefused = (role: string): boolean => IMPLIED_ROLES.includes(role) && role !== STORABLE;

const rules = {
  /** 404: the membership is read before anything else. */
  'member-gone': {
    text: {
      reason: REJECTIONS['member-gone'].reason,
      fix: 'Take the person out of the draft, or add them to the organization first.',
    },
    check: ({ member, change, plan }) =>
      member === null && !plan.addsMember(change.organizationId, change.userId) ? 'will-be-refused' : null,
  },
  /** 400 "Cannot modify roles for OIDC users when role sync is enabled"; other login types are not affected. */
  'idp-managed': {
    text: {
      reason: REJECTIONS['idp-managed'].reason,
      fix: 'Change the roles in the identity provider and have the person sign in again, or have role sync turned off.',
    },
    check: ({ organization, member }) =>
      organization.roleSync === true && member?.loginType === 'oidc' ? 'will-be-refused' : null,
  },
  /** Implied roles are refused (400), but for `organization-member`, which is stored to no effect. */
  'role-implied': {
    text: {
      reason: 'One of these roles comes with the membership. It is not given or taken by hand.',
      fix: 'Take that role out of the change.',
    },
    check: ({ change, removed }) => {
      if ([...change.added, ...removed].some(isRefused)) return 'will-be-refused';
      return change.added.includes(STORABLE) ? 'will-succeed' : null;
    },
  },
  /** The server would take it, and the role would be gone from everybody a moment later. */
  'role-deleted-here': {
    text: {
      reason: 'The same plan deletes a role that this gives.',
      fix: 'Leave the role out here, or do not delete it.',
    },
    check: ({ change, plan }) =>
      change.added.some((role) => plan.deletesRole(change.organizationId, role)) ? 'will-be-refused' : null,
  },
} as const satisfies RuleBook<PersonSubject>;

/** A person in an organization; the words are names of its roles. */
export const memberRoles = {
  about: 'person',
  subject: PERSON,
  namesRoles: true,
  isOnSite: false,
  isMembership: false,
  isAccess: false,
  isWord: () => true,
  keepsWord: () => true,
  findBroken: () => [],
  settle: (target) => target,
  toPhase: () => 'roles',
  takesAway: ({ target }) => target.length === 0,
  toRisks: ({ target }) => (target.length === 0 ? ['loses-last-role'] : []),
  toPrivileges: ({ organizationId, added, removed }, { ofGrant, ofLifting, ofTaking }) => [
    ...added.flatMap((role) => ofGrant(organizationId, role)),
    ...removed.flatMap((role) => ofLifting(organizationId, role)),
    ...removed.filter((role) => PRIVILEGED_ROLES.includes(role)).flatMap(ofTaking),
  ],
  toRight: () => null,
  mayBeOutside: ({ organizationId, userId }, plan) => plan.addsMember(organizationId, userId),
  rules,
  checks: inOrder({ ...COMMON_RULES, ...rules }, [
    'member-gone',
    'row-unreadable',
    'idp-managed',
    'idp-unknown',
    'own-roles',
    'role-implied',
    'role-deleted-here',
    'role-unknown',
    'dangling-role',
    'role-not-assignable',
    'default-role-not-assignable',
    'too-many-roles',
  ]),
  gather: () => undefined,
  simulate: ({ userId, organizationId, base, target }, { placeOf }) => {
    const place = placeOf(userId, organizationId);
    // Out of the copy, yet in the plan: the change itself says what they held.
    if (place.before !== null || base.length > 0) place.before = base;
    place.after = target;
  },
  toRequest: ({ organizationId, userId, target }) => ({
    method: 'PUT',
    path: `/api/v2/organizations/${organizationId}/members/${userId}/roles`,
    body: { roles: target },
  }),
  toCommand: ({ organizationId, userId, target }) =>
    withArguments(`${inOrganization(organizationId)} members edit-roles`, [userId, ...target]),
  text: textOfRoles({ title: 'Organization roles', lead: '', roles: 'roles' }),
} as const satisfies Kind<PersonSubject>;
