import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runWhole } from '#shared/base/slices.ts';
import type { Change } from '#shared/model/change.ts';
import { LIVE, NO_USER_ID, SITE_ORGANIZATION_ID } from '#shared/model/subject.ts';
import { addOrganization, ORGANIZATION, openProfile, userId } from '#test/kit/cache.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { findApproval } from './approval.ts';
import { readPowers } from './powers.ts';

let profile: ReturnType<typeof openProfile>;
beforeEach(() => {
  profile = openProfile();
  addOrganization(profile.cache, { roles: ['deploy'] });
});
afterEach(() => profile.dispose());

const weigh = (
  changes: readonly Change[],
  {
    countHolders = () => 0,
    lately = [],
  }: { readonly countHolders?: () => number; readonly lately?: readonly string[] } = {},
) =>
  findApproval(
    { changes, refused: 0, stopped: [], nameOfPerson: () => '' },
    {
      ...{ environment: 'other', reasons: {}, countHolders, lately: new Set(lately) },
      ...{ nameOfRole: (role) => role, nameOfOrganization: (id) => id },
      ...{ listHolders: () => [], listAllHolders: () => [] },
      powersOf: readPowers({ cache: profile.cache.read, deploymentId: DEPLOYMENT, roles: [] }, changes),
    },
  );
const askAbout = (changes: readonly Change[], countHolders: () => number): readonly string[] =>
  runWhole(weigh(changes, { countHolders }).toQuestion()).lines;
const ofRole = (added: readonly string[], removed: readonly string[]): Change => ({
  ...{ kind: 'custom-role', organizationId: ORGANIZATION, userId: NO_USER_ID, roleName: 'deploy' },
  ...{ added, removed, base: ['exists', ...removed], target: ['exists', ...added] },
  intent: { kind: 'delta', add: [...added], remove: [...removed] },
});

describe('what a question says of custom roles', () => {
  it('says of what is taken out of a role, or denied by it, what people can no longer do', () => {
    const added = ['org:ai_model_price:update', 'org-not:group:update'];
    const removed = ['org:workspace:ssh', 'org-not:license:create'];
    expect(askAbout([ofRole(added, removed)], () => 12)).toEqual([
      `In “${ORGANIZATION}”`,
      '1 custom role to write',
      '“deploy” is changed; it is held by 12 people.',
      '“deploy” no longer forbids people to change the licence.',
      '“deploy” lets people change what models cost.',
      'By “deploy” people can no longer get into other people’s workspaces; change groups, and with them who may use what.',
    ]);
  });

  it('says of a role that comes back whom the same plan gives it to, not that nobody holds it', () => {
    const given = [1, 2].map((n): Change => {
      const change = { ...ofRole([], []), userId: userId(n), roleName: '', base: [], target: ['deploy'] };
      return { ...change, kind: 'member-roles', added: ['deploy'] };
    });
    const lines = (holders: number) => askAbout([ofRole(['exists'], []), ...given], () => holders);
    expect(lines(0)).toContain('“deploy” is made, and given to 2 people.');
    expect(lines(3)).toContain('“deploy” is made; it is held by 3 people, and given to 2 people more.');
  });
});

describe('the end of tokens', () => {
  const toTokens = (count: number): readonly Change[] =>
    Array.from({ length: count }, (_, at) => ({
      ...{ kind: 'token-expiry', organizationId: SITE_ORGANIZATION_ID, userId: userId(2) },
      ...{ tokenId: `token${at}`, intent: { kind: 'delta', add: [], remove: [LIVE] } },
      ...{ base: [LIVE], target: [], added: [], removed: [LIVE] },
    }));
  /** A token as what plans of the last hour were about. */
  const toKey = (tokenId: string): string => `${SITE_ORGANIZATION_ID} ${userId(2)} ${tokenId}`;

  it('is asked about for a single one, which nobody can take back', () => {
    const { keys, toQuestion } = weigh(toTokens(1));
    expect(keys).toEqual(new Set(['irreversible']));
    const lines = ['1 token to expire, which cannot be taken back'];
    expect(runWhole(toQuestion())).toMatchObject({ title: 'Expire 1 token?', lines, tone: 'danger' });
  });

  it('counts each token of one owner, in the plan and within the hour', () => {
    expect(weigh(toTokens(50)).keys).toContain('many');
    const tokens = toTokens(49);
    expect(weigh(tokens, { lately: [userId(2)] }).keys).toContain('hour');
    expect(weigh(tokens, { lately: [toKey('token0')] }).keys).not.toContain('hour');
    expect(weigh(tokens, { lately: [toKey('token99')] }).keys).toContain('hour');
  });

  it('says of the last hour how many people, and how many roles and tokens, were changed', () => {
    const linesOf = (lately: readonly string[]) =>
      runWhole(weigh(toTokens(48), { lately }).toQuestion()).lines;
    expect(linesOf([userId(2), toKey('other')])).toContain(
      'Within the last hour 1 person and 1 role or token were changed here without a question.',
    );
    expect(linesOf([toKey('other'), toKey('another')])).toContain(
      'Within the last hour 2 roles and tokens were changed here without a question.',
    );
  });
});
