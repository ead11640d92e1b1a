import { english } from '../base/format.ts';
import { applyIntent } from '../core/plan/intent.ts';
import type { Change } from '../model/change.ts';
import { REJECTIONS } from '../model/refusal.ts';
import { MEMBER, type PersonSubject } from '../model/subject.ts';
import { inOrganization, withArguments } from './command.ts';
import { COMMON_RULES } from './common-rules.ts';
import { counted } from './count.ts';
import type { Kind } from './kind.ts';
import { personOf } from './role-text.ts';
import { inOrder, type RuleBook, when } from './rule.ts';
import { PERSON } from './subject-form.ts';

const isJoining = ({ added }: Pick<Change, 'added'>): boolean => added.length > 0;

const rules = {
  /**
   * 400 "Organization sync is enabled for OIDC users": additions only. The server reads the setting with the rights of
   * whoever asks and lets pass what it cannot read, so an owner is refused for sure; of others who may see the setting,
   * that is not (coder-api 3.1).
   */
  'idp-membership': {
    text: {
      reason: REJECTIONS['idp-membership'].reason,
      fix: 'Change the group in the identity provider, and have the person sign in again.',
    },
    check: ({ change, member, organizationSync, isOwner }) => {
      if (member?.loginType !== 'oidc' || organizationSync !== true || change.added.length === 0) return null;
      return isOwner === true ? 'will-be-refused' : 'cannot-know';
    },
  },
  /** 400 "cannot remove self from an organization", checked before any permission. */
  'own-membership': {
    text: {
      reason: REJECTIONS['own-membership'].reason,
      fix: 'Take yourself out of the draft, and ask another administrator to remove you.',
    },
    check: ({ change, actorId }) =>
      change.userId === actorId && change.removed.length > 0 ? 'will-be-refused' : null,
  },
  /** The server takes it, and the person may be left without any organization (coder-api 3.1, DELETE member). */
  'default-organization': {
    text: {
      reason: 'This takes people out of the default organization, and perhaps out of their only one.',
      fix: 'Nothing has to be done. Check that they are in another organization if they are to keep working.',
    },
    check: ({ change, organization }) =>
      organization.isDefault === true && change.removed.length > 0 ? 'will-succeed' : null,
  },
  /** The server takes a removal, and its organization sync adds the person again at their next sign-in (coder-api 3.1). */
  'idp-brings-back': {
    text: {
      reason:
        'Organization sync is on: the identity provider may bring a removed person back into the organization at their next sign-in.',
      fix: 'Take them out of its group in the identity provider as well, or they may not stay out.',
    },
    check: ({ change, member, organizationSync }) =>
      member?.loginType === 'oidc' && organizationSync === true && change.removed.length > 0
        ? 'will-succeed'
        : null,
  },
} as const satisfies RuleBook<PersonSubject>;

/** A person in an organization; the word is `member`, or there is none. */
export const membership = {
  about: 'person',
  subject: PERSON,
  namesRoles: false,
  isOnSite: false,
  isMembership: true,
  isAccess: false,
  isWord: (word) => word === MEMBER,
  keepsWord: (word) => word === MEMBER,
  findBroken: () => [],
  settle: (target) => target,
  toPhase: (target) => (target.includes(MEMBER) ? 'membership-add' : 'membership-remove'),
  takesAway: ({ target }) => target.length === 0,
  toRisks: ({ removed }) => (removed.includes(MEMBER) ? ['membership-removal'] : []),
  toPrivileges: ({ organizationId, added }, { ofJoining }) =>
    added.includes(MEMBER) ? ofJoining(organizationId) : [],
  toRight: (change) => ({
    resourceType: 'organization_member',
    action: isJoining(change) ? 'create' : 'delete',
  }),
  mayBeOutside: () => true,
  rules,
  checks: inOrder(
    {
      ...COMMON_RULES,
      ...rules,
      // Somebody outside every organization is in no list that every token can read.
      'user-gone': {
        ...COMMON_RULES['user-gone'],
        check: ({ change, member }) =>
          member !== null ? null : isJoining(change) ? 'cannot-know' : 'will-be-refused',
      },
      'default-role-not-assignable': when(
        ({ change }) => isJoining(change),
        COMMON_RULES['default-role-not-assignable'],
      ),
    },
    [
      'user-gone',
      'row-unreadable',
      'idp-membership',
      'own-membership',
      'not-permitted',
      'rights-unknown',
      'default-role-not-assignable',
      'default-organization',
      'idp-brings-back',
    ],
  ),
  gather: ({ organizationId, userId, target }, { addMember }) => {
    if (target.includes(MEMBER)) addMember(organizationId, userId);
  },
  simulate: ({ userId, organizationId, base, target }, { placeOf }) => {
    const place = placeOf(userId, organizationId);
    if (target.includes(MEMBER)) {
      place.after ??= [];
      return;
    }
    // Out of the copy, yet in the plan: the change itself says that they were in.
    if (base.includes(MEMBER)) place.before ??= [];
    place.after = null;
  },
  toRequest: ({ organizationId, userId, target }) => ({
    method: target.includes(MEMBER) ? 'POST' : 'DELETE',
    path: `/api/v2/organizations/${organizationId}/members/${userId}`,
    body: null,
  }),
  toCommand: ({ organizationId, userId, target }) =>
    withArguments(`${inOrganization(organizationId)} members ${target.includes(MEMBER) ? 'add' : 'remove'}`, [
      userId,
    ]),
  text: {
    title: 'Membership',
    toLabel: (intent, { length }) =>
      applyIntent(intent, []).includes(MEMBER)
        ? `Add ${english.people(length)} to the organization`
        : `Remove ${english.people(length)} from the organization`,
    toName: (_, username) => username,
    toWho: personOf,
    toLine: ({ added }, { organization }) => ({
      lead: added.includes(MEMBER) ? `Add to ${organization}` : `Remove from ${organization}`,
      added: [],
      removed: [],
    }),
    toCounts: ({ changes, takes }) => [
      ...counted(changes - takes, 'joins an organization', 'join an organization'),
      ...counted(takes, 'leaves an organization', 'leave an organization'),
    ],
    toApproval: ({ changes, takes }) => [
      ...counted(changes - takes, 'person to add to an organization', 'people to add to an organization'),
      ...counted(takes, 'person to remove from an organization', 'people to remove from an organization'),
    ],
    toState: (words) => (words.includes(MEMBER) ? 'a member' : 'no member'),
    toDeed: (_, target) =>
      target.includes(MEMBER) ? 'add to the organization' : 'remove from the organization',
    toPresence: (_, isThere) => (isThere ? 'in the organization' : 'not in it'),
  },
} as const satisfies Kind<PersonSubject>;
