import { describe, expect, it } from 'vitest';
import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import { countNotDone, type PlanStatus, toTicketText } from './words.ts';

const status: PlanStatus = {
  planId: 'p1' as PlanId,
  deploymentId: 'd1' as DeploymentId,
  state: 'closed',
  reason: null,
  reasonCode: null,
  waves: null,
  gaps: null,
  audit: null,
  toLookAt: 0,
  people: 12,
  counts: {
    waiting: 0,
    applied: 10,
    already: 1,
    refused: 1,
    conflict: 0,
    skipped: 0,
    unknown: 0,
    cancelled: 0,
  },
  createdAt: '2026-11-22T10:00:00Z',
  endedAt: '2026-11-22T10:01:00Z',
  ratePerSecond: null,
  remainingMs: null,
  verified: { confirmed: 10, different: 0, at: '2026-11-22T10:02:00Z' },
  undoes: null,
};

describe('the summary for a ticket', () => {
  it('names the plan, the outcome without zeros, and the proof', () => {
    const text = toTicketText(status, 'acme');
    expect(text).toContain('Plan p1, 12 people');
    expect(text).toContain('Outcome: applied 10, already so 1, refused 1');
    expect(text).toContain('10 as applied, 0 different');
  });

  it('does not claim a proof that was not made', () => {
    expect(toTicketText({ ...status, verified: null }, 'acme')).toContain('Not verified');
  });
});

describe('what can be staged again', () => {
  it('is what was refused, in conflict or cancelled, not what is unknown or was not needed', () => {
    const counts = {
      ...status.counts,
      refused: 1,
      conflict: 2,
      cancelled: 4,
      unknown: 8,
      skipped: 16,
      already: 32,
    };
    expect(countNotDone({ ...status, counts })).toBe(7);
  });
});
