import { error, type Reply } from '../http/reply.ts';
import { findAllowEntryProblem, findAllowListProblem } from '../rules/allow-list.ts';
import type { Traits } from '../rules/generation.ts';
import { publicScopes } from '../rules/scopes.ts';
import type { User } from '../world/rows.ts';
import { DEFAULT_LIFETIME_SECONDS, maxLifetimeSeconds } from './token-lifetime.ts';

/** The message of everything that goes wrong while a key is made. */
export const FAILED = 'Failed to create API key.';

const NANOS = 1_000_000_000;

const LEGACY: Readonly<Record<string, string>> = {
  all: 'coder:all',
  application_connect: 'coder:application_connect',
};

const invalidScope = (scope: string): Reply =>
  error(500, FAILED, `generate API key: invalid API key scope: "${scope}"`);

/** The scopes of the new token in canonical form, or the refusal. Before 2.27 there is only the one of `scope`. */
export const readScopes = (
  traits: Traits,
  body: { readonly scope: string; readonly scopes: readonly string[] },
): readonly string[] | Reply => {
  const legacy = body.scope === '' ? [] : [body.scope];
  if (!traits.keyScopes) {
    const unknown = legacy.find((scope) => !(scope in LEGACY));
    if (unknown !== undefined) return invalidScope(unknown);
    return legacy.length === 0 ? ['coder:all'] : legacy.map((scope) => LEGACY[scope] ?? scope);
  }
  const known = publicScopes(traits.minor);
  const unknown = [...body.scopes, ...legacy].find((scope) => !known.includes(scope) && !(scope in LEGACY));
  if (unknown !== undefined) return error(400, FAILED, `invalid or unsupported API key scope: "${unknown}"`);
  // The legacy word passes the public check and fails when the key is made.
  const trap = body.scopes.find((scope) => scope in LEGACY);
  if (trap !== undefined) return invalidScope(trap);
  const all = [...body.scopes, ...legacy.map((scope) => LEGACY[scope] ?? scope)];
  return all.length === 0 ? ['coder:all'] : [...new Set(all)].sort();
};

/** The lifetime in seconds; asked for in nanoseconds, 0 for the default, and limited by whose token it is. */
export const readLifetime = (lifetime: number, user: User): number | Reply => {
  if (lifetime === 0) return DEFAULT_LIFETIME_SECONDS;
  const refuse = (detail: string): Reply => error(400, 'Failed to validate create API key request.', detail);
  if (lifetime < 0) return refuse('lifetime must be positive number greater than 0');
  const maximum = maxLifetimeSeconds(user);
  if (lifetime / NANOS > maximum) return refuse(`lifetime must be less than ${maximum / 3600}h0m0s`);
  return Math.floor(lifetime / NANOS);
};

/** Entries are parsed while the body is decoded, so a bad one counts as bad JSON. */
export const badAllowEntry = ({ minor }: Traits, entries: readonly string[]): Reply | undefined => {
  const detail = entries
    .map((entry) => findAllowEntryProblem(minor, entry))
    .find((problem) => problem !== undefined);
  return detail === undefined ? undefined : error(400, 'Request body must be valid JSON.', detail);
};

/** The list as a whole is looked at when the key is made. */
export const tooLongAllowList = (entries: readonly string[]): Reply | undefined => {
  const detail = findAllowListProblem(entries);
  return detail === undefined ? undefined : error(400, FAILED, detail);
};
