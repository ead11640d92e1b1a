import type { Socket } from 'node:net';
import { HEAD_BYTES } from '../limits.ts';
import { ConnectTimeoutError, ProxyError } from './ways.ts';

/** How a proxy answered a CONNECT. */
export type ConnectAnswer = {
  readonly status: number;
  /** The lines of `Proxy-Authenticate`. */
  readonly challenges: readonly string[];
  /** Something came along with it. */
  readonly hasMore: boolean;
};

const STATUS = /^HTTP\/1\.[01] ([1-9]\d\d)(?: |$)/;
const HEADER = /^([!#$%&'*+.^_`|~0-9a-z-]+):[ \t]*(.*)$/i;
const SWITCHING = 101;

/** Null: no head of HTTP. A line that begins with a space goes on with the one before (RFC 9112 5.2). */
const readHead = (lines: readonly string[]): Omit<ConnectAnswer, 'hasMore'> | null => {
  const [first = '', ...rest] = lines.reduce<string[]>((whole, line) => {
    if (/^[ \t]/.test(line) && whole.length > 1) whole.push(`${whole.pop()} ${line.trim()}`);
    else whole.push(line);
    return whole;
  }, []);
  const status = STATUS.exec(first)?.[1];
  const headers = rest.map((line) => HEADER.exec(line));
  if (status === undefined || headers.includes(null)) return null;
  const challenges = headers.flatMap((one) =>
    one?.[1]?.toLowerCase() === 'proxy-authenticate' ? [one[2] ?? ''] : [],
  );
  return { status: Number(status), challenges };
};

/**
 * The answer that counts: hints (1xx) before it are passed over, which Node's own client takes for the answer of a
 * CONNECT. All heads together are as long as one may be. Until `signal`; a socket that gave none is closed.
 */
export const readConnectAnswer = (socket: Socket, signal: AbortSignal): Promise<ConnectAnswer> =>
  new Promise((resolve, reject) => {
    let size = 0;
    let rest = '';
    let lines: string[] = [];
    const settle = (): void => {
      signal.removeEventListener('abort', onAbort);
      socket.off('data', onData).off('error', stop).off('close', onClose);
      socket.pause();
    };
    const stop = (error: Error): void => {
      settle();
      socket.on('error', () => undefined).destroy();
      reject(error);
    };
    const onAbort = (): void => stop(new ConnectTimeoutError());
    const onClose = (): void => stop(Object.assign(new Error('No answer'), { code: 'ECONNRESET' }));
    /** True when there is nothing more to wait for. */
    const take = (line: string, hasMore: boolean): boolean => {
      if (line !== '') {
        lines.push(line);
        return false;
      }
      const head = readHead(lines);
      lines = [];
      if (head === null) stop(new ProxyError('protocol', {}));
      else if (head.status < 200 && head.status !== SWITCHING) return false;
      else {
        settle();
        resolve({ ...head, hasMore });
      }
      return true;
    };
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > HEAD_BYTES) {
        stop(new ProxyError('head-too-large', {}));
        return;
      }
      const text = chunk.toString('latin1');
      let from = 0;
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
        const line = (rest + text.slice(from, at)).replace(/\r$/, '');
        rest = '';
        from = at + 1;
        if (take(line, from < text.length)) return;
      }
      rest += text.slice(from);
    };
    socket.on('data', onData).once('error', stop).once('close', onClose);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
  });
