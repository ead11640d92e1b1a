// Loaded before everything else into each Node process of a test run: notes every host that is contacted or looked up,
// and lets nothing get further than this machine. Plain CommonJS, since Electron's main and a worker load it as well.
'use strict';
const dgram = require('node:dgram');
const dns = require('node:dns');
const { appendFileSync, mkdirSync } = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const net = require('node:net');
const { networkInterfaces } = require('node:os');
const { dirname, join } = require('node:path');
const threads = require('node:worker_threads');

const file = process.env.ROLLCALL_HOSTS ?? join(__dirname, '..', '..', 'test-results', 'hosts.jsonl');
const said = new Set();

/** One line for each thing that happened in this process, once. */
const note = (how, host) => {
  const line = JSON.stringify({ how, host: String(host) });
  if (said.has(line)) return;
  if (said.size === 0) mkdirSync(dirname(file), { recursive: true });
  said.add(line);
  appendFileSync(file, `${line}\n`);
};

const plain = (host) =>
  String(host)
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
const isOwn = (address) =>
  Object.values(networkInterfaces()).some((list) => list.some((one) => one.address === address));
/** Addresses of this machine. */
const isHere = (host) =>
  /^127\.|^::1$|^::ffff:127\.|^0\.0\.0\.0$|^::$/.test(host) || host === 'localhost' || isOwn(host);

/** What a name server would say of a name that nobody has: nobody is asked. */
const toUnknown = (name) =>
  Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), {
    code: 'ENOTFOUND',
    errno: -3008,
    syscall: 'getaddrinfo',
    hostname: name,
  });

const lookup = dns.lookup;
dns.lookup = (name, ...rest) => {
  if (typeof name !== 'string' || net.isIP(name) !== 0 || isHere(plain(name))) return lookup(name, ...rest);
  note('lookup', name);
  const done = rest.at(-1);
  process.nextTick(() => done(toUnknown(name)));
  return {};
};
const lookupSoon = dns.promises.lookup;
dns.promises.lookup = async (name, ...rest) => {
  if (net.isIP(name) !== 0 || isHere(plain(name))) return lookupSoon(name, ...rest);
  note('lookup', name);
  throw toUnknown(name);
};
for (const api of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
  for (const name of Object.getOwnPropertyNames(api).filter((one) => /^(resolve|reverse)/.test(one))) {
    const isPromise = api === dns.promises || api === dns.promises.Resolver.prototype;
    api[name] = (asked, ...rest) => {
      note('resolver', asked);
      if (isPromise) return Promise.reject(toUnknown(asked));
      process.nextTick(() => rest.at(-1)(toUnknown(asked)));
      return undefined;
    };
  }

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : net._normalizeArgs(args);
  // A path is a socket in a folder of this machine.
  if (typeof options.path !== 'string') {
    const host = plain(options.host ?? 'localhost');
    note('tcp', host);
    if (net.isIP(host) !== 0 && !isHere(host)) {
      process.nextTick(() =>
        this.destroy(
          Object.assign(new Error(`connect ENETUNREACH ${host}`), {
            code: 'ENETUNREACH',
            syscall: 'connect',
          }),
        ),
      );
      return this;
    }
  }
  return connect.apply(this, args);
};

for (const name of ['send', 'connect']) {
  const original = dgram.Socket.prototype[name];
  dgram.Socket.prototype[name] = function (...args) {
    const host = args.find((one, at) => at > 0 && typeof one === 'string');
    if (host !== undefined) note('udp', plain(host));
    if (host !== undefined && !isHere(plain(host))) throw new Error(`send ENETUNREACH ${host}`);
    return original.apply(this, args);
  };
}

const { Worker } = threads;
threads.Worker = class extends Worker {
  constructor(entry, options = {}) {
    super(entry, {
      ...options,
      execArgv: ['--require', __filename, ...(options.execArgv ?? process.execArgv)],
    });
  }
};

note('process', process.versions.electron === undefined ? 'node' : 'electron');
syncBuiltinESMExports();
