import { describe, expect, it } from 'vitest';
import { GENERATIONS, MIN_MEMBERS, startTwin } from './index.ts';
import { withTwin } from './test-client.ts';

describe('the memory of requests', () => {
  it('does not grow for as long as a demo is open', async () => {
    const twin = await startTwin({
      members: MIN_MEMBERS,
      seed: 1,
      generation: '2.35',
      rateLimit: false,
      requestsKept: 5,
    });
    try {
      for (let n = 0; n < 40; n += 1) await fetch(`${twin.url}/api/v2/buildinfo?n=${n}`);
      expect(twin.requests.length).toBeLessThanOrEqual(10);
      expect(twin.requests.length).toBeGreaterThanOrEqual(5);
    } finally {
      await twin.close();
    }
  });
});

describe('the seeded world', () => {
  it('is the same for the same members, seed and generation, tokens included', async () => {
    await withTwin('2.35', async (first) => {
      await withTwin('2.35', async (second) => {
        expect(second.twin.dump()).toEqual(first.twin.dump());
        expect(second.twin.actors).toEqual(first.twin.actors);
      });
    });
  });

  it('is another company for another seed', async () => {
    await withTwin('2.35', async (first) => {
      await withTwin(
        '2.35',
        async (second) => {
          expect(second.twin.ownerToken).not.toBe(first.twin.ownerToken);
          expect(second.twin.organizations).not.toEqual(first.twin.organizations);
        },
        { seed: 8 },
      );
    });
  });

  it.each(GENERATIONS)(
    'has exactly the asked members in the default organization (%s)',
    async (generation) => {
      await withTwin(generation, async ({ twin, call }) => {
        const listed = await call('GET', '/organizations/coder/paginated-members');
        expect(listed.json).toMatchObject({ count: 60 });
        expect(twin.dump().members.filter((row) => row.organization === 'coder')).toHaveLength(60);
      });
    },
  );

  it('refuses a size that cannot hold its cast', async () => {
    const tooSmall = { members: MIN_MEMBERS - 1, seed: 1, generation: '2.35' } as const;
    await expect(startTwin(tooSmall)).rejects.toThrow(`from ${MIN_MEMBERS} to`);
  });

  it('gives every person a legal and unique username', async () => {
    await withTwin(
      '2.35',
      async ({ twin }) => {
        const names = twin.dump().users.map((user) => user.username);
        expect(
          names.filter((name) => !/^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$/.test(name) || name.length > 32),
        ).toEqual([]);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      },
      { members: 6000 },
    );
  });

  it('holds the odd cases it promises', async () => {
    await withTwin('2.35', async ({ twin }) => {
      const { members, customRoles } = twin.dump();
      const rolesOf = (username: string) =>
        members.find((row) => row.organization === 'coder' && row.username === username)?.roles ?? [];
      expect(rolesOf(twin.oddities.twelveRoles)).toHaveLength(12);
      expect(rolesOf(twin.oddities.everyRole)).toHaveLength(16);
      expect(rolesOf(twin.oddities.danglingRole)).toContain('ghost-role');
      expect(customRoles.filter((role) => role.organization === 'coder')).toHaveLength(9);
    });
  });
});

describe('edits from outside', () => {
  it('show in lists and in the dump, and leave an earlier dump alone', async () => {
    await withTwin('2.35', async ({ twin, call }) => {
      const before = twin.dump();
      twin.edit.setRoles('plain-member', ['organization-auditor', 'deploy-lead']);
      twin.edit.removeMember(twin.oddities.mixedCase);
      const id = twin.edit.createUser({ username: 'aaa-newcomer' });
      const listed = await call('GET', '/organizations/coder/paginated-members?limit=3');
      expect(listed.text).toContain(id);
      expect(listed.json).toMatchObject({ count: 60 });
      const change = twin.dump().members.find((row) => row.username === 'plain-member');
      expect(change?.roles).toEqual(['deploy-lead', 'organization-auditor']);
      expect(before.members.find((row) => row.username === 'plain-member')?.roles).toEqual([]);
    });
  });

  it('rename a user without losing the order of the list', async () => {
    await withTwin('2.35', async ({ twin, call }) => {
      const names = async (): Promise<string[]> => {
        const { json } = await call('GET', '/organizations/coder/paginated-members');
        const rows = (json as { members: { username: string }[] }).members;
        return rows.map((row) => row.username.toLowerCase());
      };
      await names();
      twin.edit.renameUser('plain-member', 'aardvark');
      const after = await names();
      expect(after).toContain('aardvark');
      expect(after).toEqual([...after].sort());
    });
  });

  it('strip a deleted role from everybody who had it', async () => {
    await withTwin('2.35', async ({ twin }) => {
      twin.edit.deleteRole('support-l1');
      expect(
        twin.dump().members.filter((row) => row.organization === 'coder' && row.roles.includes('support-l1')),
      ).toEqual([]);
    });
  });

  it('throw for names that do not exist', async () => {
    await withTwin('2.35', async ({ twin }) => {
      expect(() => twin.edit.setRoles('nobody', [])).toThrow('no user nobody');
      expect(() => twin.edit.addMember('admin', [], 'nowhere')).toThrow('no organization named nowhere');
    });
  });
});

