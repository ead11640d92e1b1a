import type { DeploymentId } from '#shared/base/brand.ts';
import type { WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';
import { clearDirectoryDifferences } from './directory-difference.ts';
import { toWaitingRoom } from './organization.ts';

/** Erases the copy of a deployment: everything in one transaction, overwritten on disk (`secure_delete`). */
export const forgetDeployment = (cache: WriteHandle, deploymentId: DeploymentId): void => {
  cache.transaction(() => {
    cache.run(sql`DELETE FROM organization WHERE deployment_id = ${deploymentId}`);
    cache.run(sql`DELETE FROM organization WHERE deployment_id = ${toWaitingRoom(deploymentId)}`);
    cache.run(sql`DELETE FROM role WHERE deployment_id = ${deploymentId}`);
    cache.run(sql`DELETE FROM role WHERE deployment_id = ${toWaitingRoom(deploymentId)}`);
    cache.run(sql`DELETE FROM former_username WHERE deployment_id = ${deploymentId}`);
    cache.run(sql`DELETE FROM difference WHERE deployment_id = ${deploymentId}`);
    clearDirectoryDifferences(cache, deploymentId);
    cache.run(sql`DELETE FROM pass WHERE deployment_id = ${deploymentId}`);
  });
};
