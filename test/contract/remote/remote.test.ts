import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { GENERATIONS, startTwin, type Twin } from '#electron/demo/index.ts';
import { readArguments } from './arguments.ts';
import { isStudied, toGeneration } from './generation.ts';

const open: Twin[] = [];
afterEach(async () => {
  for (const twin of open.splice(0)) await twin.close();
});

const start = async (generation: (typeof GENERATIONS)[number], licensed = true): Promise<Twin> => {
  const twin = await startTwin({ members: 120, seed: 3, generation, rateLimit: false, licensed });
  open.push(twin);
  return twin;
};

/** Starts the command against a twin. */
const begin = (twin: Twin, token: string) => {
  const file = join(mkdtempSync(join(tmpdir(), 'rollcall-contract-')), 'token');
  writeFileSync(file, `${token}\n`);
  const main = join(import.meta.dirname, 'main.ts');
  const child = spawn(process.execPath, [main, '--url', twin.url, '--token-file', file, '--writes', '5000']);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const done = new Promise<{ readonly code: number | null; readonly said: string }>((resolve) => {
    child.on('close', (code) => {
      rmSync(join(file, '..'), { recursive: true, force: true });
      resolve({ code, said });
    });
  });
  return { done, stop: () => child.kill('SIGINT') };
};
const run = (twin: Twin, token: string) => begin(twin, token).done;

/** What must be as before. A deleted user stays as a row that nobody sees; everything else is gone. */
const toLiving = (twin: Twin) => {
  const { users, members, customRoles, groups, keys, settings } = twin.dump();
  return { users: users.filter((user) => !user.deleted), members, customRoles, groups, keys, settings };
};

describe('the contract suite as a command', () => {
  it.each(GENERATIONS)(
    'holds a %s server in another process against the table and leaves nothing there',
    async (generation) => {
      const twin = await start(generation);
      const before = toLiving(twin);
      const { code, said } = await run(twin, twin.ownerToken);
      expect(said).toContain('Cleaned up.');
      expect(said).not.toContain('FAILED');
      expect(said).not.toContain('not as described');
      expect(said).toMatch(/skipped: \d+ needs a workspace/);
      expect(said).not.toContain(twin.ownerToken);
      expect(code).toBe(0);
      expect(toLiving(twin)).toEqual(before);
    },
    120_000,
  );

  it('skips what needs a licence where there is none', async () => {
    const twin = await start('2.35', false);
    const { code, said } = await run(twin, twin.ownerToken);
    expect(said).toMatch(/skipped: \d+ the server is not licensed/);
    expect(said).not.toContain('FAILED');
    expect(code).toBe(0);
  }, 120_000);

  it('cleans up when it is stopped in the middle', async () => {
    const twin = await start('2.35');
    const before = toLiving(twin);
    const made = () => toLiving(twin).users.length - before.users.length;
    const { done, stop } = begin(twin, twin.ownerToken);
    await expect.poll(made, { interval: 5, timeout: 30_000 }).toBeGreaterThan(20);
    stop();
    const { code, said } = await done;
    expect(said).toContain('Cleaned up.');
    expect(code).toBe(130);
    expect(toLiving(twin)).toEqual(before);
  }, 120_000);

  it('stops at once with the token of somebody who is no owner', async () => {
    const twin = await start('2.35');
    const { code, said } = await run(twin, twin.actors.member);
    expect(said).toContain('This is not the token of an owner.');
    expect(code).toBe(1);
    expect(twin.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});

describe('its arguments', () => {
  it('ask for a server and a token file', () => {
    expect(readArguments([])).toMatchObject({ kind: 'wrong' });
    expect(readArguments(['--url', 'x', '--token-file', 'y', '--writes', '0'])).toMatchObject({
      kind: 'wrong',
    });
    expect(readArguments(['--url', 'x', '--token-file', 'y'])).toMatchObject({
      kind: 'run',
      writesPerSecond: 10,
    });
  });

  it('are not asked for the generation: the version tells it', () => {
    expect(
      ['v2.24.0+a', 'v2.26.1', 'v2.27.0', 'v2.31.9', 'v2.32.0', 'v0.0.0-devel'].map(toGeneration),
    ).toEqual([...['2.24', '2.24', '2.31', '2.31', '2.35', '2.35']]);
    expect(isStudied('v2.33.1')).toBe(false);
  });
});