describe('the request log', () => {
  it('keeps method, path, query and status of every request', async () => {
    await withTwin('2.35', async ({ twin, call }) => {
      const answer = await call('GET', '/users?limit=1');
      expect(twin.requests).toHaveLength(1);
      expect(twin.requests[0]).toMatchObject({
        method: 'GET',
        path: '/api/v2/users',
        query: '?limit=1',
        status: 200,
        requestId: answer.header('X-Coder-Request-Id'),
      });
    });
  });
});

describe('how a server happens to be run', () => {
  it('moves its clock as a whole: what it says and what it stamps its answers with', async () => {
    const nowMs = () => Date.UTC(2020, 1, 29, 12, 0, 0);
    await withTwin(
      '2.35',
      async ({ call }) => {
        const answer = await call('POST', '/users/me/keys/tokens', {
          body: { lifetime: 3_600e9, token_name: 'x' },
        });
        expect(answer.header('Date')).toBe('Sat, 29 Feb 2020 12:00:00 GMT');
        const key = await call('GET', '/users/me/keys/tokens/x');
        expect(key.json).toMatchObject({ expires_at: '2020-02-29T13:00:00Z' });
      },
      { nowMs },
    );
  });

  it('writes times with its own offset and nine digits, and never as never', async () => {
    const told = async (zone?: string) => {
      let rows: readonly { readonly last_seen_at: string }[] = [];
      await withTwin(
        '2.35',
        async ({ call }) => {
          rows = ((await call('GET', '/users?limit=0')).json as { users: typeof rows }).users;
        },
        { nowMs: () => Date.UTC(2026, 10, 29), ...(zone === undefined ? {} : { zone }) },
      );
      return rows.map((row) => row.last_seen_at);
    };
    const [plain, zoned] = [await told(), await told('-03:30')];
    expect(zoned.some((time) => time === '0001-01-01T00:00:00Z')).toBe(true);
    for (const [n, time] of zoned.entries()) {
      if (time.startsWith('0001')) continue;
      expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}-03:30$/);
      expect(Date.parse(time)).toBe(Date.parse(plain[n] ?? ''));
    }
  });

  it('calls itself what it is told to', async () => {
    await withTwin(
      '2.24',
      async ({ call }) => {
        const answer = await call('GET', '/buildinfo');
        expect(answer.json).toMatchObject({ version: 'v0.0.0-devel' });
        expect(answer.header('X-Coder-Build-Version')).toBe('v0.0.0-devel');
      },
      { version: 'v0.0.0-devel' },
    );
  });
});

describe('a deployment that charges what a real one does', () => {
  it.each(GENERATIONS)('gives the same answers as one that charges nothing (%s)', async (generation) => {
    const paths = [
      '/organizations/coder/members',
      '/organizations/coder/paginated-members?limit=7',
      '/users',
    ];
    const ask = async (cost: 'free' | 'real'): Promise<readonly string[]> => {
      const texts: string[] = [];
      await withTwin(
        generation,
        async ({ call }) => {
          for (const path of paths) texts.push((await call('GET', path)).text);
        },
        { cost, nowMs: () => Date.parse('2026-11-30T12:00:00Z') },
      );
      return texts;
    };
    expect(await ask('real')).toEqual(await ask('free'));
  });

  it.each([true, false])(
    'does nothing for somebody who went away while others were served: %s',
    async (isGone) => {
      await withTwin(
        '2.35',
        async ({ twin, call }) => {
          const others = Array.from({ length: 60 }, () => call('GET', '/users/me'));
          const leaves = new AbortController();
          const change = fetch(`${twin.url}/api/v2/users/ingrid-lindstroem/status/suspend`, {
            method: 'PUT',
            headers: { 'Coder-Session-Token': twin.ownerToken },
            signal: leaves.signal,
          }).catch(() => undefined);
          // It waits behind the others by then, who take four times as long.
          await new Promise((resolve) => setTimeout(resolve, 60));
          if (isGone) leaves.abort();
          await Promise.all([...others, change]);
          const { status } = twin.dump().users.find((user) => user.username === 'ingrid-lindstroem') ?? {};
          expect(status).toBe(isGone ? 'active' : 'suspended');
        },
        { cost: 'real' },
      );
    },
  );
});
