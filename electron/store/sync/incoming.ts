import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import type { Clock } from '#shared/base/ports.ts';
import { createMemberWriter, removeSomeMembers } from '../copy/member.ts';
import {
  listOrganizationKeys,
  moveOrganization,
  removeOrganization,
  saveOrganization,
  toIncomingId,
} from '../copy/organization.ts';
import { findPass } from '../copy/pass.ts';
import {
  listRoleMoves,
  moveRoles,
  type RoleMove,
  type RoleRecord,
  removeRoles,
  replaceRoles,
} from '../copy/role.ts';
import type { Copy } from '../db/copies.ts';
import type { RemoteOrganization } from '../remote/port.ts';
import type { MemberChange } from './comparison.ts';

/** Rows committed together. Ids are random, so that each row may touch a page of their index of its own. */
const ROWS_TOGETHER = { least: 4_000, most: 20_000 } as const;
/** As long as that a commit may hold up everybody else. */
const COMMIT_MS = 80;

type Work = { readonly signal: AbortSignal; readonly clock: Pick<Clock, 'monotonicMs'> };

/** Commits as many rows at a time as this computer writes without holding others up. */
const createWriting = (cache: Copy, { signal, clock }: Work) => {
  const batch = cache.write.openBatch(signal);
  let rows = 0;
  let together: number = ROWS_TOGETHER.least;
  const commit = (): void => {
    const since = clock.monotonicMs();
    batch.commit();
    const fits = (together * COMMIT_MS) / Math.max(1, clock.monotonicMs() - since);
    together = Math.min(Math.max(fits, together / 2, ROWS_TOGETHER.least), 2 * together, ROWS_TOGETHER.most);
    rows = 0;
  };
  return {
    run: (count: number, work: () => void): void => {
      batch.run(work);
      rows += count;
      if (rows >= together) commit();
    },
    commit,
    drop: batch.drop,
  };
};

/**
 * The first copy of a deployment, written page by page while the next pages are on their way, out of everybody's
 * sight; `adopt` shows it, inside the transaction of the pass. Writing 100,000 people at the end instead would hold
 * up every question for more than a second. Later copies write only what differs, and need none of this. Committed
 * page by page, 64 MB of copy cost 550 MB of enciphered writes: each page of people touches nearly the whole index of ids.
 */
export const createIncoming = (cache: Copy, deploymentId: DeploymentId, work: Work) => {
  const incomingId = toIncomingId(deploymentId);
  const writer = createMemberWriter(cache.write);
  const writing = createWriting(cache, work);

  /** The key under which an organization's people are written. */
  const open = (organization: RemoteOrganization): number =>
    saveOrganization(cache.write, incomingId, { ...organization, roleSync: null });

  const write = (key: number, changes: readonly MemberChange[]): void =>
    writing.run(changes.length, () => {
      for (const { before, after } of changes) {
        if (before === null) writer.insert(key, after);
        else writer.update(before.key, after);
      }
    });

  /** Puts what was written for an organization in its place; nothing when nothing was. */
  const adopt = (organizationId: OrganizationId): void => {
    const key = listOrganizationKeys(cache.write, incomingId).get(organizationId);
    if (key !== undefined) moveOrganization(cache.write, key, deploymentId);
  };

  return {
    open,
    write,
    adopt,
    /** To be called before `adopt`, and before anything else writes. */
    commit: writing.commit,
    /** Takes back what was not committed: the end of a pass that did not end well. */
    drop: writing.drop,
  };
};

export type Incoming = ReturnType<typeof createIncoming>;

/** Rows erased in one go: what a stopped deployment left may be millions, and nobody else waits for that. */
const ERASED_AT_ONCE = 1_000;

/**
 * The roles of each organization, written as they are read: a deployment with many of them is never held whole.
 * `adopt` shows them, inside the transaction of the pass.
 */
export const createIncomingRoles = ({ write: cache }: Copy, deploymentId: DeploymentId) => {
  const incomingId = toIncomingId(deploymentId);
  return {
    write: (organizationId: OrganizationId, rows: readonly Omit<RoleRecord, 'organizationId'>[]): void =>
      cache.transaction(() => replaceRoles(cache, incomingId, organizationId, rows)),
    /** Custom roles that will be others once adopted, some at a time behind `last`. */
    listMoves: (last: RoleMove | null, most: number): readonly RoleMove[] =>
      listRoleMoves(cache, { from: deploymentId, to: incomingId }, last, most),
    adopt: (): void => moveRoles(cache, incomingId, deploymentId),
  };
};

export type IncomingRoles = ReturnType<typeof createIncomingRoles>;

/** Erases what is left of a pass that did not end well, now or before a crash, a little at a time. */
export const clearIncoming = async (
  { write: cache }: Copy,
  deploymentId: DeploymentId,
  rest: () => Promise<void>,
): Promise<void> => {
  const incomingId = toIncomingId(deploymentId);
  removeRoles(cache, incomingId);
  for (const key of listOrganizationKeys(cache, incomingId).values()) {
    while (removeSomeMembers(cache, key, ERASED_AT_ONCE)) await rest();
    removeOrganization(cache, key);
  }
};

/** For a deployment without a copy; null for one that has a copy to compare with. */
export const openIncoming = (cache: Copy, deploymentId: DeploymentId, work: Work): Incoming | null =>
  findPass(cache.read, deploymentId) === null ? createIncoming(cache, deploymentId, work) : null;
