import type { OrganizationId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { Page, RemoteMember, RemoteRole, RemoteUser } from '../../remote/port.ts';
import type { Run } from '../apply/run.ts';
import type { Listed } from './kind.ts';

/** A row of one of the lists; `key` is the user's id, or the name of the role. */
export type ListedRow = { readonly key: string } & (
  | { readonly list: 'members'; readonly row: RemoteMember }
  | { readonly list: 'users'; readonly row: RemoteUser }
  | { readonly list: 'roles'; readonly row: RemoteRole }
);

type Rows = AsyncIterableIterator<Result<ListedRow, RemoteFailure>>;
type Where = { readonly offset: number; readonly limit: number };

/** Pages of one list. A server that always has another one would be read for ever. */
const MOST_PAGES = 2_000;

const ENDLESS = fail('bad-response', 'The server shows more and more people, and never the last of them.');

async function* readPages<T>(
  run: Pick<Run, 'signal' | 'limits'>,
  readPage: (page: Where) => Promise<Result<Page<T>, RemoteFailure>>,
  toRow: (row: T) => ListedRow,
): Rows {
  const { pageSize } = run.limits;
  let offset = 0;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await readPage({ offset, limit: pageSize });
    if (run.signal.aborted) return;
    if (!page.ok) {
      yield page;
      return;
    }
    const { rows, count } = page.value;
    for (const row of rows) yield ok(toRow(row));
    offset += rows.length;
    if (rows.length === 0 || offset >= count) return;
  }
  yield ENDLESS;
}

async function* readRoles(run: Pick<Run, 'api' | 'signal'>, organizationId: OrganizationId): Rows {
  const roles = await run.api.listOrganizationRoles(organizationId, { signal: run.signal });
  if (run.signal.aborted) return;
  if (!roles.ok) yield roles;
  else for (const row of roles.value) yield ok({ key: row.name, list: 'roles', row });
}

/** One list from its beginning to its end, row by row; a failure is the last thing it tells. */
export const readRows = (
  run: Pick<Run, 'api' | 'signal' | 'limits'>,
  list: Listed['list'],
  organizationId: OrganizationId,
): Rows => {
  const o = { signal: run.signal };
  switch (list) {
    case 'members':
      return readPages(
        run,
        (page) => run.api.pageMembers(organizationId, page, o),
        (row) => ({ key: row.userId, list, row }),
      );
    case 'users':
      return readPages(
        run,
        (page) => run.api.pageUsers(page, o),
        (row) => ({ key: row.userId, list, row }),
      );
    case 'roles':
      return readRoles(run, organizationId);
  }
};
