import { ok } from '#shared/base/result.ts';

import { toSmaller } from '#shared/base/walk-pages.ts';

import { memberGone, type Way } from './member-way.ts';
import { createPages, PAGE_ROWS } from './pages.ts';

const MAX_PAGES = 1_000;

/** The last resort on servers before 2.27: walks the member pages until the person turns up. Slow, but true. */
export const findInPages: Way = async (client, organization, user, o) => {
  const { pageMembers } = createPages(client);
  let offset = 0;
  let limit = PAGE_ROWS;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const read = await pageMembers(organization, { offset, limit }, o);
    if (!read.ok && read.failure.code === 'too-large' && limit > 1) {
      limit = toSmaller(limit);
      continue;
    }
    if (!read.ok) return read;
    const row = read.value.rows.find((one) => one.userId === user);
    if (row !== undefined) return ok(row.roles);
    offset += read.value.rows.length;
    if (read.value.rows.length === 0 || offset >= read.value.count) return memberGone();
  }
  return 'next';
};
