import type { UserId } from '#shared/base/brand.ts';
import { toExactKey, toNameKey } from '#shared/core/pasted-names/clean.ts';
import type { PastedName } from '#shared/core/pasted-names/name.ts';
import type { ReadHandle } from '../../../db/handles.ts';
import { sql } from '../../../db/sql.ts';
import { findOrganizationKey, type Scope } from '../scope.ts';

/** Somebody of the list, as far as a choice needs it. */
export type Candidate = {
  readonly userId: UserId;
  readonly username: string;
  readonly name: string;
  readonly email: string;
};

/** Whom a text names exactly: members by username and by e-mail; and is it known in other lists. */
export type Hits = {
  readonly usernames: readonly Candidate[];
  readonly emails: readonly Candidate[];
  readonly isElsewhere: boolean;
};

const NOBODY: readonly Candidate[] = [];

/** Members by what was asked for: exactly, or by display name. */
export type LookUp = {
  readonly exact: (text: string) => Hits;
  readonly byName: (text: string) => readonly Candidate[];
};

type Row = {
  readonly organization_key: number;
  readonly user_id: UserId;
  readonly username: string;
  readonly name: string;
  readonly email: string;
};

const toCandidate = ({ user_id, username, name, email }: Row): Candidate => ({
  userId: user_id,
  username,
  name,
  email,
});

/** Only addresses have the sign. */
export const isAddress = (text: string): boolean => text.includes('@');

/** Addresses are looked for as such, anything else as a username (when it is a name) and as a display name. */
const toWanted = (names: readonly PastedName[]) => {
  const exact = new Set<string>();
  const named = new Set<string>();
  for (const { value, also } of names) {
    exact.add(toExactKey(value));
    if (!isAddress(value)) named.add(toNameKey(value));
    if (also === null) continue;
    if (isAddress(also)) exact.add(toExactKey(also));
    else named.add(toNameKey(also));
  }
  return { exact, named };
};

const push = (hits: Map<string, Candidate[]>, key: string, one: Candidate): void => {
  const found = hits.get(key);
  if (found === undefined) hits.set(key, [one]);
  else found.push(one);
};

/**
 * Whom the names and their neighbours mean in one list. One walk over the deployment's members, however many names:
 * the copy has no index over addresses and names, and a first copy would pay for it.
 */
export const lookUp = (cache: ReadHandle, scope: Scope, names: readonly PastedName[]): LookUp => {
  const here = findOrganizationKey(cache, scope);
  const wanted = toWanted(names);
  const usernames = new Map<string, Candidate[]>();
  const emails = new Map<string, Candidate[]>();
  const named = new Map<string, Candidate[]>();
  const elsewhere = new Set<string>();
  const rows = cache.all<Row>(
    sql`SELECT m.organization_key, m.user_id, m.username, m.name, m.email FROM member AS m
      JOIN organization AS o ON o.key = m.organization_key WHERE o.deployment_id = ${scope.deploymentId}`,
  );
  for (const row of rows) {
    const username = toExactKey(row.username);
    const email = toExactKey(row.email);
    if (row.organization_key !== here) {
      if (wanted.exact.has(username)) elsewhere.add(username);
      if (wanted.exact.has(email)) elsewhere.add(email);
      continue;
    }
    const name = wanted.named.size === 0 ? '' : toNameKey(row.name);
    if (wanted.exact.has(username)) push(usernames, username, toCandidate(row));
    if (wanted.exact.has(email)) push(emails, email, toCandidate(row));
    if (wanted.named.has(name)) push(named, name, toCandidate(row));
  }
  return {
    exact: (text) => {
      const key = toExactKey(text);
      return {
        usernames: usernames.get(key) ?? NOBODY,
        emails: emails.get(key) ?? NOBODY,
        isElsewhere: elsewhere.has(key),
      };
    },
    byName: (text) => named.get(toNameKey(text)) ?? NOBODY,
  };
};
