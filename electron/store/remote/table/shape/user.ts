import { z } from 'zod';
import { flag, listOf, loosely, name, slimRoles, time } from './parts.ts';
import { roleNameList } from './role-names.ts';
import { optionalText, organizationId, text, userId, word } from './scalars.ts';

/** A user. `updated_at` moves on mere activity, so it is no version (coder-api 9, trap 6). */
export const user = z.object({
  id: userId,
  username: text,
  name: loosely(optionalText, ''),
  avatar_url: loosely(optionalText, ''),
  /** Empty for service accounts. */
  email: loosely(optionalText, ''),
  created_at: loosely(time, null),
  updated_at: loosely(time, null),
  /** Null: never. */
  last_seen_at: loosely(time, null),
  status: word,
  login_type: loosely(word, null),
  /** Null in some answers for somebody in no organization (coder-api 1.6). */
  organization_ids: z
    .array(organizationId)
    .max(10_000)
    .nullish()
    .transform((ids) => ids ?? []),
  roles: slimRoles,
  is_service_account: loosely(flag, false),
  has_ai_seat: loosely(flag, false),
});

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
