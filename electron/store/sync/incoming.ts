import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import { createMemberWriter } from '../db/cache/member.ts';
import {
  listOrganizationKeys,
  moveOrganization,
  removeOrganization,
  removeSomeMembers,
  saveOrganization,
  toWaitingRoom,
} from '../db/cache/organization.ts';
import { findPass } from '../db/cache/pass.ts';
import { moveRoles, type RoleRecord, removeRoles, replaceRoles } from '../db/cache/role.ts';
import type { Copy } from '../db/copies.ts';
import type { RemoteOrganization } from '../remote/port.ts';
import type { MemberChange } from './comparison.ts';
import { toSearch, toSortKey } from './member-columns.ts';

/**
 * The first copy of a deployment, written page by page while the next pages are on their way, out of everybody's
 * sight; `adopt` shows it, inside the transaction of the pass. Writing 100,000 people at the end instead would hold
 * up every question for more than a second. Later copies write only what differs, and need none of this.
 */
export const createIncoming = (cache: Copy, deploymentId: DeploymentId) => {
  const room = toWaitingRoom(deploymentId);
  const writer = createMemberWriter(cache.write);

  /** The key under which an organization's people are written. */
  const open = (organization: RemoteOrganization): number =>
    saveOrganization(cache.write, room, { ...organization, roleSync: null });

  const write = (key: number, changes: readonly MemberChange[]): void =>
    cache.write.transaction(() => {
      for (const { before, after } of changes) {
        const { username } = after;
        if (before === null) writer.insert(key, after, toSearch(after), toSortKey(username));
        else writer.update(before.key, after, toSearch(after), toSortKey(username));
      }
    });

  /** Puts what was written for an organization in its place; nothing when nothing was. */
  const adopt = (organizationId: OrganizationId): void => {
    const key = listOrganizationKeys(cache.write, room).get(organizationId);
    if (key !== undefined) moveOrganization(cache.write, key, deploymentId);
  };

  return { open, write, adopt };
};

export type Incoming = ReturnType<typeof createIncoming>;

/** Rows erased in one go: what a stopped deployment left may be millions, and nobody else waits for that. */
const ERASED_AT_ONCE = 1_000;

/**
 * The roles of each organization, written as they are read: a deployment with many of them is never held whole.
 * `adopt` shows them, inside the transaction of the pass.
 */
export const createRoleRoom = ({ write: cache }: Copy, deploymentId: DeploymentId) => {
  const room = toWaitingRoom(deploymentId);
  return {
    /** Null: the site roles. */
    write: (organizationId: OrganizationId | null, rows: readonly RoleRecord[]): void =>
      cache.transaction(() => replaceRoles(cache, room, organizationId, rows)),
    adopt: (): void => moveRoles(cache, room, deploymentId),
  };
};

export type RoleRoom = ReturnType<typeof createRoleRoom>;

/** Erases what is left of a pass that did not end well, now or before a crash, a little at a time. */
export const clearRoom = async (
  { write: cache }: Copy,
  deploymentId: DeploymentId,
  rest: () => Promise<void>,
): Promise<void> => {
  const room = toWaitingRoom(deploymentId);
  removeRoles(cache, room);
  for (const key of listOrganizationKeys(cache, room).values()) {
    while (removeSomeMembers(cache, key, ERASED_AT_ONCE)) await rest();
    removeOrganization(cache, key);
  }
};

/** For a deployment without a copy; null for one that has a copy to compare with. */
export const openIncoming = (cache: Copy, deploymentId: DeploymentId): Incoming | null =>
  findPass(cache.read, deploymentId) === null ? createIncoming(cache, deploymentId) : null;
