import { keyed, type Route, type UserCall } from '../http/call.ts';
import { type Paging, readPaging, slicePage } from '../http/paging.ts';
import { canReadUser } from '../http/params.ts';
import { type Reply, rawJson } from '../http/reply.ts';
import type { User } from '../world/rows.ts';
import { shownUsers } from '../world/shown-rows.ts';
import type { World } from '../world/world.ts';
import { listedUserJson } from './shape-user.ts';
import { parseUserFilter } from './user-filter.ts';

const usernameOf = (world: World, id: string): string => world.users.get(id)?.username.toLowerCase() ?? '';

/** Ids after the cursor. It is looked up among all users, deleted ones too; an unknown one gives no rows. */
const cutAfter = (world: World, ids: readonly string[], afterId: string | undefined): readonly string[] => {
  if (afterId === undefined) return ids;
  if (!world.users.has(afterId)) return [];
  const cursor = usernameOf(world, afterId);
  const at = ids.findIndex((id) => usernameOf(world, id) > cursor);
  return at < 0 ? [] : ids.slice(at);
};

const page = (call: UserCall, paging: Paging, test?: (user: User) => boolean): Reply => {
  const { deployment, subject } = call;
  const { world } = deployment;
  const ids = cutAfter(world, shownUsers(world), paging.afterId);
  const readsAll = subject.can('read', { type: 'user' });
  const isMatch = (id: string): boolean => {
    const user = world.users.get(id);
    return user !== undefined && (test === undefined || test(user)) && canReadUser(call, user);
  };
  // Without a filter nobody needs to be looked at but those on the page.
  const rows = readsAll && test === undefined ? ids : ids.filter(isMatch);
  const shown = slicePage(rows, paging).flatMap((id) => {
    const user = world.users.get(id);
    return user === undefined ? [] : [listedUserJson(deployment, user)];
  });
  return {
    ...rawJson(200, `{"users":[${shown.join(',')}],"count":${shown.length === 0 ? 0 : rows.length}}`),
    list: { list: 'users', sorted: world.users.size, shown: shown.length },
  };
};

const list = (call: UserCall): Reply => {
  const filter = parseUserFilter(call.deployment, call.query.get('q') ?? '', 'user');
  if (!filter.ok) return filter.reply;
  const paging = readPaging(call.query);
  return paging.ok ? page(call, paging.value, filter.test) : paging.reply;
};

/** The list of users, filtered by what the caller may read. */
export const usersListRoutes: readonly Route[] = [keyed('GET', '/users', list)];
