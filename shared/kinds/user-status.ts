import { english } from '../base/format.ts';
import { applyIntent } from '../core/plan/intent.ts';
import { REJECTIONS } from '../model/refusal.ts';
import { type PersonSubject, SUSPENDED } from '../model/subject.ts';
import { withArguments } from './command.ts';
import { COMMON_RULES } from './common-rules.ts';
import { counted } from './count.ts';
import type { Kind } from './kind.ts';
import { personOf } from './role-text.ts';
import { inOrder, type RuleBook } from './rule.ts';
import { PERSON } from './subject-form.ts';

const rules = {
  /** 400 "You cannot suspend yourself." */
  'own-status': {
    text: {
      reason: REJECTIONS['own-status'].reason,
      fix: 'Take yourself out of the draft.',
    },
    check: ({ change, actorId }) =>
      change.userId === actorId && change.added.length > 0 ? 'will-be-refused' : null,
  },
  /** 400 "You cannot suspend a user with the "owner" role"; site roles go first, so the same plan may take it away. */
  'owner-suspension': {
    text: {
      reason: REJECTIONS['owner-suspension'].reason,
      fix: 'Take the owner role from the person in the same plan, or leave them active.',
    },
    check: ({ change, member, plan }) => {
      if (change.added.length === 0) return null;
      const roles = plan.siteRolesAfter(change.userId) ?? member?.siteRoles ?? [];
      return roles.includes('owner') ? 'will-be-refused' : null;
    },
  },
} as const satisfies RuleBook<PersonSubject>;

/** A person on the site; the word is `suspended`, or there is none (active and dormant alike). */
export const userStatus = {
  about: 'person',
  subject: PERSON,
  namesRoles: false,
  isOnSite: true,
  isMembership: false,
  isAccess: true,
  isWord: (word) => word === SUSPENDED,
  keepsWord: (word) => word === SUSPENDED,
  findBroken: () => [],
  settle: (target) => target,
  toPhase: (target) => (target.includes(SUSPENDED) ? 'suspend' : 'activate'),
  takesAway: ({ added }) => added.length > 0,
  toRisks: ({ added }) => (added.includes(SUSPENDED) ? ['suspension'] : []),
  toPrivileges: ({ removed }) =>
    removed.includes(SUSPENDED)
      ? [{ key: 'activate', role: '', move: 'gives', lets: 'sign in again, with everything they held' }]
      : [],
  toRight: () => ({ resourceType: 'user', action: 'update' }),
  mayBeOutside: () => false,
  rules,
  checks: inOrder({ ...COMMON_RULES, ...rules }, [
    'user-gone',
    'row-unreadable',
    'own-status',
    'owner-suspension',
    'not-permitted',
    'rights-unknown',
  ]),
  gather: () => undefined,
  simulate: ({ userId, target }, { personOf }) => {
    personOf(userId).status = target.includes(SUSPENDED) ? 'suspended' : 'activated';
  },
  toRequest: ({ userId, target }) => ({
    method: 'PUT',
    path: `/api/v2/users/${userId}/status/${target.includes(SUSPENDED) ? 'suspend' : 'activate'}`,
    body: null,
  }),
  toCommand: ({ userId, target }) =>
    withArguments(`coder users ${target.includes(SUSPENDED) ? 'suspend' : 'activate'}`, [userId]),
  text: {
    title: 'Status',
    toLabel: (intent, { length }) =>
      `${applyIntent(intent, []).includes(SUSPENDED) ? 'Suspend' : 'Activate'} ${english.people(length)}`,
    toName: (_, username) => username,
    toWho: personOf,
    toLine: ({ added }) => ({
      lead: added.includes(SUSPENDED) ? 'Suspend' : 'Activate',
      added: [],
      removed: [],
    }),
    toCounts: ({ changes, takes }) => [
      ...counted(takes, 'to suspend'),
      ...counted(changes - takes, 'to activate'),
    ],
    toApproval: ({ changes, takes }) => [
      ...counted(changes - takes, 'person to activate', 'people to activate'),
      ...counted(takes, 'person to suspend', 'people to suspend'),
    ],
    toState: (words) => (words.includes(SUSPENDED) ? 'suspended' : 'not suspended'),
    toDeed: (_, target) => (target.includes(SUSPENDED) ? 'suspend' : 'activate'),
    toPresence: (_, isThere) => (isThere ? 'suspended' : 'not suspended'),
  },
} as const satisfies Kind<PersonSubject>;
