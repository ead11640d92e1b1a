import { z } from 'zod';
import type { RemoteEntitlements, RemoteKey, SignInMethods } from '../account-port.ts';
import { lastSeen, text } from './scalars.ts';

/** `<id>-<secret>` (coder-api 1.2). */
const token = z.string().regex(/^[0-9A-Za-z]{10}-[0-9A-Za-z]{22}$/);
export const session = z.object({ session_token: token }).transform((row) => row.session_token);
export const newKey = z.object({ key: token }).transform((row) => row.key);

const BUTTON_LENGTH = 80;
const enabled = z.object({ enabled: z.boolean() });

/** `/users/authmethods`; older servers may leave a method out. */
export const signInMethods = z
  .object({
    password: enabled.nullish(),
    github: enabled.nullish(),
    oidc: enabled.extend({ signInText: text.nullish() }).nullish(),
  })
  .transform(
    ({ password, github, oidc }): SignInMethods => ({
      password: password?.enabled ?? false,
      github: github?.enabled ?? false,
      oidc: oidc?.enabled ? (oidc.signInText || 'OpenID Connect').slice(0, BUTTON_LENGTH) : null,
    }),
  );

/** An API key. `scope`, `scopes` and `allow_list` differ by generation and are not needed. */
export const key = z
  .object({
    id: z.string().min(1).max(64),
    token_name: text.nullish(),
    created_at: lastSeen,
    expires_at: lastSeen,
    last_used: lastSeen,
  })
  .transform(
    (row): RemoteKey => ({
      id: row.id,
      name: row.token_name || null,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
      lastUsedAt: row.last_used,
    }),
  );

const DAY_NANOSECONDS = 86_400e9;

/** Whole days; for ordinary users the figure is beyond what a number holds exactly, which days do not show. */
export const tokenLimitDays = z
  .object({ max_token_lifetime: z.number().positive() })
  .transform((row) => Math.floor(row.max_token_lifetime / DAY_NANOSECONDS));

const feature = z.object({ entitlement: z.string(), enabled: z.boolean() });

/** A grace period counts: the feature works. */
export const entitlements = z
  .object({
    features: z.record(z.string().max(128), feature),
    has_license: z.boolean(),
    trial: z.boolean().nullish(),
  })
  .transform(
    (row): RemoteEntitlements => ({
      build: row.trial ? 'trial' : row.has_license ? 'licensed' : 'none',
      features: new Map(
        Object.entries(row.features).map(([name, { entitlement, enabled: isOn }]) => [
          name,
          { entitled: entitlement !== 'not_entitled', enabled: isOn },
        ]),
      ),
    }),
  );

export const experimentNames = z
  .array(z.string().max(128))
  .nullable()
  .transform((names) => names ?? []);

export const rights = z.record(z.string(), z.boolean());

/** A field of roles from 2.28 on; null in custom ones, so only its being there tells. */
export const MEMBER_PERMISSIONS = 'organization_member_permissions';
export const rawRoles = z.array(z.record(z.string(), z.unknown())).max(10_000);
