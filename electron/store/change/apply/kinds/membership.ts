import type { OrganizationId } from '#shared/base/brand.ts';
import { fail, ok } from '#shared/base/result.ts';
import { MEMBER } from '#shared/model/subject.ts';
import type { CallOptions, CoderApi } from '../../../remote/port.ts';
import { type Kind, onlyWords, type WordsRead } from './kind.ts';

/**
 * Coder gives one 404 for "no member" and for "you may not look" (coder-api 3.1). A list that can be read proves that
 * the token may look, and that somebody who was a member has left.
 */
const readAbsence = async (
  api: CoderApi,
  organizationId: OrganizationId,
  o?: CallOptions,
): Promise<WordsRead> => {
  const list = await api.pageMembers(organizationId, { offset: 0, limit: 1 }, o);
  if (list.ok) return ok(onlyWords([]));
  if (list.failure.code !== 'not-found') return list;
  return fail('forbidden', 'The token may no longer read the members of this organization.');
};

/** Who is in an organization: POST and DELETE members/{user}. Somebody who is no member has no words, and is not gone. */
export const membership: Kind = {
  read: async (api, { organizationId, userId, base = [] }, o) => {
    const read = await api.readMemberRoles(organizationId, userId, o);
    if (read.ok) return ok({ words: [MEMBER], lost: read.value });
    if (read.failure.code !== 'member-gone') return read;
    // Asked only where the absence is news, since the server counts requests to one path.
    return base.includes(MEMBER) ? readAbsence(api, organizationId, o) : ok(onlyWords([]));
  },
  write: (api, { organizationId, userId }, { target }, o) =>
    target.includes(MEMBER)
      ? api.addMember(organizationId, userId, o)
      : api.removeMember(organizationId, userId, o),
  listed: { list: 'members', wordsOf: () => [MEMBER] },
  isEmptyWhenAbsent: true,
};
