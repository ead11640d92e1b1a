import { createHash } from 'node:crypto';
import { type Environment, toGraver } from '#shared/model/deployment.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { sql } from '../sql.ts';

/** How a server is known again: by the id it tells of itself, and by where it is. */
type ServerMarks = { readonly serverId: string | null; readonly url: string };

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Without the scheme and the dot that ends a full name: the same server is the same server by any of its spellings. */
const toPlace = (url: string): string => {
  if (!URL.canParse(url)) return url;
  const { hostname, port, pathname } = new URL(url);
  return `${hostname.replace(/\.$/, '')}${port === '' ? '' : `:${port}`}${pathname.replace(/\/+$/, '')}`;
};

const toKeys = ({ serverId, url }: ServerMarks): readonly string[] => [
  hash(`place:${toPlace(url)}`),
  ...(serverId === null ? [] : [hash(`server:${serverId.toLowerCase()}`)]),
];

/** The gravest environment that a server was ever first kept as, whether it still is kept or not; null: never kept. */
export const findKnownServer = (journal: ReadHandle, marks: ServerMarks): Environment | null =>
  toKeys(marks)
    .map((key) =>
      journal.get<{ environment: Environment }>(sql`SELECT environment FROM known_server WHERE key = ${key}`),
    )
    .reduce<Environment | null>(
      (known, row) => (row === undefined ? known : toGraver(known ?? row.environment, row.environment)),
      null,
    );

/** Remembers what a server was first kept as. What is remembered never becomes less grave. */
export const rememberServer = (journal: WriteHandle, marks: ServerMarks, environment: Environment): void => {
  for (const key of toKeys(marks))
    journal.run(sql`INSERT INTO known_server (key, environment) VALUES (${key}, ${environment})
      ON CONFLICT (key) DO UPDATE SET environment = excluded.environment
      WHERE known_server.environment <> 'production' AND
        (excluded.environment = 'production' OR known_server.environment = 'other')`);
};
