import { z } from 'zod';
import type { DeploymentId, UserId } from '../base/brand.ts';
import { fail } from '../base/result.ts';
import { COLOURS, ENVIRONMENTS, type Environment, PROXY_MODES } from './deployment-choices.ts';

export type { Colour, Environment, IdleMinutes, ProxyMode } from './deployment-choices.ts';

/** The one of two in which a mistake does more harm. */
export const toGraver = (a: Environment, b: Environment): Environment =>
  ENVIRONMENTS.indexOf(a) <= ENVIRONMENTS.indexOf(b) ? a : b;

/** What it is unless somebody chose: production is locked again, the rest stays as it was left. Null: never. */
export const toUsualIdleMinutes = (environment: Environment): number | null =>
  environment === 'production' ? 15 : null;

/**
 * Where the token is: in the OS keychain; only in memory until quit; in a keychain that does not answer now
 * (see the causes; never read as "no account"); or nowhere, since somebody signed out.
 */
export const CREDENTIALS = ['keychain', 'session', 'unavailable', 'none'] as const;
export type Credential = (typeof CREDENTIALS)[number];

/**
 * Why a keychain does not give out a token, or take one: it is locked, has no keyring yet, does not answer, has several items of the
 * name, or one that is no text or not this token; it answers and has none; there is none that we can use.
 */
export const CREDENTIAL_CAUSES = [
  'locked',
  'no-keyring',
  'no-answer',
  'several',
  'unreadable',
  'other-item',
  'gone',
  'no-keychain',
] as const;
export type CredentialCause = (typeof CREDENTIAL_CAUSES)[number];

/** The id of a deployment, as it comes in. */
export const deploymentIdSchema = z
  .string()
  .min(1)
  .max(64)
  .transform((id) => id as DeploymentId);
/** The id of a user, as it comes in; letters become small ones, as the server writes them. */
export const userIdSchema = z.guid().transform((id) => id.toLowerCase() as UserId);

/** A certificate that a deployment trusts beside the system's. `sha256` is lower-case hex in pairs with colons. */
export const certificateSchema = z.object({
  subject: z.string(),
  sha256: z.string(),
  /** ISO 8601. */
  validTo: z.string(),
});
export type Certificate = z.output<typeof certificateSchema>;

/** A Coder server that Rollcall keeps, as the window may know it: never with its token. */
export const deploymentSchema = z.object({
  id: deploymentIdSchema,
  name: z.string(),
  url: z.string(),
  kind: z.enum(['remote', 'demo']),
  environment: z.enum(ENVIRONMENTS),
  colour: z.enum(COLOURS),
  credential: z.enum(CREDENTIALS),
  /**
   * With the credential `unavailable` why, and what to do, in a sentence; with `session` why the keychain did not take
   * the token. Null otherwise.
   */
  credentialProblem: z.object({ cause: z.enum(CREDENTIAL_CAUSES), message: z.string() }).nullable(),
  /** Who the token acts as; null before the first successful sign-in on this machine. */
  actor: z.object({ userId: userIdSchema, username: z.string() }).nullable(),
  /** Version string the server last told, or null. */
  version: z.string().nullable(),
  /** The lock against applying: no token scope covers members and roles, so Rollcall holds back by itself. */
  readOnly: z.boolean(),
  /** It is locked again after so many minutes without a person; null: never. */
  idleMinutes: z.number().int().nullable(),
  /** Why it is locked, in a sentence, when no person locked it; null otherwise. */
  lockNote: z.string().nullable(),
  /** Certificates trusted for this deployment alone; empty: only the system's. */
  trust: z.array(certificateSchema).readonly(),
  /** `url` is set in mode `manual` only. The name and password of the proxy are in the keychain or the session. */
  proxy: z.object({ mode: z.enum(PROXY_MODES), url: z.string().nullable(), hasCredentials: z.boolean() }),
});
export type Deployment = z.output<typeof deploymentSchema>;

/** The answer to whatever is asked about a deployment that was removed, perhaps while a question was open. */
export const NOT_KEPT = fail('unknown-deployment', 'Rollcall does not keep this deployment any more.');
