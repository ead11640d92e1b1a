import type { DeploymentId } from '#shared/base/brand.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { sql } from '../../db/sql.ts';

/** Where the list of users came from; see `user.count` in the contract. */
export type UsersFrom = 'none' | 'members' | 'all';

/** Where the list of users in the copy came from. */
export const findUsersFrom = (cache: ReadHandle, deploymentId: DeploymentId): UsersFrom =>
  cache.get<{ users: UsersFrom }>(sql`SELECT users FROM pass WHERE deployment_id = ${deploymentId}`)?.users ??
  'none';
