import type { DeploymentId } from '#shared/base/brand.ts';
import { isReadAfter } from '../copy/pass.ts';

type FreshenDeps = {
  readonly sync: {
    readonly whenIdle: (id: DeploymentId) => Promise<unknown>;
    readonly start: (id: DeploymentId) => Promise<unknown>;
  };
  /** When the copy was read, ISO 8601; null: never. */
  readonly findAsOf: (id: DeploymentId) => string | null;
  /** Now, by the clock that both are stamped with. */
  readonly nowMs: () => number;
};

/** Sees to it that the copy is newer than the end of a plan, and says whether it is: a refresh may fail. */
export const createFreshen =
  ({ sync, findAsOf, nowMs }: FreshenDeps) =>
  async ({
    deploymentId,
    endedAt,
  }: {
    readonly deploymentId: DeploymentId;
    readonly endedAt: string | null;
  }): Promise<boolean> => {
    // An apply that just ended is already fetching; a second request would only be told that.
    await sync.whenIdle(deploymentId);
    const isOld = (): boolean => !isReadAfter(findAsOf(deploymentId), endedAt, nowMs());
    if (isOld()) await sync.start(deploymentId);
    return !isOld();
  };
