import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SavedTwin, startTwin } from './index.ts';
import { readStateFile, writeStateFile } from './state-file.ts';
import { withTwin } from './test-client.ts';

const PLAN = { members: 60, seed: 7, generation: '2.35' } as const;

const changed = async (): Promise<SavedTwin> => {
  let saved: SavedTwin | undefined;
  await withTwin('2.35', async ({ call, twin }) => {
    await call('PUT', '/organizations/coder/members/plain-member/roles', {
      body: { roles: ['deploy-lead'] },
    });
    await call('DELETE', '/users/never-seen');
    await call('PUT', '/users/me/appearance', {
      body: { theme_preference: 'dark', terminal_font: 'fira-code' },
    });
    await call('PUT', '/users/me/gitsshkey');
    twin.edit.configure({ organizationSyncField: 'orgs' });
    saved = twin.save();
    expect(JSON.parse(JSON.stringify(saved))).toEqual(saved);
  });
  if (saved === undefined) throw new Error('nothing was saved');
  return saved;
};

describe('a saved demo', () => {
  it('goes on where it was: state, tokens, audit, keys, notifications', async () => {
    const state = await changed();
    await withTwin(
      '2.35',
      async ({ call, twin }) => {
        const again = twin.save();
        expect(again.world).toEqual(state.world);
        expect(twin.dump().members).toContainEqual(
          expect.objectContaining({ username: 'plain-member', roles: ['deploy-lead'] }),
        );
        expect((await call('GET', '/users/me/appearance')).json).toMatchObject({ theme_preference: 'dark' });
        expect((await call('GET', '/users/never-seen')).status).toBe(404);
        expect((await call('GET', '/audit')).json).toMatchObject({ count: 3 });
        expect(twin.notifications()).toHaveLength(4);
        expect((await call('GET', '/organizations/coder/paginated-members')).json).toMatchObject({
          count: 59,
        });
      },
      { state },
    );
  });

  it('draws no id twice, however often it is started', async () => {
    let state = await changed();
    const ids = new Set<string>();
    for (let round = 0; round < 3; round += 1) {
      await withTwin(
        '2.35',
        async ({ twin }) => {
          ids.add(twin.edit.createUser({ username: `round-${round}` }));
          state = twin.save();
        },
        { state },
      );
    }
    expect(ids.size).toBe(3);
  });

  it('is refused for another plan', async () => {
    const state = await changed();
    await expect(startTwin({ ...PLAN, generation: '2.31', state })).rejects.toThrow(
      'the saved state was made with generation 2.35, not 2.31',
    );
  });
});

describe('a state file', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-demo-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is read as it was written, and is for its owner only', async () => {
    const path = join(folder, 'state.json');
    const state = await changed();
    writeStateFile(path, state);
    expect(readStateFile(path)).toEqual(state);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8').endsWith('}\n')).toBe(true);
  });

  it('may be missing, and is refused when it is something else', () => {
    const path = join(folder, 'state.json');
    expect(readStateFile(path)).toBeUndefined();
    for (const text of ['', '{}', '[]', '{"format":"rollcall-demo-state","version":2}', '{"format":']) {
      writeFileSync(path, text);
      expect(() => readStateFile(path)).toThrow('is not a saved state of the demo');
    }
  });
});
