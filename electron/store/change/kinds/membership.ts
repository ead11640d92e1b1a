import { ok } from '#shared/base/result.ts';
import { MEMBER } from '#shared/model/subject.ts';
import { type Kind, onlyWords } from './kind.ts';

/** Who is in an organization: POST and DELETE members/{user}. Somebody who is no member has no words, and is not gone. */
export const membership: Kind = {
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
};
