import { lookup } from 'node:dns/promises';
import { connect, type Socket } from 'node:net';
import { ConnectTimeoutError } from './ways.ts';

/** Host and port; an IPv6 host without its brackets. */
export type HostPort = { readonly hostname: string; readonly port: number };
type Address = { readonly address: string; readonly family: number };

export type DialDeps = {
  readonly lookup: (hostname: string) => Promise<readonly Address[]>;
  readonly connect: (address: Address, port: number) => Socket;
};

const REAL: DialDeps = {
  lookup: (hostname) => lookup(hostname, { all: true }),
  connect: ({ address, family }, port) =>
    connect({ host: address, port, family, autoSelectFamily: false, noDelay: true }),
};

/** RFC 8305: so long an address is waited for before the next one is tried beside it. */
const NEXT_AFTER_MS = 250;

/** The families in turn, beginning with the one that the system puts first. */
const interleave = (addresses: readonly Address[]): readonly Address[] => {
  const first = addresses.filter(({ family }) => family === addresses[0]?.family);
  const others = addresses.filter(({ family }) => family !== addresses[0]?.family);
  return Array.from({ length: Math.max(first.length, others.length) }, (_, n) => [first[n], others[n]])
    .flat()
    .filter((one) => one !== undefined);
};

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : '';

/** A refusal says most: somebody is there. Then whatever is not just a missing route, as IPv6 often is. */
const SAYS_LITTLE: readonly string[] = ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT'];
const weigh = (error: Error): number =>
  codeOf(error) === 'ECONNREFUSED' ? 2 : SAYS_LITTLE.includes(codeOf(error)) ? 0 : 1;
const pickError = (errors: readonly Error[]): Error =>
  errors.reduce((best, error) => (weigh(error) > weigh(best) ? error : best));

/** Connects to the first of the addresses that takes the connection; closes the others. */
const race = (
  addresses: readonly Address[],
  port: number,
  deps: DialDeps,
  signal: AbortSignal,
): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const left = [...interleave(addresses)];
    const pending = new Set<Socket>();
    const errors: Error[] = [];
    let timer: NodeJS.Timeout | undefined;
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      for (const socket of pending) socket.destroy();
      pending.clear();
    };
    const onAbort = (): void => {
      settle();
      reject(new ConnectTimeoutError());
    };
    const next = (): void => {
      clearTimeout(timer);
      const address = left.shift();
      if (address === undefined) return;
      const socket = deps.connect(address, port);
      pending.add(socket);
      const onError = (error: Error): void => {
        pending.delete(socket);
        errors.push(error);
        if (left.length > 0) next();
        else if (pending.size === 0) {
          settle();
          reject(pickError(errors));
        }
      };
      socket.once('error', onError);
      socket.once('connect', () => {
        pending.delete(socket);
        socket.off('error', onError);
        settle();
        resolve(socket);
      });
      // The one before goes on: a slow network is not a dead address.
      if (left.length > 0) timer = setTimeout(next, NEXT_AFTER_MS);
    };
    signal.addEventListener('abort', onAbort);
    next();
  });

/**
 * A TCP connection to the first address of the host that takes one. Addresses are tried side by side, each for as long
 * as there is: Node's own way gives each 250 ms and then gives it up, which is less than the way to a satellite and back.
 * Until `signal`, which leaves nothing open.
 */
export const dial = async (
  { hostname, port }: HostPort,
  signal: AbortSignal,
  deps: DialDeps = REAL,
): Promise<Socket> => {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new ConnectTimeoutError()), { once: true });
  });
  if (signal.aborted) throw new ConnectTimeoutError();
  const addresses = await Promise.race([deps.lookup(hostname), aborted]);
  return race(addresses, port, deps, signal);
};
