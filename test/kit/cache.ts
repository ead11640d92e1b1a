import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Copy } from '#electron/store/db/copies.ts';
import { toSearch } from '#electron/store/db/fold-search.ts';
import { openJournal } from '#electron/store/db/journal.ts';
import { sql } from '#electron/store/db/sql.ts';
import { openTestCopy } from '#electron/store/db/testing/copy.ts';
import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { DEPLOYMENT } from './deployment.ts';

export const ORGANIZATION = '0b7e7a52-3f0c-4b6d-8f3e-5f0c7d1a9b10' as OrganizationId;

/** The n-th made-up user id; sorts like its number. */
export const userId = (n: number): UserId =>
  `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as UserId;

export type CacheMember = {
  readonly n: number;
  readonly username?: string;
  readonly name?: string;
  readonly email?: string;
  readonly status?: string | null;
  readonly loginType?: string | null;
  readonly lastSeenAt?: string | null;
  readonly roles?: readonly string[];
  readonly siteRoles?: readonly string[];
};

/** A throw-away profile folder with both databases open; `dispose` closes and deletes. */
export const openProfile = () => {
  const dir = mkdtempSync(join(tmpdir(), 'rollcall-test-'));
  const cache = openTestCopy(dir);
  const journal = openJournal(dir, 1);
  if (!journal.ok) throw new Error('The test profile did not open');
  return {
    dir,
    cache,
    journal: journal.value,
    dispose: (): void => {
      cache.close();
      journal.value.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};

/** Puts one organization with its roles into a cache, all assignable unless listed otherwise. */
export const addOrganization = (
  cache: Copy,
  options: {
    readonly id?: OrganizationId;
    readonly roles?: readonly string[];
    readonly notAssignable?: readonly string[];
  } = {},
): number => {
  const id = options.id ?? ORGANIZATION;
  for (const role of options.roles ?? [])
    cache.write.run(
      sql`INSERT INTO role VALUES (${DEPLOYMENT}, ${id}, ${role}, ${role.toUpperCase()}, 0,
        ${options.notAssignable?.includes(role) === true ? 0 : 1}, '[]')`,
    );
  return cache.write.run(
    sql`INSERT INTO organization (deployment_id, id, name, display_name, is_default, default_roles, role_sync)
      VALUES (${DEPLOYMENT}, ${id}, 'acme', 'Acme', 1, '[]', 0)`,
  ).id;
};

/** Puts members into an organization of a cache, with the derived columns a sync would write. */
export const addMembers = (cache: Copy, organizationKey: number, members: readonly CacheMember[]): void => {
  for (const member of members) {
    const username = member.username ?? `member-${member.n}`;
    const email = member.email ?? `${username}@acme.example`;
    const name = member.name ?? '';
    const { id } = cache.write.run(
      sql`INSERT INTO member (organization_key, user_id, username, name, email, status, login_type, last_seen_at,
          is_service_account, roles, site_roles, search, sort_key)
        VALUES (${organizationKey}, ${userId(member.n)}, ${username}, ${name}, ${email},
          ${member.status === undefined ? 'active' : member.status},
          ${member.loginType === undefined ? 'password' : member.loginType}, ${member.lastSeenAt ?? null}, 0,
          ${JSON.stringify(member.roles ?? [])}, ${JSON.stringify(member.siteRoles ?? [])},
          ${toSearch({ username, email, name })},
          ${username.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(10, '0'))})`,
    );
    for (const role of member.roles ?? [])
      cache.write.run(sql`INSERT INTO member_role VALUES (${id}, ${role})`);
  }
};
