import type { DeploymentId } from '#shared/base/brand.ts';

type FreshenDeps = {
  readonly sync: {
    readonly whenIdle: (id: DeploymentId) => Promise<unknown>;
    readonly start: (id: DeploymentId) => Promise<unknown>;
  };
  /** When the copy was read, ISO 8601; null: never. */
  readonly findAsOf: (id: DeploymentId) => string | null;
};

/** Sees to it that the copy is newer than the end of a plan, and says whether it is: a refresh may fail. */
export const createFreshen =
  ({ sync, findAsOf }: FreshenDeps) =>
  async ({
    deploymentId,
    endedAt,
  }: {
    readonly deploymentId: DeploymentId;
    readonly endedAt: string | null;
  }): Promise<boolean> => {
    // An apply that just ended is already fetching; a second request would only be told that.
    await sync.whenIdle(deploymentId);
    const isOld = (): boolean => {
      const at = findAsOf(deploymentId);
      return at === null || endedAt === null || at < endedAt;
    };
    if (isOld()) await sync.start(deploymentId);
    return !isOld();
  };
