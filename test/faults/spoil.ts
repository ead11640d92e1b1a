import type { ServerResponse } from 'node:http';
import type { Hidden, PutFault, ReadFault } from './fault-rules.ts';

/** What the real server said. */
export type Reply = {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** Its `X-Coder-Request-Id`. */
  readonly requestId: string | null;
};

const send = (to: ServerResponse, status: number, type: string, body: string, more = {}) => {
  to.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body), ...more }).end(
    body,
  );
};
const json = (to: ServerResponse, status: number, body: unknown, more = {}) =>
  send(to, status, 'application/json', JSON.stringify(body), more);

const cut = (to: ServerResponse, reply: Reply) => {
  to.writeHead(reply.status, { 'Content-Type': reply.type, 'Content-Length': Buffer.byteLength(reply.body) });
  to.write(reply.body.slice(0, Math.floor(reply.body.length / 2)), () => to.destroy());
};

/** The whole answer, and the truth, a few bytes at a time. */
const trickle = (to: ServerResponse, { status, type, body }: Reply) => {
  to.writeHead(status, status === 204 ? {} : { 'Content-Type': type });
  const parts = body.match(/[\s\S]{1,64}/g) ?? [];
  const next = (at: number): void => {
    const part = parts[at];
    if (part === undefined) to.end();
    else to.write(part, () => setTimeout(next, 1, at + 1));
  };
  next(0);
};

const HTML = '<!doctype html><title>Sign in to the network</title>';

/** Passes an answer on as it is. */
export const passOn = (to: ServerResponse, reply: Reply) =>
  send(
    to,
    reply.status,
    reply.type,
    reply.body,
    reply.requestId === null ? {} : { 'X-Coder-Request-Id': reply.requestId },
  );

/** What a server or a proxy may ask for; the client bounds it all. */
const RETRY_AFTER = {
  'status-429-date': () => new Date(Date.now() + 1_000).toUTCString(),
  'status-429-negative': () => '-5',
  'status-429-huge': () => '1e12',
  'status-429-words': () => 'NaN',
  'status-429-twice': () => ['0', '1'],
} satisfies Partial<Record<PutFault, () => string | string[]>>;

/** Answers a request that never reached the server. */
export const spoilBefore = (to: ServerResponse, fault: PutFault | ReadFault) => {
  switch (fault) {
    case 'status-500-before':
    case 'read-500':
      return json(to, 500, { message: 'An internal server error occurred.' });
    case 'status-502-html':
      return send(to, 502, 'text/html', HTML);
    case 'status-503-before':
      return json(to, 503, { message: 'unavailable' });
    case 'status-429-seconds':
    case 'read-429':
      return json(to, 429, { message: 'slow down' }, { 'Retry-After': '0' });
    case 'status-429-bare':
      return send(to, 429, 'text/plain', 'slow down');
    case 'status-429-date':
    case 'status-429-negative':
    case 'status-429-huge':
    case 'status-429-words':
    case 'status-429-twice':
      return json(to, 429, { message: 'slow down' }, { 'Retry-After': RETRY_AFTER[fault]() });
    case 'status-403-before':
      return send(to, 403, 'text/html', HTML);
    case 'status-409-before':
      return json(to, 409, { message: 'Conflict.' });
    case 'status-422-before':
      return send(to, 422, 'text/plain', 'unprocessable');
    case 'rst-before':
      return void to.socket?.resetAndDestroy();
    case 'status-408-before':
      return send(to, 408, 'text/plain', '');
    case 'html-200-before':
    case 'read-html':
      return send(to, 200, 'text/html', HTML);
    case 'redirect-before':
      return send(to, 307, 'text/plain', '', { Location: 'http://127.0.0.1:1/elsewhere' });
    case 'other-roles-200-before':
      return json(to, 200, { user_id: '', roles: [{ name: 'nobody-asked', display_name: '' }] });
    default:
      to.destroy();
  }
};

/** Spoils the answer to a request that the server has acted on. */
export const spoilAfter = (to: ServerResponse, fault: PutFault, reply: Reply) => {
  switch (fault) {
    case 'status-500-after':
      return json(to, 500, { message: 'An internal server error occurred.' });
    case 'status-403-after':
      return json(to, 403, { message: 'Forbidden.' });
    case 'empty-200-after':
      return send(to, 200, 'application/json', '');
    case 'not-json-200-after':
      return send(to, 200, 'application/json', reply.body.slice(1));
    case 'other-user-200-after':
      return send(
        to,
        200,
        'application/json',
        reply.body.replaceAll(/"user_id":"[^"]*"/g, '"user_id":"00000000-0000-4000-8000-00000000beef"'),
      );
    case 'redirect-after':
      return send(to, 302, 'text/html', HTML, { Location: 'http://127.0.0.1:1/elsewhere' });
    case 'status-409-after':
      return json(to, 409, { message: 'Conflict.' });
    case 'status-504-after':
      return send(to, 504, 'text/html', HTML);
    case 'rst-after':
      return void to.socket?.resetAndDestroy();
    case 'long-length-200-after':
      // One byte more is promised than comes.
      to.writeHead(200, { 'Content-Type': reply.type, 'Content-Length': Buffer.byteLength(reply.body) + 1 });
      return void to.write(reply.body, () => to.destroy());
    case 'half-head-after':
      return void to.socket?.end('HTTP/1.1 200 OK\r\nContent-Ty');
    case 'packed-200-after':
      return send(to, 200, reply.type, reply.body, { 'Content-Encoding': 'gzip' });
    case 'text-200-after':
      return send(to, 200, 'text/plain', reply.body);
    case 'trickle-200-after':
      return trickle(to, reply);
    case 'reset-within-answer':
      return cut(to, reply);
    default:
      to.destroy();
  }
};

/** Cuts the answer to a read in the middle. */
export const spoilRead = (to: ServerResponse, fault: ReadFault, reply: Reply) =>
  fault === 'read-cut' ? cut(to, reply) : spoilBefore(to, fault);

const NOT_VISIBLE = JSON.stringify({
  message: 'Resource not found or you do not have access to this resource',
});

/** The answer about something that is not there, or not to be seen by this token; null: this may be seen. */
export const spoilHidden = (hidden: Hidden | null, url: string): Reply | null => {
  const reply = { type: 'application/json', requestId: null };
  if (hidden === null) return null;
  if (/\/organizations\/[^/?]/.test(url)) return { ...reply, status: 404, body: NOT_VISIBLE };
  if (hidden === 'organization')
    return /\/organizations(\?.*)?$/.test(url) ? { ...reply, status: 200, body: '[]' } : null;
  return /\/users(\?.*)?$|\/users\/(?!me\b)/.test(url) ? { ...reply, status: 404, body: NOT_VISIBLE } : null;
};
