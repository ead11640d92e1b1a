import type { Notification } from './account-rows.ts';
import type { World } from './world.ts';

/** Ids of all living site owners and user admins: those who hear of accounts being made, stopped and deleted. */
export const accountAdmins = (world: World): readonly string[] =>
  [...world.users.values()]
    .filter((user) => !user.deleted && user.roles.some((role) => role === 'owner' || role === 'user-admin'))
    .map((user) => user.id);

/** Records one notification per recipient. */
export const notify = (
  world: World,
  recipientIds: readonly string[],
  message: Omit<Notification, 'recipientId'>,
): void => {
  for (const recipientId of recipientIds) world.notifications.push({ ...message, recipientId });
};
