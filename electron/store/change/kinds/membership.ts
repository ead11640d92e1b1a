import type { Place } from '#electron/store/copy/organization.ts';
import { ok } from '#shared/base/result.ts';
import { personSubject } from '#shared/core/plan/subject.ts';
import { MEMBER, type PersonSubject } from '#shared/model/subject.ts';
import { onlyWords, type PersonOfRow, type StoreKind } from './kind.ts';

const wordsIn = ({ isIn }: PersonOfRow, place: Place): readonly string[] => (isIn(place) ? [MEMBER] : []);

/** Who is in an organization: POST and DELETE members/{user}. Somebody who is no member has no words, and is not gone. */
export const membership: StoreKind<PersonSubject> = {
  read: async (api, { organizationId, userId }, o) => {
    const read = await api.readMemberRoles(organizationId, userId, o);
    if (read.ok) return ok({ words: [MEMBER], lost: read.value });
    return read.failure.code === 'member-gone' ? ok(onlyWords([])) : read;
  },
  write: (api, { organizationId, userId }, { target }, o) =>
    target.includes(MEMBER)
      ? api.addMember(organizationId, userId, o)
      : api.removeMember(organizationId, userId, o),
  listed: { list: 'members', wordsOf: () => [MEMBER] },
  isEmptyWhenAbsent: true,
  isEmptyDoubted: true,
  copied: {
    reads: ['users', 'members'],
    findWords: (subject, { findStanding, isRead, corrected }) => {
      if (findStanding(subject.organizationId, subject.userId) !== null) return [MEMBER];
      return isRead(subject.organizationId) ? corrected(subject, []) : null;
    },
  },
  inRow: {
    toMarks: (row, { diff }) => {
      const moves = row.places.map((place) => ({
        place,
        ...diff(place.organizationId, wordsIn(row, place)),
      }));
      return {
        joins: moves.filter(({ added }) => added.length > 0).map(({ place }) => place),
        leaves: moves.filter(({ removed }) => removed.length > 0).map(({ place }) => place),
      };
    },
    toApplying: (row, findFact) => ({
      memberships: row.places.flatMap((place) => {
        const fact = findFact(place.organizationId, wordsIn(row, place));
        return fact === null ? [] : [{ ...place, fact }];
      }),
    }),
  },
  // Who comes and goes shows in the answer itself.
  audited: null,
  undo: {
    gone: null,
    isExact: false,
    toReturning: ({ organizationId, userId }) => personSubject('member-roles', organizationId, userId),
    /** What goes with a membership for good (engine 12; coder-api 3.1). */
    notRestored:
      'People who were removed come back with the roles they had. Their groups and AI budgets there do not come back, and workspaces that lost their member are as they are.',
  },
  isNeededLater: true,
};
