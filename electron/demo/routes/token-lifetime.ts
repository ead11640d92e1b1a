import type { User } from '../world/rows.ts';

const HOUR = 3600;

/** Lifetime of a token when none is asked for: seven days. */
export const DEFAULT_LIFETIME_SECONDS = 168 * HOUR;

/** The longest lifetime a token of this user may have; site owners are limited to a week. */
export const maxLifetimeSeconds = (user: User): number =>
  (user.roles.includes('owner') ? 168 : 876_600) * HOUR;
