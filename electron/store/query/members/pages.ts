import type { Member } from '#shared/model/member.ts';
import type { ReadHandle } from '../../db/handles.ts';
import { inList, sql } from '../../db/sql.ts';
import { MEMBER_COLUMNS, type MemberRecord, toMember } from './row.ts';

export type KeyedMember = { readonly key: number; readonly member: Member };

/** The members behind some keys, in the order of the keys; keys that are gone are left out. */
export const listByKeys = (cache: ReadHandle, keys: readonly number[]): readonly KeyedMember[] => {
  const found = new Map(
    cache
      .all<MemberRecord>(sql`SELECT ${MEMBER_COLUMNS} FROM member AS m WHERE m.key IN ${inList(keys)}`)
      .map((row) => [row.key, row] as const),
  );
  return keys.flatMap((key) => {
    const row = found.get(key);
    return row === undefined ? [] : [{ key, member: toMember(row) }];
  });
};

/** People in an organization, all of them. */
export const countMembers = (cache: ReadHandle, organizationKey: number): number =>
  cache.get<{ members: number }>(sql`SELECT members FROM organization WHERE key = ${organizationKey}`)
    ?.members ?? 0;

/** The keys of everybody in the copy of a deployment, in every list. */
export const listAllKeys = (cache: ReadHandle): ReadonlySet<number> =>
  new Set(cache.column<number>(sql`SELECT key FROM member`));
