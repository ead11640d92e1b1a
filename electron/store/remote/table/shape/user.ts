import { z } from 'zod';
import { roleNameList } from '../../shape/role-names.ts';
import { optionalText, organizationId, text, userId, word } from '../../shape/scalars.ts';
import { count, flag, listOf, MAX_ITEMS, name, slimRoles, time } from './parts.ts';

/** A user. `updated_at` moves on mere activity, so it is no version (coder-api 9, trap 6). */
export const user = z.object({
  id: userId,
  username: text,
  name: optionalText,
  avatar_url: optionalText,
  /** Empty for service accounts. */
  email: optionalText,
  created_at: time,
  updated_at: time,
  /** Null: never. */
  last_seen_at: time,
  status: word,
  login_type: word,
  /** Null in the list for somebody in no organization. */
  organization_ids: listOf(organizationId),
  roles: slimRoles,
  is_service_account: flag,
  has_ai_seat: flag,
});

export const userPage = z.object({ users: z.array(user).max(MAX_ITEMS), count });

/** Role names, not the User of the description. */
export const userRoles = z.object({
  roles: roleNameList.nullish().transform((names) => names ?? []),
  organization_roles: z
    .record(z.string(), roleNameList.nullable())
    .nullish()
    .transform((byOrganization) =>
      Object.entries(byOrganization ?? {}).map(([id, names]) => ({
        organization_id: id.toLowerCase(),
        roles: names ?? [],
      })),
    ),
});

export const loginType = z.object({ login_type: word });

/** Only what the server knows: themes from 2.34 are null before. */
export const appearance = z.object({
  theme_preference: optionalText,
  terminal_font: optionalText,
  theme_mode: word,
  theme_light: word,
  theme_dark: word,
});

/** Each came with another release (2.29 to 2.34); null: this server does not have it, or it is not set. */
export const preferences = z.object({
  task_notification_alert_dismissed: flag,
  thinking_display_mode: word,
  shell_tool_display_mode: word,
  code_diff_display_mode: word,
  agent_chat_send_shortcut: word,
});

export const parameters = listOf(z.object({ name, value: text }));

export const sshKey = z.object({ user_id: userId, created_at: time, updated_at: time, public_key: text });
