import type { OrganizationId } from '#shared/base/brand.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import { findMinor } from '#shared/core/roles/permission-list.ts';
import { requestOf } from '../call/to-request.ts';
import type { Client } from '../client.ts';
import { toReadFailure } from '../outcome/read-table.ts';
import { readServerWords } from '../outcome/server-words.ts';
import type { CallOptions, CoderApi, PageOf } from '../port.ts';
import { toValue } from '../read-json.ts';
import { memberPage, PAGE_ROWS } from '../shape/member-page.ts';
import type { Shape } from '../shape/shape.ts';
import { userPage } from '../shape/user-page.ts';
import {
  type BreakReason,
  headerOf,
  type WireAnswer,
  type WireEnd,
  type WireRequest,
} from '../wire/types.ts';

type Pages = Pick<CoderApi, 'pageMembers' | 'pageUsers'>;

/** `limit=0` would ask for everybody at once (coder-api 3.1), so a page has at least one row. */
const toPaging = ({ offset, limit }: PageOf) => ({
  limit: Math.min(PAGE_ROWS, Math.max(1, Math.floor(limit))),
  offset: Math.max(0, Math.floor(offset)),
});

/**
 * True where a page without rows is a panic: before 2.32, by what the server says of itself. Null: a build that names no
 * release, so something else must tell.
 */
const isBeforeEmptyPages = (answer: WireAnswer): boolean | null => {
  const minor = findMinor(headerOf(answer, 'x-coder-build-version'));
  return minor === null ? null : minor < 32;
};

/** What a page without rows can be on an old server: a 500 with this message and no detail (coder-api 3.1). */
const isLikePanic = (end: WireEnd): end is WireAnswer => {
  if (end.kind === 'break' || end.status !== 500 || isBeforeEmptyPages(end) === false) return false;
  const words = readServerWords(end);
  return words?.message === 'An internal server error occurred.' && words.detail === '';
};

/** By a path that came with 2.32 as well: before, it knows other methods only. */
const isBeforeSingleReads = async (
  client: Client,
  organization: OrganizationId,
  o: CallOptions | undefined,
): Promise<boolean> => {
  const end = await client.read(requestOf('getMember', { organization, user: 'me' }), o);
  return end.kind === 'answer' && end.status === 405;
};

/** One page of members; null: there are no rows, which an old server answers with a panic. */
const readPage = async (
  client: Client,
  request: WireRequest,
  organization: OrganizationId,
  o: CallOptions | undefined,
): Promise<WireEnd | null> => {
  const end = await client.read(request, { ...o, isDone: isLikePanic });
  if (!isLikePanic(end)) return end;
  const isOld = isBeforeEmptyPages(end) ?? (await isBeforeSingleReads(client, organization, o));
  // A newer server is in trouble like any other, which is tried again as always.
  return isOld ? null : client.read(request, o);
};

/** How an answer ends that began to come and was too much for the line, or for what stands on it. */
const NARROW: readonly BreakReason[] = ['whole-timeout', 'reset'];

/**
 * A page that was still coming when its time was over, or was cut in the middle however often it was asked for, is too
 * large for the line or for what stands on it: a smaller one may get through. The head of
 * an answer that is too large is that of every page, so that a smaller one would be asked for in vain.
 */
const toPage = <T>(
  client: Client,
  end: WireEnd,
  schema: Shape<T>,
  limit: number,
): Result<T, RemoteFailure> => {
  const read = toValue(client, end, schema);
  if (!read.ok && end.kind === 'break' && end.reason === 'head-too-large')
    return { ok: false, failure: { ...read.failure, code: 'bad-response' } };
  const isTooMuch = end.kind === 'break' && end.phase === 'headers' && NARROW.includes(end.reason);
  return read.ok || !isTooMuch || limit <= 1
    ? read
    : { ok: false, failure: { ...read.failure, code: 'too-large' } };
};

const pageMembers =
  (client: Client): CoderApi['pageMembers'] =>
  async (organization, page, o) => {
    const request = requestOf('pageMembers', { organization, ...toPaging(page) });
    const end = await readPage(client, request, organization, o);
    if (end === null) return ok({ rows: [], count: 0 });
    const read = toPage(client, end, memberPage(page.isLoose ?? false), page.limit);
    if (!read.ok) return read;
    const { members, count } = read.value;
    const wrong =
      members.length > page.limit
        ? 'more rows than were asked for'
        : members.some((row) => row.organizationId !== organization)
          ? 'a member of another organization'
          : null;
    if (wrong !== null) return { ok: false, failure: toReadFailure(end, client.asked, wrong) };
    return ok({ rows: members.map((row) => row.member), count });
  };

const pageUsers =
  (client: Client): CoderApi['pageUsers'] =>
  async (page, o) => {
    const end = await client.read(requestOf('listUsers', toPaging(page)), o);
    const read = toPage(client, end, userPage(page.isLoose ?? false), page.limit);
    if (!read.ok) return read;
    const { users, count } = read.value;
    if (users.length > page.limit)
      return { ok: false, failure: toReadFailure(end, client.asked, 'more rows than were asked for') };
    return ok({ rows: users, count });
  };

/** The two paged lists, by offset only. */
export const createPages = (client: Client): Pages => ({
  pageMembers: pageMembers(client),
  pageUsers: pageUsers(client),
});
