import type { OrganizationId } from '../../base/brand.ts';
import { isRole } from '../../kinds/index.ts';
import { thingsOf } from '../../kinds/things.ts';
import type { Change } from '../../model/change.ts';
import type { Reach } from '../../model/reach.ts';
import { isRoleMoved } from '../roles/role-words.ts';
import { userIdOf } from './subject.ts';

/** Everybody who holds a role of an organization; null: not known. */
export type ListHolders = (organizationId: OrganizationId, role: string) => Iterable<string> | null;

/** Whom changes concern. Whoever holds a role that is moved counts as changed, and everybody counts once. */
export const countReach = (changes: readonly Change[], listHolders: ListHolders): Reach => {
  const people = new Set<string>();
  let [written, deleted, isKnown] = [0, 0, true];
  for (const change of changes) {
    if (!isRole(change)) {
      people.add(userIdOf(change));
      continue;
    }
    if (change.target.length === 0) deleted += 1;
    else written += 1;
    if (!isRoleMoved(change)) continue;
    const holders = listHolders(change.organizationId, change.roleName);
    if (holders === null) isKnown = false;
    for (const id of holders ?? []) people.add(id);
  }
  const things = thingsOf(changes.map(({ kind }) => kind));
  const counts = { changes: changes.length, written, deleted, people: people.size, isKnown };
  return things === undefined ? counts : { ...counts, things };
};
