import { describe, expect, it } from 'vitest';
import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import { countOutcomes } from '#shared/core/plan/outcome.ts';
import { type PlanStatus, toNotice } from './reports.ts';

const status = (more: Partial<PlanStatus>): PlanStatus => ({
  planId: 'p' as PlanId,
  deploymentId: 'd' as DeploymentId,
  state: 'closed',
  reason: null,
  reasonCode: null,
  people: 10,
  counts: { ...countOutcomes([]), applied: 8, refused: 2 },
  createdAt: '',
  endedAt: '',
  ratePerSecond: null,
  remaining: null,
  verified: null,
  undoes: null,
  reasons: {},
  waves: null,
  gaps: null,
  audit: null,
  toLookAt: 0,
  ...more,
});

describe('notices', () => {
  it('tell the end in numbers', () => {
    expect(toNotice(status({}), 'acme')).toEqual({
      title: 'Apply done in part · acme',
      body: '8 applied, 2 refused.',
    });
    expect(toNotice(status({ state: 'needs-review', toLookAt: 1 }), 'acme')?.body).toMatch(/1 to look at/);
  });

  it('tell of a halt and of trouble, with the reason', () => {
    const halted = { wave: 2, done: 110, untouched: 4_890, news: [] };
    const counts = { ...countOutcomes([]), applied: 104, refused: 6, waiting: 4_890 };
    const waves = { sizes: [10, 100], of: 3, at: 2, halted };
    const paused = { state: 'paused', reasonCode: 'wave-halted', reason: 'The last wave.' } as const;
    expect(toNotice(status({ ...paused, counts, waves }), 'acme')).toEqual({
      title: 'Apply halted after wave 2 of 3 · acme',
      body: 'The last wave. 104 applied, 6 refused, 4,890 waiting.',
    });
    const offline = { state: 'paused', reasonCode: 'offline', reason: 'The network is gone.' } as const;
    expect(toNotice(status(offline), 'acme')?.title).toBe('Apply paused: offline · acme');
  });

  it('are not for what the person did, or what is no end', () => {
    for (const reasonCode of ['person', 'shutdown', 'restarted', 'sleep', 'cancelled'])
      expect(toNotice(status({ state: 'paused', reasonCode }), 'acme')).toBeNull();
    expect(toNotice(status({ state: 'running' }), 'acme')).toBeNull();
  });
});
