import { ok } from '#shared/base/result.ts';
import type { Client } from '../client.ts';
import { toReadFailure } from '../outcome/read-table.ts';
import { readServerWords } from '../outcome/server-words.ts';
import type { CoderApi } from '../port.ts';
import { readJson, toValue } from '../read-json.ts';
import { memberPage, PAGE_ROWS } from '../shape/member.ts';
import { userPage } from '../shape/user.ts';
import type { WireEnd } from '../wire/types.ts';

type Pages = Pick<CoderApi, 'pageMembers' | 'pageUsers'>;
type Where = { readonly offset: number; readonly limit: number };

/** `limit=0` would ask for everybody at once (coder-api 3.1), so a page has at least one row. */
const toQuery = ({ offset, limit }: Where): string =>
  `limit=${Math.min(PAGE_ROWS, Math.max(1, Math.floor(limit)))}&offset=${Math.max(0, Math.floor(offset))}`;

/** Up to 2.31.0 a page past the end is a panic: this message, no detail (coder-api 3.1). */
const isPastTheEnd = (end: WireEnd, { offset }: Where): boolean => {
  if (end.kind === 'break' || end.status !== 500 || offset === 0) return false;
  const words = readServerWords(end);
  return words?.message === 'An internal server error occurred.' && words.detail === '';
};

const pageMembers =
  (client: Client): CoderApi['pageMembers'] =>
  async (organization, page, o) => {
    const path = `/api/v2/organizations/${organization}/paginated-members?${toQuery(page)}`;
    const isDone = (end: WireEnd) => isPastTheEnd(end, page);
    const end = await client.read({ method: 'GET', path }, { signal: o?.signal, isDone });
    if (isPastTheEnd(end, page)) return ok({ rows: [], count: 0 });
    const read = toValue(client, end, memberPage);
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

/** The two paged lists, by offset only. */
export const createPages = (client: Client): Pages => ({
  pageMembers: pageMembers(client),
  pageUsers: async (page, o) => {
    const read = await readJson(client, `/api/v2/users?${toQuery(page)}`, userPage, o?.signal);
    return read.ok ? ok({ rows: read.value.users, count: read.value.count }) : read;
  },
});
