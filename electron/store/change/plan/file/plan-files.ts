import type { Clock } from '#shared/base/ports.ts';
import type { Ask } from '../../../account/secrets.ts';
import type { CopyOf } from '../../../db/copies.ts';
import type { DeploymentRecord } from '../../../db/journal/deployment.ts';
import type { Draft } from '../../draft/draft.ts';
import { createOpen } from './open.ts';
import { createSave } from './save.ts';

export type PlanFileDeps = {
  readonly copyOf: CopyOf;
  readonly draft: Draft;
  readonly ask: Ask;
  readonly clock: Pick<Clock, 'nowMs' | 'monotonicMs'>;
  readonly listRecords: () => readonly DeploymentRecord[];
  readonly appVersion: string;
};

/** Plans as files. */
export const createPlanFiles = (deps: PlanFileDeps) => ({ save: createSave(deps), open: createOpen(deps) });
export type PlanFiles = ReturnType<typeof createPlanFiles>;
