import type { DeploymentId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import type { sync } from '#shared/contract/sync.ts';
import { NOT_KEPT } from '#shared/model/deployment.ts';
import { countDifferences, listDifferences } from '../copy/difference.ts';
import type { CopyOf } from '../db/copies.ts';
import type { Sync } from '../sync/sync.ts';
import type { AreaHandlers } from './handlers.ts';

type SyncHandlerDeps = {
  readonly copyOf: CopyOf;
  readonly sync: Sync;
  readonly isKept: (deploymentId: DeploymentId) => boolean;
};

/** Refreshing the copy, and what the last refresh found. */
export const createSyncHandlers = (deps: SyncHandlerDeps): AreaHandlers<typeof sync> => ({
  // Not tied to the call: a window that reloads must not stop a refresh. `sync.cancel` does.
  'sync.start': ({ deploymentId }) => deps.sync.start(deploymentId),
  'sync.cancel': ({ deploymentId }) => {
    deps.sync.cancel(deploymentId);
    return ok({});
  },
  'sync.getStatus': ({ deploymentId }) =>
    deps.isKept(deploymentId) ? ok(deps.sync.getStatus(deploymentId)) : NOT_KEPT,
  'sync.getChanges': ({ deploymentId }) =>
    deps.isKept(deploymentId) ? ok(countDifferences(deps.copyOf(deploymentId), deploymentId)) : NOT_KEPT,
  'sync.listChanges': ({ deploymentId, ...page }) =>
    deps.isKept(deploymentId) ? ok(listDifferences(deps.copyOf(deploymentId), deploymentId, page)) : NOT_KEPT,
});
