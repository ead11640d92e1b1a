import { describe, expect, it } from 'vitest';
import { GENERATIONS } from '../index.ts';
import { type Client, withTwin } from '../test-client.ts';

type Row = Readonly<Record<string, unknown>> & { readonly username: string; readonly user_id: string };
type Page = { readonly members: readonly Row[]; readonly count: number };

const page = async (client: Client, query: string): Promise<Page> => {
  const answer = await client.call('GET', `/organizations/coder/paginated-members${query}`);
  expect(answer.status).toBe(200);
  return answer.json as Page;
};

const OLD_FIELDS = [
  'email',
  'global_roles',
  'user_id',
  'organization_id',
  'created_at',
  'updated_at',
  'roles',
];
const NEW_FIELDS = ['status', 'login_type', 'last_seen_at', 'user_created_at', 'user_updated_at'];

describe('member rows', () => {
  it.each(GENERATIONS)('have the fields of %s in the order of the server', async (generation) => {
    await withTwin(generation, async (client) => {
      const { members } = await page(client, '?limit=0');
      const named = members.find((row) => row.username === 'plain-member');
      const isNew = generation === '2.35';
      expect(Object.keys(named ?? {})).toEqual([
        'username',
        'name',
        'email',
        ...(isNew ? NEW_FIELDS : []),
        'global_roles',
        ...(isNew ? ['has_ai_seat'] : []),
        ...OLD_FIELDS.slice(2),
      ]);
      const unnamed = members.find((row) => row.username === client.twin.oddities.noName);
      expect(unnamed).not.toHaveProperty('name');
    });
  });

  it('show service accounts without e-mail on 2.35, and as ordinary users before', async () => {
    await withTwin('2.35', async (client) => {
      const { json } = await client.call('GET', '/organizations/coder/members/ci-bot');
      expect(json).toMatchObject({
        email: '',
        is_service_account: true,
        last_seen_at: '0001-01-01T00:00:00Z',
      });
    });
    await withTwin('2.31', async (client) => {
      const row = (await page(client, '')).members.find((one) => one.username === 'ci-bot');
      expect(row).toMatchObject({ email: 'ci-bot@acme.example' });
      expect(row).not.toHaveProperty('is_service_account');
    });
  });

  it('are escaped as Go escapes them and end with a newline', async () => {
    await withTwin('2.35', async (client) => {
      const { text } = await client.call('GET', '/organizations/coder/members/markup-name');
      expect(text).toContain('\\u003cimg src=x onerror=\\"alert(1)\\"\\u003e \\u0026');
      expect(text.endsWith('}\n')).toBe(true);
    });
  });

  it('show a new display name after a custom role was changed', async () => {
    await withTwin('2.35', async (client) => {
      const before = await client.call('GET', '/organizations/coder/members/every-role');
      expect(before.text).toContain('"Deploy lead"');
      client.twin.edit.putRole({ name: 'deploy-lead', displayName: 'Renamed' });
      const after = await client.call('GET', '/organizations/coder/members/every-role');
      expect(after.text).toContain('"Renamed"');
    });
  });
});

