import { fail, ok } from '#shared/base/result.ts';
import { callEndpoint } from '../call/call-endpoint.ts';
import { toPlain } from '../call/failure.ts';
import { ONE_BYTES } from '../call/to-request.ts';
import type { Client } from '../client.ts';
import type { CoderApi } from '../port.ts';
import { toRoleSet } from '../table/shape/parts.ts';
import { findInPages } from './find-in-pages.ts';
import { memberGone, type Way } from './member-way.ts';
import { readFromUser } from './read-from-user.ts';

/** True of a server that says it is older than 2.27, where asking the plain list for one sends everybody. */
const isBeforeListQuery = (minor: number | null): boolean => minor !== null && minor < 27;

/** GET members/{user}, from 2.32; before, the path knows other methods only and answers 405. */
const readOne =
  (onOld: () => void): Way =>
  async (client, organization, user, o) => {
    const read = await callEndpoint(client, 'getMember', { organization, user }, o);
    if (read.ok) return ok(toRoleSet(read.value.roles));
    const { status, refusal, said, minor } = read.failure;
    if (status === 405) {
      if (isBeforeListQuery(minor)) onOld();
      return 'next';
    }
    if (status === 404 && refusal === 'route-unknown') return 'next';
    return status === 404 && said !== null ? memberGone() : toPlain(read.failure);
  };

/**
 * The plain list with `q=user_id:`, from 2.27. Older servers ignore `q` and send everybody: the answer is in
 * there unless it is too long, but this way is not taken again.
 */
const readFromList =
  (onIgnored: () => void): Way =>
  async (client, organization, user, o) => {
    const asked = { organization, q: `user_id:${user}` };
    const read = await callEndpoint(client, 'listMembers', asked, { ...o, mostBytes: ONE_BYTES });
    if (!read.ok) {
      const { status, broke } = read.failure;
      return broke?.reason === 'too-large' || status === 400 || status === 405
        ? 'next'
        : toPlain(read.failure);
    }
    if (read.value.some((row) => row.user_id !== user)) onIgnored();
    const row = read.value.find((one) => one.user_id === user && one.organization_id === organization);
    return row === undefined ? memberGone() : ok(toRoleSet(row.roles));
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
