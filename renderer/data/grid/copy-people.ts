import { ok, type Result } from '#shared/base/result.ts';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import type { Client } from '../client.ts';
import type { Scope } from '../window/where.ts';

/** What can be copied of people, with its words for one and for many. */
export const COPY_FIELDS = [
  { field: 'username', one: 'username', many: 'usernames' },
  { field: 'email', one: 'e-mail address', many: 'e-mail addresses' },
  { field: 'userId', one: 'user id', many: 'user ids' },
] as const;
export type CopyField = (typeof COPY_FIELDS)[number];

/** More lines than this on a clipboard are an export, not a copy. */
export const MOST_COPIED = 1_000;
const PAGE = 200;

/** That field of everybody selected, one a line, by username; people without it are left out. */
export const readSelected = async (
  call: Client['call'],
  scope: Scope,
  { field }: CopyField,
): Promise<Result<readonly string[]>> => {
  const lines: string[] = [];
  const filter = { ...NO_FILTER, selectedOnly: true };
  for (let offset = 0; offset < MOST_COPIED; offset += PAGE) {
    const reply = await call('member.list', { ...scope, filter, sort: DEFAULT_SORT, offset, limit: PAGE });
    if (!reply.ok) return reply;
    lines.push(...reply.value.rows.map((row) => row[field]).filter((text) => text !== ''));
    if (offset + PAGE >= reply.value.matching) break;
  }
  return ok(lines);
};
