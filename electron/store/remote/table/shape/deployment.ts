import { z } from 'zod';
import { count, flag, listOf, loosely, name, time } from './parts.ts';
import { roleNameList } from './role-names.ts';
import { optionalText, organizationId, text, userId, word } from './scalars.ts';

/** Without a version it is not Coder's. */
export const buildInfo = z.object({
  version: text.pipe(z.string().min(1)),
  external_url: loosely(optionalText, ''),
  dashboard_url: loosely(optionalText, ''),
  deployment_id: z
    .string()
    .max(128)
    .nullish()
    .transform((id) => id || null),
  telemetry: loosely(flag, false),
  workspace_proxy: loosely(flag, false),
  upgrade_message: loosely(optionalText, ''),
});

const feature = z.object({
  entitlement: z.string(),
  enabled: z.boolean(),
  limit: loosely(z.number().nullish(), null),
  actual: loosely(z.number().nullish(), null),
});

/** Feature names are an open set. */
export const entitlements = z.object({
  features: z.record(z.string().max(128), feature),
  warnings: loosely(listOf(text, 1_000), []),
  errors: loosely(listOf(text, 1_000), []),
  has_license: z.boolean(),
  trial: flag,
});

export const names = listOf(name);
export const safeNames = z.object({ safe: listOf(name) });
export const scopes = z.object({ external: listOf(name) });

/** Answers by the keys of the question. */
export const verdicts = z.record(z.string(), z.boolean());

export const organization = z.object({
  id: organizationId,
  name: text,
  display_name: optionalText,
  icon: loosely(optionalText, ''),
  description: loosely(optionalText, ''),
  created_at: loosely(time, null),
  updated_at: loosely(time, null),
  is_default: flag,
  /** Null before 2.35. */
  default_org_member_roles: roleNameList.nullish().transform((roles) => roles ?? null),
});

/** Each once: two rows for one organization would be two truths about its members. */
export const organizations = z
  .array(organization)
  .max(10_000)
  .refine((rows) => new Set(rows.map((row) => row.id)).size === rows.length, 'the same organization twice');

/** A field that is not empty means that sync is on. */
export const syncSettings = z.object({ field: optionalText });
export const organizationSync = syncSettings.extend({ organization_assign_default: loosely(flag, false) });

/** No `old`: nothing was there before; no `new`: nothing is after; a secret shows neither (coder-api 3.6). */
const auditField = z.object({ old: z.unknown().optional(), new: z.unknown().optional(), secret: flag });

const auditRow = z.object({
  id: z.string().max(64),
  request_id: z.string().max(64).nullish(),
  time,
  action: word,
  resource_type: word,
  resource_id: z.string().max(64).nullish(),
  resource_target: optionalText,
  status_code: z.number().int(),
  description: optionalText,
  diff: z
    .record(z.string(), auditField)
    .nullish()
    .transform((diff) => diff ?? {}),
  /** Null when the user is gone. */
  user: z
    .object({ id: userId, username: text })
    .nullish()
    .transform((user) => user ?? null),
});

/**
 * From 2.32 the count stops at `count_cap` + 1. A row that cannot be read is counted and left out: what others did, in
 * whatever words, must not hide the rows beside it.
 */
export const auditPage = z
  .object({ audit_logs: listOf(auditRow.nullable().catch(null)), count, count_cap: count.nullish() })
  .transform((page) => {
    const rows = page.audit_logs.flatMap((row) => (row === null ? [] : [row]));
    return { ...page, audit_logs: rows, unreadable: page.audit_logs.length - rows.length };
  });

export const passwordVerdict = z.object({ valid: z.boolean(), details: optionalText });

const OFF = { enabled: false } as const;

/** A way to sign in. A server that leaves it out does not have it. */
const method = <More extends z.ZodRawShape>(more: More) =>
  z.preprocess((told) => told ?? OFF, z.object({ enabled: z.boolean(), ...more }));

export const authMethods = z.object({
  terms_of_service_url: loosely(optionalText, ''),
  password: method({}),
  github: method({ default_provider_configured: loosely(flag, false) }),
  oidc: method({ signInText: optionalText, iconUrl: loosely(optionalText, '') }),
});

export const firstUser = z.object({ user_id: userId, organization_id: organizationId });
