import type { UserId } from '#shared/base/brand.ts';
import { toExactKey, toNameKey } from '#shared/core/pasted-names/clean.ts';
import type { Entry } from '#shared/core/pasted-names/entry.ts';
import type { ReadHandle } from '../../../db/handles.ts';
import { sql } from '../../../db/sql.ts';
import type { Scope } from '../scope.ts';

/** Somebody on the deployment, as far as a pasted list needs to tell them. */
export type Person = {
  readonly userId: UserId;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly status: string | null;
  /** In the organization of the list. */
  readonly isMember: boolean;
};

/** Everybody whom the entries may mean: exactly by e-mail, username and id, and as proposals by display name. */
export type People = {
  readonly byEmail: (address: string) => readonly Person[];
  readonly byUsername: (username: string) => readonly Person[];
  readonly byId: (id: string) => readonly Person[];
  readonly byName: (name: string) => readonly Person[];
};

/** "Smith Anna" of "Anna Smith": some forms write the surname first. */
const turnName = (name: string): string => {
  const [first = '', ...rest] = name.split(' ');
  return [...rest, first].join(' ');
};

const toWanted = (entries: readonly Entry[]) => {
  const wanted = {
    email: new Set<string>(),
    username: new Set<string>(),
    id: new Set<string>(),
    name: new Set<string>(),
  };
  for (const entry of entries) {
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
    for (const address of entry.addresses) wanted.email.add(toExactKey(address));
    if (entry.username !== null) wanted.username.add(toExactKey(entry.username));
    if (entry.id !== null) wanted.id.add(entry.id.toLowerCase());
    if (entry.name === null) continue;
    wanted.name.add(toNameKey(entry.name));
    wanted.name.add(toNameKey(turnName(entry.name)));
  }
  return wanted;
};

type Row = Omit<Person, 'isMember'>;

const NOBODY: readonly Person[] = [];

const ROWS = sql`SELECT m.user_id AS userId, m.username, m.name, m.email, m.status FROM member AS m
  JOIN organization AS o ON o.key = m.organization_key`;

const createIndex = (wanted: ReadonlySet<string>, toKey: (text: string) => string) => {
  const found = new Map<string, Person[]>();
  return {
    put: (text: string, person: Person): void => {
      if (wanted.size === 0 || text === '') return;
      const key = toKey(text);
      if (!wanted.has(key)) return;
      const others = found.get(key);
      if (others === undefined) found.set(key, [person]);
      else others.push(person);
    },
    read: (text: string): readonly Person[] => found.get(toKey(text)) ?? NOBODY,
  };
};

/**
 * One walk over everybody on the deployment, however many entries: the copy has no index over addresses and names, and
 * a first copy would pay for it. Each person counts once, as the list of the organization knows them when they are in it.
 */
export const findPeople = (cache: ReadHandle, scope: Scope, entries: readonly Entry[]): People => {
  const wanted = toWanted(entries);
  const emails = createIndex(wanted.email, toExactKey);
  const usernames = createIndex(wanted.username, toExactKey);
  const ids = createIndex(wanted.id, (id) => id.toLowerCase());
  const names = createIndex(wanted.name, toNameKey);
  const known = new Set<UserId>();
  const walk = (rows: readonly Row[], isMember: boolean): void => {
    for (const row of rows) {
      if (known.has(row.userId)) continue;
      known.add(row.userId);
      const person: Person = { ...row, isMember };
      emails.put(row.email, person);
      usernames.put(row.username, person);
      ids.put(row.userId, person);
      names.put(row.name, person);
    }
  };
  const { deploymentId, organizationId } = scope;
  walk(
    cache.all<Row>(sql`${ROWS} WHERE o.deployment_id = ${deploymentId} AND o.id = ${organizationId}`),
    true,
  );
  walk(
    cache.all<Row>(sql`${ROWS} WHERE o.deployment_id = ${deploymentId} AND o.id <> ${organizationId}`),
    false,
  );
  return {
    byEmail: emails.read,
    byUsername: usernames.read,
    byId: ids.read,
    byName: (name) => [...new Set([...names.read(name), ...names.read(turnName(name))])],
  };
};
