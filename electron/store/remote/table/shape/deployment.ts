import { z } from 'zod';
import { optionalText, organizationId, text, userId, word } from '../../shape/scalars.ts';
import { count, flag, listOf, name, time } from './parts.ts';

/** Without a version it is not Coder's. */
export const buildInfo = z.object({
  version: text.pipe(z.string().min(1)),
  external_url: optionalText,
  dashboard_url: optionalText,
  deployment_id: optionalText,
  telemetry: flag,
  workspace_proxy: flag,
  upgrade_message: optionalText,
});

const feature = z.object({
  entitlement: word,
  enabled: flag,
  limit: z.number().nullish(),
  actual: z.number().nullish(),
});

/** Feature names are an open set. */
export const entitlements = z.object({
  features: z
    .record(z.string(), feature)
    .nullish()
    .transform((features) => features ?? {}),
  warnings: listOf(text, 1_000),
  errors: listOf(text, 1_000),
  has_license: flag,
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
  icon: optionalText,
  description: optionalText,
  created_at: time,
  updated_at: time,
  is_default: flag,
  /** Null before 2.35. */
  default_org_member_roles: z
    .array(name)
    .max(256)
    .nullish()
    .transform((roles) => roles ?? null),
});
export const organizations = z.array(organization).max(10_000);

/** A field that is not empty means that sync is on. */
export const syncSettings = z.object({ field: optionalText });
export const organizationSync = syncSettings.extend({ organization_assign_default: flag });

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

export const authMethods = z.object({
  terms_of_service_url: optionalText,
  password: z.object({ enabled: z.boolean() }),
  github: z.object({ enabled: z.boolean(), default_provider_configured: flag }),
  oidc: z.object({ enabled: z.boolean(), signInText: optionalText, iconUrl: optionalText }),
});

export const firstUser = z.object({ user_id: userId, organization_id: organizationId });
