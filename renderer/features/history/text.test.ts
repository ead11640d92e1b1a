import { describe, expect, it } from 'vitest';
import type { DeploymentId, PlanId, UserId } from '#shared/base/brand.ts';
import { NO_USER_ID } from '#shared/model/subject.ts';
import { listScores, type PastPlanRow, toCounts, toName, toNoUndo, toScoreText, toWho } from './text.ts';

const none = {
  applied: 0,
  already: 0,
  refused: 0,
  failed: 0,
  conflict: 0,
  skipped: 0,
  unknown: 0,
  cancelled: 0,
  waiting: 0,
};
const plan: PastPlanRow = {
  planId: 'p1' as PlanId,
  deploymentId: 'd1' as DeploymentId,
  state: 'closed',
  reason: null,
  reasonCode: null,
  people: 412,
  counts: { ...none, applied: 410, refused: 2 },
  createdAt: '2026-11-22T10:00:00Z',
  endedAt: '2026-11-22T10:01:00Z',
  ratePerSecond: null,
  remaining: null,
  verified: null,
  undoes: null,
  undoneBy: null,
  reasons: {},
  waves: null,
  gaps: null,
  audit: null,
  toLookAt: 0,
};

describe('a past plan that cannot be undone', () => {
  it('says why: it has not ended, or nothing was applied', () => {
    const open = { ...plan, endedAt: null };
    expect(toNoUndo(open)).toMatch(/^It has not ended: /);
    expect(toNoUndo({ ...open, counts: none })).toMatch(/^Nothing was applied/);
    expect(toNoUndo({ ...plan, counts: { ...none, refused: 2 } })).toMatch(/^Nothing was applied/);
  });
});

describe('a past plan', () => {
  it('is named by its size, and as an undo if it is one', () => {
    expect(toName(plan)).toBe('412 changes');
    expect(toName({ ...plan, undoes: 'p0' as PlanId, people: 1 })).toBe('Undo, 1 change');
  });

  it('tells every outcome that is not zero', () => {
    expect(toCounts(plan)).toBe('410 applied, 2 refused');
  });
});

describe('whom an event of the journal is about', () => {
  const userId = '34598f26-f81c-4503-9b0c-a884bc580cbe' as UserId;
  const nobody = { n: 1, userId: NO_USER_ID, username: '', roleName: '' };

  it('is a person by name or id, a role by its name, and nobody where it is the whole apply', () => {
    expect(toWho({ ...nobody, userId, username: 'ada' })).toBe('ada');
    expect(toWho({ ...nobody, userId })).toBe('34598f26');
    expect(toWho({ ...nobody, roleName: 'deploy-lead' })).toBe('role deploy-lead');
    expect(toWho({ ...nobody, n: null })).toBe('');
  });
});

const scores = [
  { version: '2.35.1', plans: 12, predicted: 1210, right: 1204 },
  { version: null, plans: 1, predicted: 5, right: 5 },
  { version: '2.31.0', plans: 3, predicted: 0, right: 0 },
];

describe('the score of the review', () => {
  it('is one sum in a line, and told per version of the server in its details', () => {
    expect(toScoreText(scores)).toBe('As predicted: 1,209 of 1,215 changes in 13 applies');
    expect(listScores(scores)).toEqual([
      '2.35.1: 1,204 of 1,210 in 12 applies',
      'A server that did not tell its version: 5 of 5 in 1 apply',
    ]);
  });

  it('says nothing of applies where nothing was predicted', () => {
    expect(toScoreText(scores.slice(2))).toBe('');
    expect(toScoreText([])).toBe('');
  });
});
