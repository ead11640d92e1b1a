import type { Client } from '#renderer/client/client.ts';
import { countOf, formatCount } from '#renderer/ui/format.ts';
import { ok, type Result } from '#shared/base/result.ts';
import { MOST_IDS_IN_MESSAGE } from '#shared/contract/pieces.ts';
import type { Scope } from '#shared/model/organization.ts';

/** What can be copied of people, with its words for one and for many. */
export const COPY_FIELDS = [
  { field: 'username', one: 'username', many: 'usernames' },
  { field: 'email', one: 'e-mail address', many: 'e-mail addresses' },
  { field: 'userId', one: 'user id', many: 'user ids' },
] as const;
export type CopyField = (typeof COPY_FIELDS)[number];

/** That field of everybody selected, one a line, by username, and how many people have none. */
export const readSelected = async (
  call: Client['call'],
  scope: Scope,
  { field }: CopyField,
): Promise<Result<{ readonly lines: readonly string[]; readonly without: number }>> => {
  const lines: string[] = [];
  for (let offset = 0; ; offset += MOST_IDS_IN_MESSAGE) {
    const reply = await call('selection.listField', { ...scope, field, offset, limit: MOST_IDS_IN_MESSAGE });
    if (!reply.ok) return reply;
    for (const value of reply.value.values) if (value !== '') lines.push(value);
    if (offset + MOST_IDS_IN_MESSAGE >= reply.value.selected)
      return ok({ lines, without: reply.value.selected - lines.length });
  }
};

/** What copying did, in a sentence; people who have no such value are told. */
export const toCopied = (what: CopyField, count: number, without: number): string => {
  const said = countOf(count, what.one, what.many);
  return without === 0
    ? `Copied ${said}.`
    : `Copied ${said}. ${formatCount(without)} of the selected have none.`;
};
