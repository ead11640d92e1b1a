import { z } from 'zod';
import { flag, loosely, MAX_ITEMS, slimRoles, time } from './parts.ts';
import { optionalText, organizationId, userId, word } from './scalars.ts';

/** What PUT roles and POST member answer: no user data (coder-api 3.5). */
export const bareMember = z.object({
  user_id: userId,
  organization_id: organizationId,
  created_at: loosely(time, null),
  updated_at: loosely(time, null),
  roles: slimRoles,
});

/**
 * A member with user data, of whom only the roles are believed. What came with 2.32 is null where the server is older.
 */
export const member = bareMember.extend({
  username: loosely(optionalText, ''),
  name: loosely(optionalText, ''),
  avatar_url: loosely(optionalText, ''),
  /** Empty for service accounts, so not a key. */
  email: loosely(optionalText, ''),
  global_roles: loosely(slimRoles, []),
  status: loosely(word, null),
  login_type: loosely(word, null),
  last_seen_at: loosely(time, null),
  user_created_at: loosely(time, null),
  user_updated_at: loosely(time, null),
  is_service_account: loosely(flag, false),
  has_ai_seat: loosely(flag, false),
});

/** Never null: taking that for nobody could empty a list. */
export const members = z.array(member).max(MAX_ITEMS);
