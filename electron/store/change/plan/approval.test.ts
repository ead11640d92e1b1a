import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runWhole } from '#shared/base/slices.ts';
import type { Change } from '#shared/model/change.ts';
import { LIVE, NO_USER_ID, SITE_ORGANIZATION_ID } from '#shared/model/subject.ts';
import { addOrganization, DEPLOYMENT, ORGANIZATION, openProfile, userId } from '#test/kit/cache.ts';
import { findApproval } from './approval.ts';
import { readPowers } from './powers.ts';

let profile: ReturnType<typeof openProfile>;
beforeEach(() => {
  profile = openProfile();
  addOrganization(profile.cache, { roles: ['deploy'] });
});
afterEach(() => profile.dispose());

const approvalOf = (changes: readonly Change[], countHolders: () => number) =>
  findApproval(
    { changes, refused: 0, stopped: [], nameOfPerson: () => '' },
    {
      ...{ environment: 'other', reasons: {}, countHolders, lately: new Set() },
      ...{ nameOfRole: (role) => role, nameOfOrganization: (id) => id },
      ...{ listHolders: () => [], listAllHolders: () => [] },
      powersOf: readPowers({ cache: profile.cache.read, deploymentId: DEPLOYMENT, roles: [] }, changes),
    },
  );
const askAbout = (changes: readonly Change[], countHolders: () => number): readonly string[] =>
  runWhole(approvalOf(changes, countHolders).toQuestion()).lines;
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

describe('what is asked about however little it is', () => {
  it('is the end of a single token, since nothing brings it back', () => {
    const end: Change = {
      ...{ kind: 'token-expiry', organizationId: SITE_ORGANIZATION_ID, userId: userId(1), tokenId: 'abc' },
      ...{ added: [], removed: [LIVE], base: [LIVE], target: [] },
      intent: { kind: 'delta', add: [], remove: [LIVE] },
    };
    const { keys, toQuestion } = approvalOf([end], () => 0);
    expect([...keys]).toEqual(['no-way-back']);
    expect(runWhole(toQuestion())).toMatchObject({
      tone: 'danger',
      confirmLabel: expect.stringContaining('1'),
    });
  });
});
