import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inRoot } from '#build/base/root.ts';
import { needKeyring, type RealKeyring, startRealKeyring } from './real-keyring.ts';
import { openOtherProgram } from './secret-items.ts';

const run = promisify(execFile);
const word = 'throw-away';
const cli = inRoot('test', 'attack', 'keychain', 'cli.ts');

let home = '';
let keyring: RealKeyring | null = null;

beforeAll(needKeyring);
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'rollcall-keychain-'));
  mkdirSync(join(home, 'data'), { mode: 0o700 });
});
afterEach(async () => {
  await keyring?.stop();
  keyring = null;
  rmSync(home, { recursive: true, force: true });
});

const restart = async (unlockWith: string | null): Promise<void> => {
  await keyring?.stop();
  keyring = await startRealKeyring(home, unlockWith);
};
const call = (env: Readonly<Record<string, string>> | undefined, ...args: string[]) =>
  JSON.parse(execFileSync(process.execPath, [cli, ...args], { env, encoding: 'utf8' }));
const ask = (...args: string[]) => call(keyring?.env, ...args).result;
type Other = Awaited<ReturnType<typeof openOtherProgram>>;
const asOther = async <T>(work: (other: Other) => Promise<T>): Promise<T> => {
  const other = await openOtherProgram(keyring?.env ?? {});
  return work(other).finally(other.close);
};
const kept = (secret: string | null) => ({ ok: true, value: { secret } });
const failed = (code: string) => ({ ok: false, failure: { code } });

describe('the keychain on a real gnome-keyring', () => {
  it('keeps, reads and erases a secret while the keyring is unlocked', async () => {
    await restart(word);
    expect(ask('probe')).toEqual({ ok: true, value: { backend: 'Secret Service' } });
    expect(ask('read', 'one')).toEqual({ ok: true, value: { secret: null } });
    expect(ask('write', 'one', 'not a token')).toMatchObject({ ok: true });
    expect(ask('read', 'one')).toEqual({ ok: true, value: { secret: 'not a token' } });
    expect(ask('erase', 'one')).toEqual({ ok: true, value: { erased: true } });
    expect(ask('read', 'one')).toEqual({ ok: true, value: { secret: null } });
  });

  it('tells a locked keyring from an empty one, and finds the secret again after unlocking, three times of three', async () => {
    await restart(word);
    expect(ask('write', 'one', 'not a token')).toMatchObject({ ok: true });
    for (let round = 0; round < 3; round++) {
      await restart(null);
      for (const args of [['probe'], ['read', 'one'], ['read', 'never-written'], ['erase', 'one']]) {
        expect(ask(...args), args.join(' ')).toMatchObject({
          ok: false,
          failure: { code: 'keychain-locked' },
        });
      }
      await restart(word);
      expect(ask('read', 'one')).toEqual({ ok: true, value: { secret: 'not a token' } });
    }
  }, 60_000);

  it('is reached at the second address of the bus when nobody is at the first', async () => {
    await restart(word);
    const { DBUS_SESSION_BUS_ADDRESS: real = '', ...rest } = keyring?.env ?? {};
    const stale = join(home, 'stale');
    const dead = createServer();
    await once(dead.listen(stale), 'listening');
    dead.close();
    const first = `tcp:host=localhost;unix:path=${stale};unix:path=${join(home, 'gone')}`;
    const env = { ...rest, DBUS_SESSION_BUS_ADDRESS: `${first};${real}` };
    expect(call(env, 'write', 'one', 'not a token').result).toMatchObject({ ok: true });
    expect(call(env, 'read', 'one').result).toEqual(kept('not a token'));
    // By hand, and not only by the library, which asks a person.
    const other = await openOtherProgram(env);
    expect(await other.count('one').finally(other.close)).toMatchObject({ open: 1 });
  });

  it('says within 3 s that there is no keychain when there is no message bus, and writes nothing', () => {
    const env = { PATH: process.env.PATH ?? '', HOME: home, XDG_DATA_HOME: join(home, 'data') };
    for (const args of [['probe'], ['write', 'one', 'not a token'], ['read', 'one'], ['erase', 'one']]) {
      const { result, tookMs } = call(env, ...args);
      expect(result).toMatchObject({ ok: false, failure: { code: 'keychain-unavailable' } });
      expect(tookMs).toBeLessThan(3_000);
    }
    expect(readdirSync(join(home, 'data'))).toEqual([]);
  });
});