describe('paginated-members', () => {
  it.each(GENERATIONS)(
    'gives every member exactly once by offset, in order, with a steady count (%s)',
    async (generation) => {
      await withTwin(generation, async (client) => {
        const names: string[] = [];
        for (let offset = 0; offset < 60; offset += 25) {
          const { members, count } = await page(client, `?limit=25&offset=${offset}`);
          expect(count).toBe(60);
          names.push(...members.map((row) => row.username.toLowerCase()));
        }
        expect(names).toHaveLength(60);
        expect(names).toEqual([...new Set(names)].sort());
      });
    },
  );

  it.each(GENERATIONS)(
    'past the end panics on old servers and counts 0 on new ones (%s)',
    async (generation) => {
      await withTwin(generation, async (client) => {
        const answer = await client.call('GET', '/organizations/coder/paginated-members?offset=60');
        if (generation === '2.35') expect(answer.json).toEqual({ members: [], count: 0 });
        else {
          expect(answer.status).toBe(500);
          expect(answer.json).toEqual({ message: 'An internal server error occurred.' });
        }
      });
    },
  );

  it('ignores after_id and q before 2.32, but still validates after_id', async () => {
    await withTwin('2.31', async (client) => {
      const first = await page(client, '?limit=5');
      const cursor = first.members[4]?.user_id ?? '';
      expect(await page(client, `?limit=5&after_id=${cursor}&q=status:suspended`)).toEqual(first);
      const bad = await client.call('GET', '/organizations/coder/paginated-members?after_id=x');
      expect(bad.status).toBe(400);
    });
  });

  it('walks by after_id with a shrinking count on 2.35', async () => {
    await withTwin('2.35', async (client) => {
      const first = await page(client, '?limit=20');
      const single = first.members.findLast((row) => row.username !== 'two-homes');
      const at = first.members.filter((row) => row.username <= (single?.username ?? '')).length;
      const next = await page(client, `?limit=20&after_id=${single?.user_id}`);
      expect(next.count).toBe(60 - at);
      expect(next.members[0]?.username).not.toBe(single?.username);
    });
  });

  it('fails with 500 when the cursor is in two organizations', async () => {
    await withTwin('2.35', async (client) => {
      const { members } = await page(client, '?q=two-homes');
      const answer = await client.call(
        'GET',
        `/organizations/coder/paginated-members?after_id=${members[0]?.user_id}`,
      );
      expect(answer.status).toBe(500);
      expect(answer.text).toContain('pq: more than one row returned by a subquery used as an expression');
    });
  });

  it('ends silently when the cursor has left all organizations', async () => {
    await withTwin('2.35', async (client) => {
      const { members } = await page(client, '?q=plain-member');
      client.twin.edit.removeMember('plain-member');
      expect(await page(client, `?after_id=${members[0]?.user_id}`)).toEqual({ members: [], count: 0 });
    });
  });

  it('shows the system user on 2.24 and hides it later', async () => {
    const labs = '/organizations/labs/paginated-members';
    await withTwin('2.24', async (client) => {
      expect((await client.call('GET', labs)).text).toContain('"prebuilds"');
      expect((await client.call('GET', '/organizations/labs/members')).text).not.toContain('"prebuilds"');
    });
    await withTwin('2.31', async (client) => {
      expect((await client.call('GET', labs)).text).not.toContain('"prebuilds"');
    });
  });

  it.each([
    ['limit=-1', 'Query param "limit" must be a valid 32-bit positive integer: value is negative'],
    [
      'limit=ten',
      'Query param "limit" must be a valid 32-bit positive integer: strconv.ParseInt: parsing "ten": invalid syntax',
    ],
    [
      'limit=9999999999',
      'Query param "limit" must be a valid 32-bit positive integer: strconv.ParseInt: parsing "9999999999": value out of range',
    ],
    [
      'limit=1&limit=2',
      'Query param "limit" provided more than once, found 2 times. Only provide 1 instance of this query param.',
    ],
    ['after_id=x', 'Query param "after_id" must be a valid uuid'],
  ])('refuses %s', async (query, detail) => {
    await withTwin('2.35', async (client) => {
      const answer = await client.call('GET', `/organizations/coder/paginated-members?${query}`);
      expect(answer.status).toBe(400);
      expect(answer.json).toEqual({
        message: 'Query parameters have invalid values.',
        validations: [{ field: query.split('=')[0], detail }],
      });
    });
  });

  it('is 404 for a plain member of 2.24 and open to them from 2.30 on', async () => {
    const path = '/organizations/coder/paginated-members?limit=1';
    await withTwin('2.24', async ({ call, twin }) => {
      expect((await call('GET', path, { token: twin.actors.member })).status).toBe(404);
    });
    await withTwin('2.31', async ({ call, twin }) => {
      expect((await call('GET', path, { token: twin.actors.member })).status).toBe(200);
    });
  });
});

describe('the plain list', () => {
  it('gives a plain member of 2.24 their own row only', async () => {
    await withTwin('2.24', async ({ call, twin }) => {
      const { json } = await call('GET', '/organizations/coder/members', { token: twin.actors.member });
      expect(json).toMatchObject([{ username: 'plain-member' }]);
      expect(json).toHaveLength(1);
    });
  });

  it('finds one member by id from 2.27 on and refuses other words', async () => {
    await withTwin('2.31', async (client) => {
      const { members } = await page(client, '?limit=1');
      const id = members[0]?.user_id;
      const found = await client.call('GET', `/organizations/coder/members?q=user_id:${id}`);
      expect(found.json).toMatchObject([{ user_id: id }]);
      const refused = await client.call('GET', '/organizations/coder/members?q=foo');
      expect(refused.json).toEqual({
        message: 'Invalid organization member search query.',
        validations: [{ field: 'q', detail: 'invalid search term: foo' }],
      });
    });
  });

  it('puts a changed row last, as a list without order does', async () => {
    await withTwin('2.35', async (client) => {
      const path = '/organizations/coder/members';
      await client.call('PUT', `${path}/plain-member/roles`, { body: { roles: ['deploy-lead'] } });
      const rows = (await client.call('GET', path)).json as Row[];
      expect(rows.at(-1)?.username).toBe('plain-member');
    });
  });
});
