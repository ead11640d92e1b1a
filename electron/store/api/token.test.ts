import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import type { Token } from '#shared/model/token-list.ts';
import { addMembers, addOrganization, DEPLOYMENT, openProfile, userId } from '#test/kit/cache.ts';
import { replaceTokens, saveTokenList } from '../copy/token.ts';
import { createTokenHandlers } from './token.ts';

let profile: ReturnType<typeof openProfile>;
beforeEach(() => {
  profile = openProfile();
});
afterEach(() => profile.dispose());

const NOW_MS = Date.parse('2026-07-01T00:00:00.000Z');
const unused = () => {
  throw new Error('Not asked here');
};
const context = { signal: AbortSignal.abort(), rest: async () => undefined, breathe: async () => undefined };
const list = () => {
  const handlers = createTokenHandlers({
    tokens: { getStatus: unused, refresh: unused, getLife: () => ({ expiresAt: null, nowMs: NOW_MS }) },
    rotate: unused,
    copyOf: () => profile.cache.read,
    findActor: () => userId(1),
    draft: { listWishes: () => [] },
  });
  const answer = handlers['token.list'](
    {
      deploymentId: DEPLOYMENT,
      filter: { text: '', showsExpired: true },
      sort: { column: 'username', direction: 'asc' },
      ...{ offset: 0, limit: 50 },
    },
    context,
  );
  if (answer instanceof Promise || !answer.ok) throw new Error('The list is always there');
  return answer.value;
};
const toToken = (id: string, expiresAt: string | null): Token => ({
  ...{ id, userId: userId(2), username: 'ada', name: id, createdAt: null, lastUsedAt: null, expiresAt },
  ...{ scopes: ['coder:all'], isInUse: false },
});
const keep = async (tokens: readonly Token[]): Promise<void> => {
  await replaceTokens(profile.cache.write, DEPLOYMENT, tokens, async () => undefined);
  saveTokenList(profile.cache.write, DEPLOYMENT, {
    ...{ asOf: '2026-06-30T00:00:00.000Z', whose: 'all', told: tokens.length, problem: null },
  });
};

describe('the list of tokens', () => {
  it('is none, and not read, before a refresh has read any', () => {
    expect(list()).toMatchObject({ all: 0, rows: [], asOf: null, problem: null, seesAll: null });
  });

  it('says which have expired by the clock of the server', async () => {
    await keep([
      toToken('over', '2026-06-30T23:59:59.000Z'),
      toToken('still', '2026-07-01T00:00:01.000Z'),
      toToken('untold', null),
    ]);
    expect(list()).toMatchObject({ all: 3, expired: 1, told: 3 });
    expect(list().rows.map(({ id, isExpired }) => [id, isExpired])).toEqual([
      ['over', true],
      ['still', false],
      ['untold', false],
    ]);
  });

  it('says whether the sign-in is an owner, who sees those of everybody', async () => {
    const site = addOrganization(profile.cache, { id: SITE_ORGANIZATION_ID });
    addMembers(profile.cache, site, [{ n: 1, roles: ['owner'], siteRoles: ['owner'] }]);
    expect(list().seesAll).toBe(true);
    profile.cache.write.run({ text: `UPDATE member SET roles = '[]', site_roles = '[]'`, values: [] });
    expect(list().seesAll).toBe(false);
  });
});
