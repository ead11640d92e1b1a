import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '#electron/store/change/apply/types.ts';
import { readRows } from '#electron/store/change/kinds/read-rows.ts';
import type { RemoteUser } from '#electron/store/remote/port.ts';
import type { OrganizationId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import { createFakeServer, person } from '#test/kit/fake-server.ts';

const user = (n: number): RemoteUser => ({
  userId: person(n),
  username: `user-${n}`,
  name: '',
  email: '',
  status: 'active',
  loginType: null,
  lastSeenAt: null,
  createdAt: null,
  isServiceAccount: false,
  siteRoles: [],
});

/** Reads users from a server that gives `most` rows a page, whatever is asked for, of `there` that it has. */
const readFrom = async (count: number, there: number, most: number) => {
  const { api } = createFakeServer(0);
  let asked = 0;
  const run = {
    api: {
      ...api,
      pageUsers: async ({ offset }: { readonly offset: number }) => {
        asked += 1;
        const rows = Math.max(0, Math.min(most, there - offset));
        return ok({ count, rows: Array.from({ length: rows }, (_, n) => user(offset + n)) });
      },
    },
    signal: new AbortController().signal,
    limits: { ...DEFAULT_LIMITS, pageSize: 1_000 },
  };
  const keys = new Set<string>();
  let code = 'ok';
  for await (const row of readRows(run, 'users', '' as OrganizationId))
    if (row.ok) keys.add(row.value.key);
    else code = row.failure.code;
  return { asked, people: keys.size, code };
};

describe('a list that is read again', () => {
  it('is read whole from a server that gives fewer rows than were asked for', async () => {
    expect(await readFrom(250, 250, 100)).toEqual({ asked: 3, people: 250, code: 'ok' });
  });

  it('ends with the count, however many rows the server would still show', async () => {
    expect(await readFrom(1_000, 1e9, 1_000)).toEqual({ asked: 1, people: 1_000, code: 'ok' });
  });

  it('is given up where it has no end', async () => {
    const { asked, code } = await readFrom(1_000_000, 1e9, 1);
    expect([asked, code]).toEqual([2_000, 'bad-response']);
  });
});
