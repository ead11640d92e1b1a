import type { DeploymentId } from '#shared/base/brand.ts';
import type { ReadHandle } from './handles.ts';
import type { Opened } from './open.ts';

/** The copy of one deployment: what its server said last. */
export type Copy = Pick<Opened, 'read' | 'write'>;

/** Reads the copy of a deployment. To be asked for each question: which file stands behind it may change. */
export type CopyOf = (deploymentId: DeploymentId) => ReadHandle;

/** The copies of all deployments. */
export type Copies = {
  /** The copy of a deployment as it is now. Never kept by the caller: which file stands behind it may change. */
  readonly of: (deploymentId: DeploymentId) => Copy;
  /** Moves what was written last into the files and lets go of them. */
  readonly close: () => void;
};

/** One file with the copies of all deployments in it. */
export const shareOne = (opened: Opened): Copies => ({ of: () => opened, close: opened.close });

/** The reading half of all copies. */
export const toCopyOf =
  (copies: Pick<Copies, 'of'>): CopyOf =>
  (deploymentId) =>
    copies.of(deploymentId).read;
