import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '#electron/demo/index.ts';
import { asUser, LOOK, setUpRig } from '#test/kit/account-rig.ts';
import { startProxy } from '../remote/testing/connect-proxy.ts';

const rig = setUpRig();
const PROXY_PASSWORD = 'made-up-word-of-the-proxy';

/** The ways in which a secret could stand in a file. */
const spellings = (secret: string): readonly Buffer[] => [
  Buffer.from(secret, 'utf8'),
  Buffer.from(secret, 'utf16le'),
  Buffer.from(Buffer.from(secret).toString('hex')),
  ...[0, 1, 2].map((shift) => {
    const text = Buffer.from(`${'x'.repeat(shift)}${secret}`).toString('base64');
    // The ends depend on the neighbours.
    return Buffer.from(text.slice(4, -4));
  }),
];

const isIn = (text: Buffer, secret: string): boolean =>
  spellings(secret).some((spelling) => text.includes(spelling));

const listFiles = (dir: string): readonly string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('the scan', () => {
  it('finds a secret as text, as UTF-16, in hex and in base64 wherever it begins', () => {
    const inside = (before: string): string => `${before}${PROXY_PASSWORD} and more`;
    for (const before of ['', 'a', 'ab', 'abc']) {
      expect(isIn(Buffer.from(inside(before)), PROXY_PASSWORD)).toBe(true);
      expect(isIn(Buffer.from(inside(before), 'utf16le'), PROXY_PASSWORD)).toBe(true);
      expect(isIn(Buffer.from(Buffer.from(inside(before)).toString('hex')), PROXY_PASSWORD)).toBe(true);
      expect(isIn(Buffer.from(Buffer.from(inside(before)).toString('base64')), PROXY_PASSWORD)).toBe(true);
    }
    expect(isIn(Buffer.from('something else altogether'), PROXY_PASSWORD)).toBe(false);
  });
});

describe('secrets', () => {
  it('are in no file, in no answer and in no line of the log, whatever was done with them', async () => {
    const { store, twin } = rig.now();
    const proxy = await startProxy({ credentials: `ada:${PROXY_PASSWORD}` });
    const server = await rig.startTls();
    const { caId } = await rig.pick(server.cert);
    const answers: unknown[] = [];
    const note = async <T>(reply: Promise<T>): Promise<T> => {
      const answer = await reply;
      answers.push(answer);
      return answer;
    };
    const connected = await note(
      store.call('deployment.connectWithPassword', { url: server.url, caId, ...LOOK, ...asUser('admin') }),
    );
    if (!connected.ok) throw new Error(connected.failure.message);
    const { id } = connected.value;
    const first = rig.keptToken(id) ?? '';
    const credentials = { username: 'ada', password: PROXY_PASSWORD };
    await note(store.call('deployment.setProxy', { id, mode: 'manual', url: proxy.url, credentials }));
    await note(store.call('sync.start', { deploymentId: id }));
    await note(store.call('token.rotate', { id, lifetimeDays: 6 }));
    const second = rig.keptToken(id) ?? '';
    await note(store.call('capability.detect', { id }));
    await note(store.call('token.refresh', { id }));
    await note(store.call('deployment.list', {}));
    const wrong = { ...asUser('admin'), password: `${DEMO_PASSWORD}x` };
    await note(store.call('deployment.signInWithPassword', { id, ...wrong }));
    await note(store.call('deployment.signIn', { id, token: `${first}x` }));
    await note(store.call('deployment.signOut', { id }));
    expect(first).toMatch(/^\w{10}-\w{22}$/);
    expect(second).not.toBe(first);
    await store.services.engine.stop();
    await store.data.journal.backUp(Date.now());
    const files = listFiles(store.profileDir);
    expect(files.length).toBeGreaterThan(2);
    const said = Buffer.from(JSON.stringify([answers, store.lines]));
    // The first ten characters of a token are its public name; what follows is the secret.
    const secrets = [
      first.slice(11),
      second.slice(11),
      twin.ownerToken.slice(11),
      DEMO_PASSWORD,
      PROXY_PASSWORD,
    ];
    for (const secret of secrets) {
      expect(isIn(said, secret)).toBe(false);
      expect(files.filter((file) => isIn(readFileSync(file), secret))).toEqual([]);
    }
    await proxy.close();
  });
});
