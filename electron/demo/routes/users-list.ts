import { keyed, type Route, type UserCall } from '../http/call.ts';
import { type Paging, readPaging, slicePage } from '../http/paging.ts';
import { canReadUser } from '../http/params.ts';
import { type Reply, rawJson } from '../http/reply.ts';
import type { User } from '../world/rows.ts';
import { usersInOrder } from '../world/world.ts';
import { listedUserJson } from './shape-user.ts';
import { parseUserFilter } from './user-filter.ts';

const page = (call: UserCall, paging: Paging, test: (user: User) => boolean): Reply => {
  const { deployment } = call;
  const { world } = deployment;
  const order = usersInOrder(world);
  // The cursor is looked up among all users, deleted ones too; an unknown one compares with NULL: no rows.
  const cursor = paging.afterId === undefined ? undefined : world.users.get(paging.afterId);
  const isLost = paging.afterId !== undefined && cursor === undefined;
  const ids = isLost ? [] : order.ids.slice(cursor === undefined ? 0 : order.after(cursor.username));
  const rows = ids.flatMap((id) => {
    const user = world.users.get(id);
    const isShown =
      user !== undefined && !user.deleted && !user.system && test(user) && canReadUser(call, user);
    return isShown ? [user] : [];
  });
  const shown = slicePage(rows, paging).map((user) => listedUserJson(deployment, user));
  return rawJson(200, `{"users":[${shown.join(',')}],"count":${shown.length === 0 ? 0 : rows.length}}`);
};

const list = (call: UserCall): Reply => {
  const filter = parseUserFilter(call.deployment, call.query.get('q') ?? '', 'user');
  if (!filter.ok) return filter.reply;
  const paging = readPaging(call.query);
  return paging.ok ? page(call, paging.value, filter.test ?? (() => true)) : paging.reply;
};

/** The list of users, filtered by what the caller may read. */
export const usersListRoutes: readonly Route[] = [keyed('GET', '/users', list)];
