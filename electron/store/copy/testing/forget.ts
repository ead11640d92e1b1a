import type { DeploymentId } from '#shared/base/brand.ts';
import type { WriteHandle } from '../../db/handles.ts';
import { sql } from '../../db/sql.ts';

/** Empties a copy, as if the deployment had never been read. The app erases the file. */
export const forgetDeployment = (cache: WriteHandle, deploymentId: DeploymentId): void =>
  cache.transaction(() => {
    cache.run(sql`DELETE FROM organization WHERE deployment_id = ${deploymentId}`);
    cache.run(sql`DELETE FROM role WHERE deployment_id = ${deploymentId}`);
    cache.run(sql`DELETE FROM former_username WHERE deployment_id = ${deploymentId}`);
    cache.run(sql`DELETE FROM difference WHERE deployment_id = ${deploymentId}`);
    cache.run(sql`DELETE FROM directory_difference WHERE deployment_id = ${deploymentId}`);
    cache.run(sql`DELETE FROM pass WHERE deployment_id = ${deploymentId}`);
  });
