import { english } from '../base/format.ts';
import type { UnknownSubject } from '../model/subject.ts';
import { counted } from './count.ts';
import type { Kind } from './kind.ts';
import { inOrder, type RuleBook } from './rule.ts';
import type { SubjectForm } from './subject-form.ts';

/** As it is kept: the row has the ids of a kind that nothing is known of here. */
const UNKNOWN: SubjectForm<UnknownSubject> = {
  toItem: ({ keptAs }) => keptAs,
  fromIds: ({ kind, organizationId, userId, item }) => ({ kind, organizationId, userId, keptAs: item }),
};

const rules = {
  /** Not the server's rule but ours: nobody can say what such a change would do. */
  'newer-version': {
    text: {
      reason:
        'This was staged by a newer version of Rollcall: what it would do is not known here, and it is not sent.',
      fix: 'Apply it with that version, or discard it.',
    },
    check: () => 'will-be-refused',
  },
} as const satisfies RuleBook<UnknownSubject>;

/**
 * A change of a kind that only a newer version of Rollcall knows, as it is after one went back a version. It is shown
 * with what is known, may be discarded, and is never sent, saved as a plan, staged again or taken back.
 */
export const unknownKind = {
  about: 'other',
  subject: UNKNOWN,
  namesRoles: false,
  isOnSite: false,
  isMembership: false,
  isAccess: false,
  isWord: () => false,
  keepsWord: () => false,
  findBroken: () => [],
  settle: (target) => target,
  // As the journal takes it: only kinds that are known have phases of their own.
  toPhase: () => 'roles',
  takesAway: () => false,
  toRisks: () => [],
  toPrivileges: () => [],
  toRight: () => null,
  mayBeOutside: () => true,
  rules,
  checks: inOrder(rules, ['newer-version']),
  gather: () => undefined,
  simulate: () => undefined,
  toRequest: () => {
    throw new Error('There is no request for a change that only a newer version knows.');
  },
  toCommand: () => null,
  text: {
    title: 'Of a newer version',
    things: { verb: 'Apply', one: 'change of a newer version', many: 'changes of a newer version' },
    toLabel: (_, { length }) =>
      `Stage ${english.countOf(length, 'change of a newer version', 'changes of a newer version')}`,
    toName: ({ keptAs }, username) => (username === '' ? keptAs : `${username}, ${keptAs}`),
    toWho: ({ keptAs }, username) => (username === '' ? keptAs : `${keptAs} of ${username}`),
    toLine: ({ added, removed }) => ({ lead: 'Known to a newer version only', added, removed }),
    toCounts: ({ changes }) => counted(changes, 'change of a newer version', 'changes of a newer version'),
    toApproval: ({ changes }) => counted(changes, 'change of a newer version', 'changes of a newer version'),
    toState: (words) => (words.length === 0 ? 'nothing' : words.join(', ')),
    toDeed: () => 'do what a newer version knows',
    toPresence: (word, isThere) => (isThere ? word : `no ${word}`),
  },
} as const satisfies Kind<UnknownSubject>;
