import { lookup } from 'node:dns';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { capture } from '#build/base/command.ts';
import { type Contact, findStrangers, readContacts } from './contacted.ts';

/** An address that is nobody's, by RFC 5737. */
const nobody = '192.0.2.7';

/** Runs a script in a Node that notes its hosts in a file of its own, so that they are not taken for the tests'. */
const runNoted = async (script: string) => {
  const dir = mkdtempSync(join(tmpdir(), 'rollcall-hosts-'));
  const file = join(dir, 'hosts.jsonl');
  const env = { ...process.env, ROLLCALL_HOSTS: file };
  const { stdout, stderr } = await capture(process.execPath, ['-e', script], { env });
  const noted = readContacts(file).map(({ how, host }) => `${how} ${host}`);
  rmSync(dir, { recursive: true });
  return { said: `${stdout}${stderr}`.trim().split('\n').toSorted(), noted: noted.toSorted() };
};

describe('the record of hosts', () => {
  it('calls everything a stranger but this machine and names that nobody can own', () => {
    const contacts: readonly Contact[] = [
      { how: 'tcp', host: '127.0.0.1' },
      { how: 'tcp', host: 'localhost' },
      { how: 'tcp', host: 'coder.acme.example' },
      { how: 'lookup', host: 'gone.invalid' },
      { how: 'process', host: 'node' },
      { how: 'tcp', host: '10.0.0.9' },
      { how: 'tcp', host: nobody },
      { how: 'udp', host: '2001:db8::1' },
      { how: 'lookup', host: 'example.org' },
      { how: 'lookup', host: 'localhost.evil' },
      { how: 'resolver', host: 'a.example' },
    ];
    expect(findStrangers(contacts, ['10.0.0.9'])).toEqual([
      `tcp ${nobody}`,
      'udp 2001:db8::1',
      'lookup example.org',
      'lookup localhost.evil',
      'resolver a.example',
    ]);
  });

  it('has every way that Node knows to reach somebody, and none of them gets out', async () => {
    const { said, noted } = await runNoted(`
      const say = (what) => (error) => console.log(what, error.code ?? error.message);
      require('node:net').connect(443, '${nobody}').on('error', say('net'));
      require('node:tls').connect(443, '${nobody}').on('error', say('tls'));
      require('node:http').get('http://${nobody}/').on('error', say('http'));
      require('node:https').get('https://${nobody}/').on('error', say('https'));
      fetch('https://${nobody}/').catch(({ cause }) => say('fetch')(cause));
      fetch('https://fetched.example/').catch(({ cause }) => say('fetch by name')(cause));
      require('node:http2').connect('https://${nobody}').on('error', say('http2'));
      require('node:dns').lookup('a.example', say('lookup'));
      require('node:dns').promises.lookup('b.example').catch(say('lookup soon'));
      require('node:dns').resolve4('c.example', say('resolve'));
      new (require('node:dns').Resolver)().resolve('d.example', say('resolver'));
      require('node:dns').promises.resolve4('e.example').catch(say('resolve soon'));
      const socket = require('node:dgram').createSocket('udp4');
      try { socket.send('x', 53, '${nobody}'); } catch (error) { say('udp')(error); }
      try { socket.connect(53, '${nobody}'); } catch (error) { say('udp connected')(error); }
      socket.close();`);
    expect(said).toEqual([
      'fetch ENETUNREACH',
      'fetch by name ENOTFOUND',
      'http ENETUNREACH',
      'http2 ENETUNREACH',
      'https ENETUNREACH',
      'lookup ENOTFOUND',
      'lookup soon ENOTFOUND',
      'net ENETUNREACH',
      'resolve ENOTFOUND',
      'resolve soon ENOTFOUND',
      'resolver ENOTFOUND',
      'tls ENETUNREACH',
      `udp connected send ENETUNREACH ${nobody}`,
      `udp send ENETUNREACH ${nobody}`,
    ]);
    expect(noted).toEqual([
      'lookup a.example',
      'lookup b.example',
      'lookup fetched.example',
      'process node',
      'resolver c.example',
      'resolver d.example',
      'resolver e.example',
      `tcp ${nobody}`,
      'tcp fetched.example',
      `udp ${nobody}`,
    ]);
  });

  it('is kept by the workers of a Node that a test starts', async () => {
    const { noted } = await runNoted(
      `new (require('node:worker_threads').Worker)("require('node:dns').lookup('worker.example', () => {})", { eval: true });`,
    );
    expect(noted).toEqual(['lookup worker.example', 'process node', 'process node']);
  });

  it('is kept by this very process and by its workers', async () => {
    const found = await new Promise((resolve) => lookup('coder.acme.example', resolve));
    expect(found).toMatchObject({ code: 'ENOTFOUND', errno: -3008 });
    const worker = new Worker(
      `require('node:dns').lookup('a.example', ({ errno }) => require('node:worker_threads').parentPort.postMessage(errno));`,
      { eval: true },
    );
    expect(await once(worker, 'message')).toEqual([-3008]);
  });

  it('lets this machine through', async () => {
    const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('No port.');
    const socket = connect(address.port, 'localhost');
    await once(socket, 'connect');
    socket.destroy();
    server.close();
  });
});
