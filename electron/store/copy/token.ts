import type { DeploymentId, UserId } from '#shared/base/brand.ts';
import { foldText, foldWords } from '#shared/base/fold-text.ts';
import type { Token, TokenFilter, TokenSort } from '#shared/model/token-list.ts';
import {
  type ColumnsOf,
  describeTable,
  flag,
  integer,
  names,
  orNull,
  type RowOf,
  text,
} from '../db/columns.ts';
import type { ReadHandle, WriteHandle } from '../db/handles.ts';
import { joinSql, type Sql, sql } from '../db/sql.ts';

const TOKEN = describeTable({
  id: text('id'),
  userId: text<UserId>('user_id'),
  username: text('username'),
  name: text('name'),
  createdAt: orNull(text('created_at')),
  lastUsedAt: orNull(text('last_used_at')),
  expiresAt: orNull(text('expires_at')),
  scopes: names('scopes'),
  isInUse: flag('is_in_use'),
} satisfies ColumnsOf<Token>);

/** How the tokens were read last. */
export type TokenList = {
  /** ISO 8601; null: never. */
  readonly asOf: string | null;
  /** `own`: those of everybody were more than an answer may hold, or may not be read. */
  readonly whose: 'all' | 'own';
  /** Of how many the server told, those that could be read. */
  readonly told: number;
  /** How many more could not. */
  readonly unreadable: number;
  /** As whom they were read; null: not known. */
  readonly readBy: UserId | null;
  /** Why the last refresh could not read them, in whole sentences; null: it could. */
  readonly problem: string | null;
};

const LIST = describeTable({
  asOf: orNull(text('as_of')),
  whose: text<TokenList['whose']>('whose'),
  told: integer('told'),
  unreadable: integer('unreadable'),
  readBy: orNull(text<UserId>('read_by')),
  problem: orNull(text('problem')),
} satisfies ColumnsOf<TokenList>);

/** How the tokens of a deployment were read last; null: no refresh has tried yet. */
export const findTokenList = (cache: ReadHandle, deploymentId: DeploymentId): TokenList | null => {
  const row = cache.get<RowOf<typeof LIST>>(
    sql`SELECT ${LIST.select('l')} FROM token_list AS l WHERE l.deployment_id = ${deploymentId}`,
  );
  return row === undefined ? null : LIST.toValues(row);
};

/** Notes how they were read. */
export const saveTokenList = (cache: WriteHandle, deploymentId: DeploymentId, list: TokenList): void => {
  cache.run(
    sql`INSERT INTO token_list (deployment_id, ${LIST.names()}) VALUES (${deploymentId}, ${LIST.bound(list)})
      ON CONFLICT (deployment_id) DO UPDATE SET ${LIST.excluded()}`,
  );
};

const toSearch = ({ username, name, id, scopes }: Token): string =>
  foldText(`${username}\n${name}\n${id}\n${scopes.join('\n')}`);

/** In the one form that texts can be compared in: a server leaves out a fraction of a second that is zero. */
const toIso = (time: string | null): string | null => {
  const ms = time === null ? Number.NaN : Date.parse(time);
  return Number.isNaN(ms) ? time : new Date(ms).toISOString();
};

/** Rows written before others have their turn. */
const ROWS_A_TURN = 500;

/** Puts these in the place of all that the copy has of a deployment. */
export const replaceTokens = async (
  cache: WriteHandle,
  deploymentId: DeploymentId,
  tokens: readonly Token[],
  breathe: () => Promise<void>,
): Promise<void> => {
  cache.run(sql`DELETE FROM token WHERE deployment_id = ${deploymentId}`);
  const insert = cache.prepare(
    sql`INSERT OR REPLACE INTO token (${TOKEN.names()}, deployment_id, search) VALUES (${TOKEN.marks()}, ?, ?)`
      .text,
  );
  for (const [at, token] of tokens.entries()) {
    if (at % ROWS_A_TURN === 0) await breathe();
    const kept = { ...token, expiresAt: toIso(token.expiresAt) };
    insert(...TOKEN.values(TOKEN.toStored(kept)), deploymentId, toSearch(token));
  }
};

const inDeployment = (deploymentId: DeploymentId): Sql =>
  sql`FROM token AS t WHERE t.deployment_id = ${deploymentId}`;

const toTests = ({ text: typed, showsExpired }: TokenFilter, isOver: Sql): Sql => {
  const words = foldWords(typed).map((word) => sql`instr(t.search, ${word}) > 0`);
  return joinSql([sql`1`, ...words, ...(showsExpired ? [] : [sql`NOT ${isOver}`])], sql` AND `);
};

const toOrder = ({ column, direction }: TokenSort): Sql => {
  const by = TOKEN.column('t', column);
  const way = direction === 'asc' ? sql`ASC` : sql`DESC`;
  return sql`(${by} IS NULL OR ${by} = '') ASC, ${by} COLLATE NOCASE ${way}, t.username COLLATE NOCASE, t.name COLLATE NOCASE, t.id`;
};

const count = (cache: ReadHandle, from: Sql): number =>
  cache.get<{ n: number }>(sql`SELECT count(*) AS n ${from}`)?.n ?? 0;

type Question = {
  readonly filter: TokenFilter;
  readonly sort: TokenSort;
  readonly offset: number;
  readonly limit: number;
  /** Now by the server's clock, ISO 8601. */
  readonly serverNowIso: string;
  /** Tokens that have ended whatever the copy says, by id. */
  readonly endedIds: readonly string[];
};

/** A page of the tokens of a deployment; `all` and `expired` count them without the filter. */
export const listTokens = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  { filter, sort, offset, limit, serverNowIso, endedIds }: Question,
) => {
  const here = inDeployment(deploymentId);
  const isOver = sql`(coalesce(t.expires_at <= ${serverNowIso}, 0) OR t.id IN (SELECT value FROM json_each(${JSON.stringify(endedIds)})))`;
  const matching = sql`${here} AND ${toTests(filter, isOver)}`;
  return {
    all: count(cache, here),
    expired: count(cache, sql`${here} AND ${isOver}`),
    matching: count(cache, matching),
    rows: cache
      .all<RowOf<typeof TOKEN>>(
        sql`SELECT ${TOKEN.select('t')} ${matching} ORDER BY ${toOrder(sort)} LIMIT ${limit} OFFSET ${offset}`,
      )
      .map((row): Token => TOKEN.toValues(row)),
  };
};

/** How many tokens the copy has of a deployment. */
export const countTokens = (cache: ReadHandle, deploymentId: DeploymentId): number =>
  count(cache, inDeployment(deploymentId));

/** Some tokens of the copy, by id; those that it does not have are left out. */
export const findTokens = (
  cache: ReadHandle,
  deploymentId: DeploymentId,
  ids: readonly string[],
): ReadonlyMap<string, Token> =>
  new Map(
    cache
      .all<RowOf<typeof TOKEN>>(
        sql`SELECT ${TOKEN.select('t')} ${inDeployment(deploymentId)}
          AND t.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
      )
      .map((row) => [row.id, TOKEN.toValues(row)]),
  );
