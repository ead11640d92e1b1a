import { z } from 'zod';
import { optionalText, organizationId, text, userId, word } from '../../shape/scalars.ts';
import { count, flag, MAX_ITEMS, slimRoles, time } from './parts.ts';

/** What PUT roles and POST member answer: no user data (coder-api 3.5). */
export const bareMember = z.object({
  user_id: userId,
  organization_id: organizationId,
  created_at: time,
  updated_at: time,
  roles: slimRoles,
});

/** A member with user data. What came with 2.32 is null where the server is older. */
export const member = bareMember.extend({
  username: text,
  name: optionalText,
  avatar_url: optionalText,
  /** Empty for service accounts, so not a key. */
  email: optionalText,
  global_roles: slimRoles.nullish().transform((roles) => roles ?? []),
  status: word,
  login_type: word,
  last_seen_at: time,
  user_created_at: time,
  user_updated_at: time,
  is_service_account: flag,
  has_ai_seat: flag,
});

/** Never null: taking that for nobody could empty a list. */
export const members = z.array(member).max(MAX_ITEMS);

const page = z.object({ members: z.array(member).max(MAX_ITEMS), count });

/** The server sends one object; its description promises an array of them, and one such is taken as well. */
export const memberPage = z.union([page, z.tuple([page]).transform(([only]) => only)]);
