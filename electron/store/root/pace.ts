import type { DeploymentId } from '#shared/base/brand.ts';
import { DEFAULT_LIMITS as ENGINE } from '../change/apply/types.ts';
import type { ApplyPace } from '../change/plan/estimate.ts';
import type { DeploymentRecord } from '../db/journal/deployment.ts';
import type { FullApi } from '../remote/coder-api.ts';
import { DEMO_LIMITS, DEFAULT_LIMITS as REMOTE } from '../remote/limits.ts';
import { GROW_EVERY, WRITES_STEP } from '../remote/pace/width.ts';

/** What a request takes on a usual network, as long as nothing was measured. */
const USUAL_MS = 60;
/** The journal's commits and all that is done around one change, on this machine. */
const LOCAL_MS = 3;

/** How quickly an apply may go: the limits it obeys, as far as the open connection has grown them. */
export const createPaceOf =
  (
    findOpen: (id: DeploymentId) => Pick<FullApi, 'pace' | 'limits'> | null,
    findRecord: (id: DeploymentId) => Pick<DeploymentRecord, 'kind'> | null,
  ) =>
  (id: DeploymentId): ApplyPace => {
    const api = findOpen(id);
    const now = api?.pace() ?? null;
    const unopened = findRecord(id)?.kind === 'demo' ? { ...REMOTE, ...DEMO_LIMITS } : REMOTE;
    const limits = api?.limits ?? unopened;
    const readMs = now?.readMs ?? null;
    return {
      workers: ENGINE.workers,
      startWidth: now?.width ?? limits.startWidth,
      maxWidth: limits.maxWidth,
      startWritesPerSecond: now?.writesPerSecond ?? limits.startWritesPerSecond,
      maxWritesPerSecond: limits.maxWritesPerSecond,
      growEvery: GROW_EVERY,
      writesStep: WRITES_STEP,
      readMs: readMs ?? USUAL_MS,
      // A write commits and writes an audit row, yet is no page: what a read takes is the best guess.
      writeMs: now?.writeMs ?? readMs ?? USUAL_MS,
      localMs: LOCAL_MS,
      pageSize: ENGINE.pageSize,
      isMeasured: readMs !== null,
    };
  };