describe('a bus that is there and', () => {
  const open: { server?: Server } = {};
  afterEach(() => void open.server?.close());
  const serve = async (talk: (socket: Socket) => void) => {
    const path = join(home, 'bus');
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      talk(socket);
    });
    open.server = server;
    await once(server.listen(path), 'listening');
    return { PATH: process.env.PATH ?? '', HOME: home, DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` };
  };
  /** This process answers meanwhile. One that waits without end is ended. */
  const probe = async (env: Readonly<Record<string, string>>) => {
    const { stdout } = await run(process.execPath, [cli, 'probe'], {
      env,
      timeout: 15_000,
      killSignal: 'SIGKILL',
    });
    return JSON.parse(stdout);
  };
  const letIn = (socket: Socket): void => {
    socket.once('data', () => socket.write('OK 0123456789abcdef0123456789abcdef\r\n'));
  };

  it.each<readonly [string, (socket: Socket) => void]>([
    ['says nothing', (socket) => socket.resume()],
    ['says nothing once it let us in', letIn],
    [
      'sends a byte now and then, and never an answer',
      (socket) => {
        letIn(socket);
        const trickle = setInterval(() => socket.write('l'), 200);
        socket.on('close', () => clearInterval(trickle));
      },
    ],
  ])(
    '%s is told as one that did not answer, and the process is not kept waiting',
    async (_what, talk) => {
      // Given up, not left open: the next question is asked again.
      expect(await probe(await serve(talk))).toMatchObject({
        result: failed('keychain-timeout'),
        isStuck: false,
      });
    },
    20_000,
  );
});

describe('several items under one name', () => {
  it('are one: the newest is read, a write leaves one, erasing leaves none', async () => {
    await restart(word);
    ask('write', 'one', 'not a token');
    await asOther((other) => other.put('login', 'one', 'v1:old', 'a'));
    await asOther((other) => other.put('session', 'one', 'v1:older', 'b'));
    expect(ask('read', 'one')).toMatchObject({ ok: true });
    expect(ask('write', 'one', 'another')).toMatchObject({ ok: true });
    expect(await asOther((other) => other.count('one'))).toEqual({ open: 1, locked: 0 });
    expect(ask('read', 'one')).toEqual(kept('another'));
    await asOther((other) => other.put('login', 'one', 'v1:old', 'c'));
    expect(ask('erase', 'one')).toEqual({ ok: true, value: { erased: true } });
    expect(await asOther((other) => other.count('one'))).toEqual({ open: 0, locked: 0 });
    expect(ask('read', 'one')).toEqual(kept(null));
  });

  it('are read by the newest, whichever collection it is in', async () => {
    await restart(word);
    await asOther((other) => other.put('login', 'one', 'v1:old', 'a'));
    // Times are kept in seconds.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await asOther((other) => other.put('session', 'one', 'v1:new', 'b'));
    expect(ask('read', 'one')).toEqual(kept('new'));
  });

  it('do not keep the proof of an open keychain from being made', async () => {
    await restart(word);
    await asOther((other) => other.put('login', 'rollcall.probe', 'v1:a', 'a'));
    await asOther((other) => other.put('session', 'rollcall.probe', 'v1:b', 'b'));
    expect(ask('probe')).toMatchObject({ ok: true });
  });
});

describe('a collection that is open beside one that is locked', () => {
  it('is used: what it has is read and written, and nobody is asked to unlock the other', async () => {
    await restart(word);
    ask('write', 'one', 'in the login keyring');
    await asOther(async (other) => {
      const second = await other.makeKeyring('Second');
      await other.lock('login');
      await other.put(second, 'one', 'v1:open', 'a');
      expect(await other.count('one')).toEqual({ open: 1, locked: 1 });
    });
    expect(ask('read', 'one')).toEqual(kept('open'));
    expect(ask('write', 'one', 'another')).toMatchObject({ ok: true });
    expect(ask('read', 'one')).toEqual(kept('another'));
    // What is locked cannot be erased, and that is said; what is open is gone all the same.
    expect(ask('erase', 'one')).toMatchObject(failed('keychain-locked'));
    expect(await asOther((other) => other.count('one'))).toEqual({ open: 0, locked: 1 });
  });

  it('is no place for anything new: the keychain is told as locked', async () => {
    await restart(word);
    await asOther((other) => other.lock('login'));
    for (const args of [['probe'], ['read', 'two'], ['write', 'two', 'not a token'], ['erase', 'two']])
      expect(ask(...args), args.join(' ')).toMatchObject(failed('keychain-locked'));
    expect(await asOther((other) => other.count('two'))).toEqual({ open: 0, locked: 0 });
  });

  it('keeps what is written although an older one lies in a keyring that is locked', async () => {
    await restart(word);
    await asOther(async (other) => {
      const old = await other.makeKeyring('Old');
      await other.put(old, 'two', 'v1:old');
      await other.lock(old);
    });
    expect(ask('read', 'two')).toMatchObject(failed('keychain-locked'));
    expect(ask('write', 'two', 'new')).toMatchObject({ ok: true });
    expect(ask('read', 'two')).toEqual(kept('new'));
  });
});

describe('a keychain that cannot be used as it is', () => {
  it('is told as one without a keyring where there is none yet', async () => {
    await restart(null);
    expect(await asOther((other) => other.count('one'))).toEqual({ open: 0, locked: 0 });
    for (const args of [['probe'], ['read', 'one'], ['write', 'one', 'not a token'], ['erase', 'one']])
      expect(ask(...args), args.join(' ')).toMatchObject(failed('keychain-missing'));
  });

  it('uses a keyring that is open although none is named as the one for it', async () => {
    await restart(word);
    await asOther((other) => other.unnameDefault());
    expect(ask('write', 'one', 'not a token')).toMatchObject({ ok: true });
    expect(ask('read', 'one')).toEqual(kept('not a token'));
    expect(ask('read', 'two')).toEqual(kept(null));
  });

  it('keeps nothing new in the collection of the session, also where that is named as the one for it', async () => {
    await restart(word);
    await asOther((other) => other.nameDefault('session'));
    expect(ask('write', 'one', 'not a token')).toMatchObject({ ok: true });
    await asOther((other) => other.lock('login'));
    expect(await asOther((other) => other.count('one'))).toEqual({ open: 0, locked: 1 });
    for (const args of [['probe'], ['write', 'two', 'not a token']])
      expect(ask(...args), args.join(' ')).toMatchObject(failed('keychain-locked'));
    expect(await asOther((other) => other.count('two'))).toEqual({ open: 0, locked: 0 });
  });

  it('brings what lies in the collection of the session into the keyring that stays', async () => {
    await restart(word);
    await asOther((other) => other.put('session', 'one', 'v1:until logout', 'a'));
    expect(ask('write', 'one', 'not a token')).toMatchObject({ ok: true });
    await asOther(async (other) => {
      expect(await other.count('one')).toEqual({ open: 1, locked: 0 });
      await other.lock('login');
      expect(await other.count('one')).toEqual({ open: 0, locked: 1 });
      // With the keyring locked there is nowhere that stays: not told as kept.
      await other.put('session', 'two', 'v1:until logout', 'a');
    });
    expect(ask('write', 'two', 'another')).toMatchObject(failed('keychain-locked'));
  });

  it('is told as one without a keyring where there is only the collection of the session, named for it', async () => {
    await restart(null);
    await asOther((other) => other.nameDefault('session'));
    for (const args of [['probe'], ['write', 'one', 'not a token']])
      expect(ask(...args), args.join(' ')).toMatchObject(failed('keychain-missing'));
    expect(await asOther((other) => other.count('one'))).toEqual({ open: 0, locked: 0 });
  });

  it('uses a keyring that is open although the one named for it is locked', async () => {
    await restart(word);
    await asOther(async (other) => {
      const old = await other.makeKeyring('Old');
      await other.lock(old);
      await other.nameDefault(old);
    });
    expect(ask('probe')).toMatchObject({ ok: true });
    expect(ask('read', 'one')).toEqual(kept(null));
    expect(ask('write', 'one', 'not a token')).toMatchObject({ ok: true });
    expect(ask('read', 'one')).toEqual(kept('not a token'));
    expect(ask('erase', 'one')).toEqual({ ok: true, value: { erased: true } });
  });

  it('says of a secret that is no text what it is, and a write takes its place', async () => {
    await restart(word);
    await asOther((other) => other.put('login', 'one', Buffer.from([0xff, 0xfe, 0, 1])));
    expect(ask('read', 'one')).toMatchObject(failed('keychain-unreadable'));
    await asOther((other) => other.put('login', 'one', Buffer.from([0xff]), 'another'));
    expect(ask('read', 'one')).toMatchObject(failed('keychain-unreadable'));
    expect(ask('write', 'one', 'not a token')).toMatchObject({ ok: true });
    expect(ask('read', 'one')).toEqual(kept('not a token'));
    expect(await asOther((other) => other.count('one'))).toEqual({ open: 1, locked: 0 });
  });
});

describe('a keychain in the middle of a session', () => {
  const sessionFile = inRoot('test', 'attack', 'keychain', 'session.ts');
  /** Calls of one process, one after the other. */
  const openSession = () => {
    const child = spawn(process.execPath, [sessionFile], {
      env: keyring?.env,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout });
    const say = async (...words: string[]): Promise<unknown> => {
      const answered = once(lines, 'line');
      child.stdin.write(`${words.join(' ')}\n`);
      return JSON.parse(String((await answered)[0]));
    };
    const countSockets = (): number => {
      const folder = `/proc/${child.pid}/fd`;
      return readdirSync(folder).filter((fd) => readlinkSync(join(folder, fd)).startsWith('socket:')).length;
    };
    return { say, countSockets, close: () => void child.kill('SIGKILL') };
  };

  it('is asked over one connection, however often', async () => {
    await restart(word);
    const session = openSession();
    expect(await session.say('write', 'one', 'token')).toMatchObject({ ok: true });
    const before = session.countSockets();
    for (let round = 0; round < 20; round++) {
      expect(await session.say('write', 'one', `token-${round}`)).toMatchObject({ ok: true });
      expect(await session.say('read', 'one')).toEqual(kept(`token-${round}`));
      expect(await session.say('read', 'two')).toEqual(kept(null));
      expect(await session.say('erase', 'two')).toMatchObject({ ok: true });
      expect(await session.say('probe')).toMatchObject({ ok: true });
    }
    expect(session.countSockets()).toBe(before);
    session.close();
  });

  it('that is locked, and a prompt that nobody answers with yes, is told as locked until it is open again', async () => {
    await restart(word);
    const session = openSession();
    expect(await session.say('write', 'one', 'token')).toMatchObject({ ok: true });
    await asOther((other) => other.lock('login'));
    for (const args of [
      ['probe'],
      ['read', 'one'],
      ['write', 'one', 'another'],
      ['erase', 'one'],
      ['read', 'two'],
    ])
      expect(await session.say(...args), args.join(' ')).toMatchObject(failed('keychain-locked'));
    await asOther((other) => other.unlock('login', word));
    expect(await session.say('read', 'one')).toEqual(kept('token'));
    expect(await session.say('probe')).toMatchObject({ ok: true });
    session.close();
  });

  it('whose service starts anew is used again, and told as gone or locked meanwhile', async () => {
    await restart(word);
    const session = openSession();
    expect(await session.say('write', 'one', 'token')).toMatchObject({ ok: true });
    await keyring?.unlock(word);
    expect(await session.say('read', 'one')).toEqual(kept('token'));
    expect(await session.say('write', 'one', 'another')).toMatchObject({ ok: true });
    await keyring?.stop();
    expect(await session.say('read', 'one')).toMatchObject({ ok: false });
    session.close();
  });
});
