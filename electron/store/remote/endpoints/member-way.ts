import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { fail, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { Client } from '../client.ts';
import type { CallOptions } from '../port.ts';

/**
 * One way to ask for a person's roles. `next`: this server cannot be asked that way, never try it again;
 * `next-for-now`: it did not help this time.
 */
export type Way = (
  client: Client,
  organization: OrganizationId,
  user: UserId,
  o: CallOptions | undefined,
) => Promise<Result<readonly string[], RemoteFailure | 'member-gone'> | 'next' | 'next-for-now'>;

/** The answer when the server says, in so many words, that the person is not a member. */
export const memberGone = () =>
  fail(
    'member-gone',
    'This person is not a member of the organization any more. Sync to bring the list up to date.',
  );
