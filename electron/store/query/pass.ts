import type { DeploymentId } from '#shared/base/brand.ts';
import type { ReadHandle } from '../db/handles.ts';
import { sql } from '../db/sql.ts';

/** When the copy of a deployment was read from the server, ISO 8601; null: never. */
export const findAsOf = (cache: ReadHandle, deploymentId: DeploymentId): string | null =>
  cache.get<{ as_of: string }>(sql`SELECT as_of FROM pass WHERE deployment_id = ${deploymentId}`)?.as_of ??
  null;
