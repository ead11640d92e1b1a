import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { toSmaller } from '#shared/base/walk-pages.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import { callEndpoint } from '../call/call-endpoint.ts';
import { toPlain } from '../call/failure.ts';
import { ONE_BYTES } from '../call/to-request.ts';
import type { HttpClient } from '../client.ts';
import type { CallOptions, CoderApi } from '../port.ts';
import { toRoleSet } from '../table/shape/parts.ts';
import { createPages, PAGE_ROWS } from './pages.ts';

/**
 * One way to ask for a person's roles. `next`: this server cannot be asked that way, never try it again;
 * `next-for-now`: it did not help this time.
 */
type Way = (
  client: HttpClient,
  organization: OrganizationId,
  user: UserId,
  o: CallOptions | undefined,
) => Promise<Result<readonly string[], RemoteFailure | 'member-gone'> | 'next' | 'next-for-now'>;

/** The answer when the server says, in so many words, that the person is not a member. */
const memberGone = () =>
  fail(
    'member-gone',
    'This person is not a member of the organization any more. Sync to bring the list up to date.',
  );

/** These may be about this token or about this person; the pages of the list tell. */
const AMBIGUOUS: readonly (number | null)[] = [400, 403, 404];

/**
 * GET /users/{user}/roles, in every generation, but only for those who may read personal data; others are told
 * 404 for everybody. The roles of an organization are there when the person is a member of it.
 */
const readFromUser: Way = async (client, organization, user, o) => {
  const told = await callEndpoint(client, 'getUserRoles', { user }, o);
  if (!told.ok) return AMBIGUOUS.includes(told.failure.status) ? 'next-for-now' : toPlain(told.failure);
  const here = told.value.organization_roles.find((row) => row.organization_id === organization);
  if (here !== undefined) return ok(here.roles);
  // Without `onStart`: the roles were told by the first of the two answers.
  const person = await callEndpoint(client, 'getUser', { user }, o?.signal ? { signal: o.signal } : {});
  if (!person.ok) return toPlain(person.failure);
  return person.value.organization_ids.includes(organization) ? ok([]) : memberGone();
};

const MAX_PAGES = 1_000;

/** The last resort on servers before 2.27: walks the member pages until the person turns up. Slow, but true. */
const findInPages: Way = async (client, organization, user, o) => {
  const { pageMembers } = createPages(client);
  let offset = 0;
  let limit = PAGE_ROWS;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const read = await pageMembers(organization, { offset, limit }, o);
    if (!read.ok && read.failure.code === 'too-large' && limit > 1) {
      limit = toSmaller(limit);
      continue;
    }
    if (!read.ok) return read;
    const row = read.value.rows.find((one) => one.userId === user);
    if (row !== undefined) return ok(row.roles);
    offset += read.value.rows.length;
    if (read.value.rows.length === 0 || offset >= read.value.count) return memberGone();
  }
  return 'next';
};

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
export const createReadMemberRoles = (client: HttpClient): CoderApi['readMemberRoles'] => {
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
