import type { Client } from '#renderer/client/client.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Input } from '#shared/contract/index.ts';
import type { Row } from './words.ts';

const PAGE = 2_000;

const toValue = (row: Row): readonly string[] => {
  if (row.part === 'found') return [row.email === '' ? row.username : row.email];
  return 'value' in row ? [row.value] : [];
};

/** A part of a pasted list as it is copied: what was written, or the addresses of those found. All of it, in pieces. */
export const readValues = async (
  call: Client['call'],
  list: Omit<Input<'paste.listRows'>, 'offset' | 'limit' | 'text'>,
): Promise<Result<readonly string[], string>> => {
  const values: string[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const reply = await call('paste.listRows', { ...list, offset, limit: PAGE });
    if (!reply.ok) return reply;
    if (reply.value === null)
      return fail('paste-gone', 'The pasted list is no longer at hand. Paste it again.');
    values.push(...reply.value.rows.flatMap(toValue));
    if (offset + PAGE >= reply.value.all) return ok(values);
  }
};
