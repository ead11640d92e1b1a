import type { DeploymentId, UserId } from '#shared/base/brand.ts';
import { toExactKey, toNameKey } from '#shared/core/people/paste/clean.ts';
import type { PastedEntry } from '#shared/core/people/paste/entry.ts';
import type { Scope } from '#shared/model/organization.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { sql } from '../../db/sql.ts';
import { listNamed, listUsernames, type NamedMember } from '../member.ts';

/** Somebody on the deployment, as far as a pasted list needs to tell them. */
export type KnownPerson = NamedMember & {
  /** In the organization of the list. */
  readonly isMember: boolean;
  /** The username of before by which they are meant; null: they are meant by what they have now. */
  readonly was: string | null;
};

/** Everybody whom the entries may mean: exactly by e-mail, username and id, and as proposals by display name. */
export type People = {
  readonly byEmail: (address: string) => readonly KnownPerson[];
  /** Whoever has it, and whoever had it before. */
  readonly byUsername: (username: string) => readonly KnownPerson[];
  readonly byId: (id: string) => readonly KnownPerson[];
  readonly byName: (name: string) => readonly KnownPerson[];
};

/** A username that somebody had before, as far as the copy saw it change; the database itself keeps the last of them. */
type FormerUsername = { readonly userId: UserId; readonly username: string };

/** All of them on a deployment, the last given up first. */
const listFormerUsernames = (cache: ReadHandle, deploymentId: DeploymentId): readonly FormerUsername[] =>
  cache.all<FormerUsername>(
    sql`SELECT user_id AS userId, username FROM former_username WHERE deployment_id = ${deploymentId}
      ORDER BY seq DESC`,
  );

/** "Smith Anna" of "Anna Smith": some forms write the surname first. */
const turnName = (name: string): string => {
  const [first = '', ...rest] = name.split(' ');
  return [...rest, first].join(' ');
};

const toWanted = (entries: readonly PastedEntry[]) => {
  const wanted = {
    email: new Set<string>(),
    username: new Set<string>(),
    id: new Set<string>(),
    name: new Set<string>(),
  };
  for (const entry of entries) {
    if (entry.kind !== 'grid' && entry.beside !== null) wanted.username.add(toExactKey(entry.beside));
    if (entry.kind === 'words') {
      for (const word of entry.words) wanted.username.add(toExactKey(word));
      if (!entry.isProse && entry.text !== null) wanted.name.add(toNameKey(entry.text));
      continue;
    }
    if (entry.kind === 'grid') {
      for (const cell of entry.rows.flatMap(({ cells }) => cells)) {
        wanted.username.add(toExactKey(cell));
        wanted.name.add(toNameKey(cell));
      }
      continue;
    }
    for (const address of entry.addresses) wanted.email.add(toAddressKey(address));
    if (entry.username !== null) wanted.username.add(toExactKey(entry.username));
    if (entry.id !== null) wanted.id.add(entry.id.toLowerCase());
    for (const name of [entry.name, entry.addresses.length > 0 ? entry.beside : null]) {
      if (name === null) continue;
      wanted.name.add(toNameKey(name));
      wanted.name.add(toNameKey(turnName(name)));
    }
  }
  return wanted;
};

const FOREIGN_HOST = /@[^@]*[^ -~][^@]*$/;

/** What addresses are compared by: a host in letters beyond ASCII is the same as in its form for machines (`xn--…`). */
const toAddressKey = (address: string): string => {
  if (!FOREIGN_HOST.test(address)) return toExactKey(address);
  const at = address.lastIndexOf('@') + 1;
  const { hostname } = URL.parse(`http://${address.slice(at)}`) ?? { hostname: address.slice(at) };
  return toExactKey(`${address.slice(0, at)}${hostname}`);
};

const NOBODY: readonly KnownPerson[] = [];

const createIndex = (wanted: ReadonlySet<string>, toKey: (text: string) => string) => {
  const found = new Map<string, KnownPerson[]>();
  return {
    put: (text: string, person: KnownPerson): void => {
      if (wanted.size === 0 || text === '') return;
      const key = toKey(text);
      if (!wanted.has(key)) return;
      const others = found.get(key);
      if (others === undefined) found.set(key, [person]);
      else others.push(person);
    },
    read: (text: string): readonly KnownPerson[] => found.get(toKey(text)) ?? NOBODY,
  };
};

/** Everybody on the deployment, once: as the list of the organization knows them when they are in it. */
const listEverybody = (cache: ReadHandle, scope: Scope): readonly KnownPerson[] => {
  const known = new Set<UserId>();
  const others = listNamed(cache, scope, 'elsewhere').filter(
    ({ userId }) => !known.has(userId) && known.add(userId),
  );
  return [
    ...listNamed(cache, scope, 'here').map((row) => ({ ...row, isMember: true, was: null })),
    ...others.map((row) => ({ ...row, isMember: false, was: null })),
  ];
};

/** People with a username that they have no more, as far as the copy saw them change it. */
const listFormer = (
  cache: ReadHandle,
  { deploymentId }: Scope,
  everybody: readonly KnownPerson[],
): readonly KnownPerson[] => {
  const former = listFormerUsernames(cache, deploymentId);
  if (former.length === 0) return NOBODY;
  const known = new Map(everybody.map((person) => [person.userId, person] as const));
  return former.flatMap(({ userId, username: was }) => {
    const person = known.get(userId);
    return person === undefined ? [] : [{ ...person, was }];
  });
};

/**
 * One walk over everybody on the deployment, however many entries: the copy has no index over addresses and names, and
 * a first copy would pay for it. Display names are only gone through once one is asked for.
 */
export const findPeople = (cache: ReadHandle, scope: Scope, entries: readonly PastedEntry[]): People => {
  const wanted = toWanted(entries);
  const emails = createIndex(wanted.email, toAddressKey);
  const usernames = createIndex(wanted.username, toExactKey);
  const ids = createIndex(wanted.id, (id) => id.toLowerCase());
  const everybody = listEverybody(cache, scope);
  for (const person of everybody) {
    emails.put(person.email, person);
    usernames.put(person.username, person);
    ids.put(person.userId, person);
  }
  for (const person of listFormer(cache, scope, everybody))
    if (person.was !== null && toExactKey(person.was) !== toExactKey(person.username))
      usernames.put(person.was, person);
  let names: ReturnType<typeof createIndex> | null = null;
  const byName = (name: string): readonly KnownPerson[] => {
    if (names === null) {
      names = createIndex(wanted.name, toNameKey);
      for (const person of everybody) names.put(person.name, person);
    }
    return [...new Set([...names.read(name), ...names.read(turnName(name))])];
  };
  return { byEmail: emails.read, byUsername: usernames.read, byId: ids.read, byName };
};

/** Whether a word is exactly somebody's username on the deployment. Everybody is gone through once, when it is first asked. */
export const createIsUsername = (cache: ReadHandle, { deploymentId }: Scope): ((word: string) => boolean) => {
  let known: ReadonlySet<string> | null = null;
  return (word) => {
    known ??= new Set(listUsernames(cache, deploymentId).map(toExactKey));
    return known.has(toExactKey(word));
  };
};
