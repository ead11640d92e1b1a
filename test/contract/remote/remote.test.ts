import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { GENERATIONS, startTwin, type Twin, type TwinOptions } from '#electron/demo/index.ts';
import { SERVER_KIND_NAMES } from '../run/server-kind.ts';
import { readArguments } from './arguments.ts';
import { isStudied, toGeneration } from './generation.ts';

const open: Twin[] = [];
afterEach(async () => {
  for (const twin of open.splice(0)) await twin.close();
});

const start = async (
  generation: (typeof GENERATIONS)[number],
  more: Partial<TwinOptions> = {},
): Promise<Twin> => {
  const twin = await startTwin({ members: 120, seed: 3, generation, rateLimit: false, ...more });
  open.push(twin);
  return twin;
};

/** Starts the command with these arguments and, for each name of `tokens`, a file with that token. */
const begin = (args: readonly string[], tokens: Readonly<Record<string, string>>) => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-contract-'));
  const files = Object.entries(tokens).flatMap(([name, token]) => {
    writeFileSync(join(folder, name), `${token}\n`);
    return [`--${name}`, join(folder, name)];
  });
  const main = join(import.meta.dirname, 'main.ts');
  const child = spawn(process.execPath, [main, ...args, ...files, '--writes', '5000']);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const done = new Promise<{ readonly code: number | null; readonly said: string }>((resolve) => {
    child.on('close', (code) => {
      rmSync(folder, { recursive: true, force: true });
      resolve({ code, said });
    });
  });
  return { done, stop: () => child.kill('SIGINT') };
};
const run = (twin: Twin, token: string) => begin(['--url', twin.url], { 'token-file': token }).done;

/** The lines of the report that say what is not as described: what a failing test shows, in place of the whole. */
const toComplaints = (said: string) =>
  said.split('\n').filter((line) => line.includes('FAILED') || line.includes('not as described'));

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
      expect(toComplaints(said)).toEqual([]);
      expect(said).toMatch(/skipped: \d+ needs a workspace/);
      expect(said).not.toContain(twin.ownerToken);
      expect(code).toBe(0);
      expect(toLiving(twin)).toEqual(before);
    },
    120_000,
  );

  it.each(GENERATIONS)(
    'holds a %s server without a tag, in a zone of its own, against what its answers have',
    async (generation) => {
      const twin = await start(generation, { version: 'v0.0.0-devel', zone: '+05:45' });
      const { code, said } = await run(twin, twin.ownerToken);
      expect(said).toContain(`v0.0.0-devel, held against ${generation}: not one of the versions`);
      expect(toComplaints(said)).toEqual([]);
      expect(code).toBe(0);
    },
    120_000,
  );

  it('asks servers of their own kind in the same run, and leaves nothing there either', async () => {
    // Limits count by the minute: here the next one begins while the requests that use them up are on their way.
    let looks = 0;
    const nowMs = () => Date.UTC(2026, 10, 30, 9, 2, 59, 700) + looks++;
    const twins = {
      main: await start('2.35'),
      unlicensed: await start('2.35', { licensed: false }),
      agpl: await start('2.31', { edition: 'agpl' }),
      oidc: await start('2.35'),
      'no-oidc': await start('2.35'),
      'no-password': await start('2.35'),
      'no-github': await start('2.35'),
      'github-device': await start('2.35'),
      'no-github-device': await start('2.35'),
      limited: await start('2.35', { rateLimit: true, nowMs }),
    };
    twins.oidc.edit.configure({ siteRoleSync: true, organizationSyncField: 'groups' });
    twins.oidc.edit.setRoleSync('groups');
    twins['no-oidc'].edit.configure({ oidcLogin: false });
    twins['no-password'].edit.configure({ passwordLogin: false });
    twins['no-github'].edit.configure({ githubLogin: false });
    twins['github-device'].edit.configure({ githubDeviceFlow: true });
    const empty = await start('2.35', { firstUser: false });
    const { main, ...specials } = twins;
    const before = Object.values(twins).map(toLiving);
    const urls = Object.entries(specials).flatMap(([kind, { url }]) => [`--${kind}-url`, url]);
    const tokens = Object.entries(specials).map(([kind, one]) => [`${kind}-token-file`, one.ownerToken]);
    const { code, said } = await begin(['--url', main.url, ...urls, '--empty-url', empty.url], {
      'token-file': main.ownerToken,
      ...Object.fromEntries(tokens),
      'oidc-user-token-file': twins.oidc.actors.ssoFree,
    }).done;
    expect(toComplaints(said)).toEqual([]);
    expect(said).not.toMatch(/skipped: .*-(url|file)\)/);
    expect(said).not.toContain('needs a deployment without a licence');
    for (const kind of SERVER_KIND_NAMES) expect(said).toContain(`(${kind})`);
    expect(said).toContain('--agpl-url: v2.31.0+fa050ee, held against 2.31');
    expect(code).toBe(0);
    expect(Object.values(twins).map(toLiving)).toEqual(before);
    expect(empty.dump().users.filter(({ deleted }) => !deleted)).toHaveLength(1);
  }, 120_000);

  it('stops before it makes anything where a server is not what it was said to be', async () => {
    const [main, other] = [await start('2.35'), await start('2.35')];
    const tokens = { 'token-file': main.ownerToken, 'unlicensed-token-file': other.ownerToken };
    const { code, said } = await begin(['--url', main.url, '--unlicensed-url', other.url], tokens).done;
    expect(said).toContain('--unlicensed-url: this server is not a deployment without a licence.');
    expect(code).toBe(1);
    for (const twin of [main, other])
      expect(twin.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('skips what needs a licence where there is none', async () => {
    const twin = await start('2.35', { licensed: false });
    const { code, said } = await run(twin, twin.ownerToken);
    expect(said).toMatch(/skipped: \d+ the server is not licensed/);
    expect(toComplaints(said)).toEqual([]);
    expect(code).toBe(0);
  }, 120_000);

  it('cleans up when it is stopped in the middle', async () => {
    const twin = await start('2.35');
    const before = toLiving(twin);
    const made = () => toLiving(twin).users.length - before.users.length;
    const { done, stop } = begin(['--url', twin.url], { 'token-file': twin.ownerToken });
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

  it.each([
    [['--unlicensed-url', 'z'], '--unlicensed-url is there, --unlicensed-token-file is missing.'],
    [['--agpl-token-file', 'z'], '--agpl-token-file is there, --agpl-url is missing.'],
    [['--oidc-user-token-file', 'z'], '--oidc-user-token-file is there, --oidc-url is missing.'],
    [['--empty-token-file', 'z'], '--empty-token-file'],
  ])('say what is missing beside %j', (more, part) => {
    const read = readArguments(['--url', 'x', '--token-file', 'y', ...more]);
    expect(read.kind === 'wrong' ? read.message : '').toContain(part);
  });

  it('are not asked for the generation: the version tells it, or the answers where it names no release', () => {
    expect(
      ['v2.24.0+a', 'v2.26.1', 'v2.27.0', 'v2.31.9', 'v2.32.0', 'v3.0.0', 'v0.0.0-devel'].map(toGeneration),
    ).toEqual(['2.24', '2.24', '2.31', '2.31', '2.35', '2.35', null]);
    expect(isStudied('v2.33.1')).toBe(false);
  });
});
