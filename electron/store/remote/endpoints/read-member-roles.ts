import { fail, ok } from '#shared/base/result.ts';
import { ONE_BYTES, requestOf } from '../call/to-request.ts';
import type { Client } from '../client.ts';
import { toReadFailure } from '../outcome/read-table.ts';
import { readServerWords } from '../outcome/server-words.ts';
import type { CoderApi } from '../port.ts';
import { toValue } from '../read-json.ts';
import { bareMember, memberList } from '../shape/member.ts';
import { headerOf, type WireAnswer } from '../wire/types.ts';
import { findInPages } from './find-in-pages.ts';
import { memberGone, type Way } from './member-way.ts';
import { readFromUser } from './read-from-user.ts';

/** True when the server says that it is older than 2.27, where asking the plain list for one sends everybody. */
const isBeforeListQuery = (answer: WireAnswer): boolean => {
  const version = /^v(\d+)\.(\d+)\./.exec(headerOf(answer, 'x-coder-build-version') ?? '');
  return version !== null && version[1] === '2' && Number(version[2]) < 27;
};

/** GET members/{user}, from 2.32; before, the path knows other methods only and answers 405. */
const readOne =
  (onOld: () => void): Way =>
  async (client, organization, user, o) => {
    const end = await client.read(requestOf('getMember', { organization, user }), o);
    if (end.kind === 'answer' && end.status === 405) {
      if (isBeforeListQuery(end)) onOld();
      return 'next';
    }
    if (end.kind === 'answer' && end.status === 404) {
      const words = readServerWords(end);
      if (words?.message === 'Route not found.') return 'next';
      if (words !== null) return memberGone();
    }
    const read = toValue(client, end, bareMember);
    if (!read.ok) return read;
    const isRight = read.value.user_id === user && read.value.organization_id === organization;
    if (isRight) return ok(read.value.roles);
    return { ok: false, failure: toReadFailure(end, client.asked, 'another member than asked for') };
  };

/**
 * The plain list with `q=user_id:`, from 2.27. Older servers ignore `q` and send everybody: the answer is in
 * there unless it is too long, but this way is not taken again.
 */
const readFromList =
  (onIgnored: () => void): Way =>
  async (client, organization, user, o) => {
    const request = {
      ...requestOf('listMembers', { organization, q: `user_id:${user}` }),
      mostBytes: ONE_BYTES,
    };
    const end = await client.read(request, o);
    if (end.kind === 'break' && end.reason === 'too-large') return 'next';
    if (end.kind === 'answer' && (end.status === 400 || end.status === 405)) return 'next';
    const read = toValue(client, end, memberList);
    if (!read.ok) return read;
    if (read.value.some((row) => row.user_id !== user)) onIgnored();
    const row = read.value.find((one) => one.user_id === user && one.organization_id === organization);
    return row === undefined ? memberGone() : ok(row.roles);
  };

/** One person's explicit roles, by the best way this server knows; what does not work is not tried again. */
export const createReadMemberRoles = (client: Client): CoderApi['readMemberRoles'] => {
  let first = 0;
  const skipList = () => {
    first = 2;
  };
  const ways: readonly Way[] = [readOne(skipList), readFromList(skipList), readFromUser, findInPages];
  return async (organization, user, o) => {
    for (let at = first; at < ways.length; at = Math.max(at + 1, first)) {
      const found = await ways[at]?.(client, organization, user, o);
      if (found === 'next') first = Math.max(first, at + 1);
      else if (found !== 'next-for-now' && found !== undefined) return found;
    }
    return fail(
      'rejected',
      `${client.asked.host} offers no way to read one person’s roles. Update the server.`,
    );
  };
};
