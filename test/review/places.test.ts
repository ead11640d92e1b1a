import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import { EXISTS, LIVE, MEMBER, NO_USER_ID, SITE_ORGANIZATION_ID } from '#shared/model/subject.ts';
import { openReviewRig, type Rig } from '#test/kit/review-rig.ts';

type Stage = Omit<Input<'draft.stage'>, 'deploymentId'>;

let rig: Rig;
beforeAll(async () => {
  rig = await openReviewRig();
});
afterAll(() => rig.close());

const add = (...words: readonly string[]) => ({ kind: 'delta' as const, add: words, remove: [] });
const take = (word: string) => ({ kind: 'delta' as const, add: [], remove: [word] });
const person = () => ({ kind: 'people' as const, userIds: [rig.idOf(rig.plain[0] ?? '')] });
const role = (organizationId: string): Stage => ({
  ...{ organizationId, kind: 'custom-role', intent: add(EXISTS, 'org:workspace:ssh') },
  who: {
    kind: 'subjects',
    subjects: [{ kind: 'custom-role', organizationId, roleName: 'deploy-lead' }],
  },
});
const token = (organizationId: string, userId: string): Stage => ({
  ...{ organizationId, kind: 'token-expiry', intent: take(LIVE) },
  who: {
    kind: 'subjects',
    subjects: [{ kind: 'token-expiry', organizationId, userId, tokenId: 'aaaaaaaaaa' }],
  },
});

/** Coder takes the nil id, by which we call the whole site, for the default organization. */
const MISPLACED: readonly (readonly [string, () => Stage])[] = [
  ['a custom role of the site', () => role(SITE_ORGANIZATION_ID)],
  [
    'a membership of the site',
    () => ({
      organizationId: SITE_ORGANIZATION_ID,
      kind: 'membership',
      who: person(),
      intent: take(MEMBER),
    }),
  ],
  [
    'roles of an organization on the site',
    () => ({
      organizationId: SITE_ORGANIZATION_ID,
      kind: 'member-roles',
      who: person(),
      intent: add('organization-auditor'),
    }),
  ],
  ['a token of an organization', () => token(rig.organizationId, rig.idOf(rig.plain[0] ?? ''))],
  ['a token of nobody', () => token(SITE_ORGANIZATION_ID, NO_USER_ID)],
];

describe('staging where a kind of change cannot be', () => {
  it.each(MISPLACED)('stages nothing: %s', async (_, toStage) => {
    const { store, deploymentId } = rig;
    const staged = await store.call('draft.stage', { deploymentId, ...toStage() });
    expect(staged).toMatchObject({ ok: false, failure: { code: 'nobody-selected' } });
    expect((await store.must('draft.getSummary', { deploymentId })).people).toBe(0);
  });

  it('stages what can be there: a role of an organization, and what is a person’s own, whatever is given', async () => {
    const { store, deploymentId, organizationId } = rig;
    await store.must('draft.stage', { deploymentId, ...role(organizationId) });
    const site = { organizationId, kind: 'site-roles', who: person(), intent: add('auditor') } as const;
    await store.must('draft.stage', { deploymentId, ...site });
    expect((await store.must('draft.getSummary', { deploymentId })).people).toBe(2);
  });
});
