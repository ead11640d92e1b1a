import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import { createMemberWriter } from '../db/cache/member.ts';
import {
  listOrganizationKeys,
  moveOrganization,
  removeOrganization,
  saveOrganization,
  toWaitingRoom,
} from '../db/cache/organization.ts';
import { findPass } from '../db/cache/pass.ts';
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

  /** Erases what is left of a pass that did not end well, now or before a crash. */
  const clear = (): void => {
    for (const key of listOrganizationKeys(cache.write, room).values()) removeOrganization(cache.write, key);
  };

  return { open, write, adopt, clear };
};

export type Incoming = ReturnType<typeof createIncoming>;

/** For a deployment without a copy; null for one that has a copy to compare with. */
export const openIncoming = (cache: Copy, deploymentId: DeploymentId): Incoming | null =>
  findPass(cache.read, deploymentId) === null ? createIncoming(cache, deploymentId) : null;
