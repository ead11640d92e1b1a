import type { DeploymentId, PlanId } from '#shared/base/brand.ts';
import type { RunStatus } from './text.ts';

const NONE = {
  waiting: 0,
  applied: 0,
  already: 0,
  refused: 0,
  failed: 0,
  conflict: 0,
  skipped: 0,
  unknown: 0,
  cancelled: 0,
} as const;

/** An apply of ten changes that ended well, with the parts that a test is about put over it. */
export const createStatus = (
  over: Partial<Omit<RunStatus, 'counts'>> & { readonly counts?: Partial<RunStatus['counts']> } = {},
): RunStatus => ({
  planId: 'p1' as PlanId,
  deploymentId: 'd1' as DeploymentId,
  state: 'closed',
  reason: null,
  reasonCode: null,
  people: 10,
  createdAt: '2026-11-22T10:00:00Z',
  endedAt: '2026-11-22T10:01:00Z',
  ratePerSecond: null,
  remaining: null,
  verified: { confirmed: 10, different: 0, at: '2026-11-22T10:02:00Z' },
  undoes: null,
  reasons: {},
  waves: null,
  gaps: null,
  audit: null,
  toLookAt: 0,
  ...over,
  counts: { ...NONE, applied: 10, ...over.counts },
});
