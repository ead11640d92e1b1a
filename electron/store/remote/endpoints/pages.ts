import type { OrganizationId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import { findMinor } from '#shared/core/roles/permission-list.ts';
import { type CallMore, callEndpoint } from '../call/call-endpoint.ts';
import { type CallResult, toPlain, toResult } from '../call/failure.ts';
import type { HttpClient } from '../client.ts';
import { readServerWords } from '../outcome/server-words.ts';
import type { CallOptions, CoderApi, PageOf } from '../port.ts';
import type { OutputOf } from '../table/index.ts';
import { type BreakReason, headerOf, type WireEnd } from '../wire/types.ts';

type Pages = Pick<CoderApi, 'pageMembers' | 'pageUsers'>;

/** The most rows that a page is asked for. */
export const PAGE_ROWS = 1000;

/** `limit=0` would ask for everybody at once (coder-api 3.1), so a page has at least one row. */
const toPaging = ({ offset, limit }: PageOf) => ({
  limit: Math.min(PAGE_ROWS, Math.max(1, Math.floor(limit))),
  offset: Math.max(0, Math.floor(offset)),
});

/** The first row that may not pass where a page is asked strictly (`PageOf`). */
const findUnreadable = (
  list: string,
  { isLoose }: PageOf,
  rows: readonly { readonly unreadable?: string }[],
): string | null => {
  const field = isLoose === true ? undefined : rows.find((row) => row.unreadable !== undefined)?.unreadable;
  return field === undefined ? null : `wrong at ${list}.${field}`;
};

/** A page without rows is a panic before 2.32, by what the server says of itself; null: it names no release. */
const isBeforeEmptyPages = (minor: number | null): boolean | null => (minor === null ? null : minor < 32);

/** What a page without rows can be on an old server: a 500 with this message and no detail (coder-api 3.1). */
const isLikePanic = (end: WireEnd): boolean => {
  if (end.kind === 'break' || end.status !== 500) return false;
  if (isBeforeEmptyPages(findMinor(headerOf(end, 'x-coder-build-version'))) === false) return false;
  const words = readServerWords(end);
  return words?.message === 'An internal server error occurred.' && words.detail === '';
};

/** By a path that came with 2.32 as well: before, it knows other methods only. */
const isBeforeSingleReads = async (
  client: HttpClient,
  organization: OrganizationId,
  o: CallOptions | undefined,
): Promise<boolean> => {
  const one = await callEndpoint(client, 'getMember', { organization, user: 'me' }, o);
  return !one.ok && one.failure.status === 405;
};

/** One page of members; null: there are no rows, which an old server answers with a panic. */
const readPage = async (
  client: HttpClient,
  organization: OrganizationId,
  page: PageOf,
  o: CallOptions | undefined,
): Promise<CallResult<OutputOf<'pageMembers'>> | null> => {
  let isPanic = false;
  const isDone = (end: WireEnd): boolean => {
    isPanic = isLikePanic(end);
    return isPanic;
  };
  const asked = { organization, ...toPaging(page) };
  const more: CallMore<OutputOf<'pageMembers'>> = {
    ...o,
    findWrong: ({ members }) =>
      findUnreadable(
        'members',
        page,
        members.map(({ member }) => member),
      ),
  };
  const result = await callEndpoint(client, 'pageMembers', asked, { ...more, isDone });
  if (result.ok || !isPanic) return result;
  const isOld =
    isBeforeEmptyPages(result.failure.minor) ?? (await isBeforeSingleReads(client, organization, o));
  // A newer server is in trouble like any other, which is tried again as always.
  return isOld ? null : callEndpoint(client, 'pageMembers', asked, more);
};

/** How an answer ends that began to come and was too much for the line, or for what stands on it. */
const NARROW: readonly BreakReason[] = ['whole-timeout', 'reset'];

/**
 * A page that was still coming when its time was over, or was cut in the middle however often it was asked for, is too
 * large for the line or for what stands on it: a smaller one may get through. The head of
 * an answer that is too large is that of every page, so that a smaller one would be asked for in vain.
 */
const toPageFailure = (result: Extract<CallResult<unknown>, { ok: false }>, limit: number) => {
  const plain = toPlain(result.failure);
  const { broke } = result.failure;
  if (broke?.reason === 'head-too-large')
    return { ok: false, failure: { ...plain.failure, code: 'bad-response' } } as const;
  const isTooMuch = broke?.phase === 'headers' && NARROW.includes(broke.reason);
  return isTooMuch && limit > 1
    ? ({ ok: false, failure: { ...plain.failure, code: 'too-large' } } as const)
    : plain;
};

/** The two paged lists, by offset only. */
export const createPages = (client: HttpClient): Pages => ({
  pageMembers: async (organization, page, o) => {
    const result = await readPage(client, organization, page, o);
    if (result === null) return ok({ rows: [], count: 0 });
    if (!result.ok) return toPageFailure(result, page.limit);
    const { members, count } = result.value;
    return ok({ rows: members.map(({ member }) => member), count });
  },
  pageUsers: async (page, o) => {
    const result = await callEndpoint(client, 'listUsers', toPaging(page), {
      ...o,
      findWrong: ({ users }) => findUnreadable('users', page, users),
    });
    return result.ok
      ? ok({ rows: result.value.users, count: result.value.count })
      : toPageFailure(result, page.limit);
  },
});

/** The server's own record of what was done (coder-api 3.6). */
export const createAudit = (client: HttpClient): Pick<CoderApi, 'pageAudit'> => ({
  pageAudit: async (search, { offset, limit }, o) => {
    const asked = { q: search, offset, limit: Math.max(1, limit) };
    return toResult(await callEndpoint(client, 'listAudit', asked, o), (page) => ({
      rows: page.audit_logs.map((row) => ({
        id: row.id,
        requestId: row.request_id ?? null,
        at: row.time,
        action: row.action ?? '',
        resourceType: row.resource_type ?? '',
        resourceId: row.resource_id ?? null,
        statusCode: row.status_code,
        diff: row.diff,
        username: row.user?.username ?? null,
      })),
      count: page.count,
      unreadable: page.unreadable,
    }));
  },
});
