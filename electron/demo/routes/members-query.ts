import type { Deployment } from '../deployment.ts';
import { error, type Reply } from '../http/reply.ts';
import { splitTerms } from '../http/search-terms.ts';
import { parseUuid } from '../rules/name-rule.ts';
import { createTermReader } from './term-readers.ts';

/** The `q` of the plain members list, or the 400 to answer with. */
export type MembersQuery =
  | { readonly ok: true; readonly userId: string | undefined; readonly includeSystem: boolean }
  | { readonly ok: false; readonly reply: Reply };

const MESSAGE = 'Invalid organization member search query.';

/** Parses `user_id:`, `github_user_id:` and `include_system:`; before 2.27 `q` is ignored. */
export const parseMembersQuery = (deployment: Deployment, q: string): MembersQuery => {
  if (!deployment.traits.membersQuery) return { ok: true, userId: undefined, includeSystem: false };
  const terms = splitTerms(q, (word) => `invalid search term: ${word}`);
  if (!terms.ok) return { ok: false, reply: error(400, MESSAGE, '', [terms.problem]) };
  const reader = createTermReader(terms.values);
  const text = reader.one('user_id');
  const userId = text === undefined ? undefined : parseUuid(text);
  const githubId = reader.int('github_user_id') ?? 0;
  const includeSystem = reader.bool('include_system') ?? false;
  const isBadId = text !== undefined && userId === undefined;
  const problems = [
    ...(isBadId ? [{ field: 'user_id', detail: 'Query param "user_id" must be a valid uuid' }] : []),
    ...reader.problems(),
  ];
  if (problems.length > 0) return { ok: false, reply: error(400, MESSAGE, '', problems) };
  // No seeded user is linked to a GitHub id, so asking for one matches nobody.
  return { ok: true, userId: githubId === 0 ? userId : 'nobody', includeSystem };
};
