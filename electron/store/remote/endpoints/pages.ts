import { ok } from '#shared/base/result.ts';
import { requestOf } from '../call/to-request.ts';
import type { Client } from '../client.ts';
import { toReadFailure } from '../outcome/read-table.ts';
import { readServerWords } from '../outcome/server-words.ts';
import type { CoderApi, PageOf } from '../port.ts';
import { toValue } from '../read-json.ts';
import { memberPage, PAGE_ROWS } from '../shape/member-page.ts';
import { userPage } from '../shape/user-page.ts';
import { headerOf, type WireAnswer, type WireEnd } from '../wire/types.ts';

type Pages = Pick<CoderApi, 'pageMembers' | 'pageUsers'>;

/** `limit=0` would ask for everybody at once (coder-api 3.1), so a page has at least one row. */
const toPaging = ({ offset, limit }: PageOf) => ({
  limit: Math.min(PAGE_ROWS, Math.max(1, Math.floor(limit))),
  offset: Math.max(0, Math.floor(offset)),
});

/** True when the server says that it is older than 2.32, where a page without rows is a panic. */
const isBeforeEmptyPages = (answer: WireAnswer): boolean => {
  const version = /^v2\.(\d+)\./.exec(headerOf(answer, 'x-coder-build-version') ?? '');
  return version !== null && Number(version[1]) < 32;
};

/** A page without rows on an old server: a 500 with this message and no detail (coder-api 3.1). */
const isEmptyPagePanic = (end: WireEnd): boolean => {
  if (end.kind === 'break' || end.status !== 500 || !isBeforeEmptyPages(end)) return false;
  const words = readServerWords(end);
  return words?.message === 'An internal server error occurred.' && words.detail === '';
};

const pageMembers =
  (client: Client): CoderApi['pageMembers'] =>
  async (organization, page, o) => {
    const request = requestOf('pageMembers', { organization, ...toPaging(page) });
    const end = await client.read(request, { ...o, isDone: isEmptyPagePanic });
    if (isEmptyPagePanic(end)) return ok({ rows: [], count: 0 });
    const read = toValue(client, end, memberPage(page.isLoose ?? false));
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
    const read = toValue(client, end, userPage(page.isLoose ?? false));
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
