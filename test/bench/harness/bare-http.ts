import { Agent, request } from 'node:http';

/** The least that can be done: one request over a kept-alive socket, the answer parsed as JSON. No checks, no retry. */
export type BareHttp = {
  readonly get: (path: string) => Promise<unknown>;
  readonly put: (path: string, body: unknown) => Promise<unknown>;
  readonly close: () => void;
};

/** Opens up to `sockets` connections to the deployment at `url`. */
export const createBareHttp = (url: string, token: string, sockets: number): BareHttp => {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  const headers = { Accept: 'application/json', 'Coder-Session-Token': token };
  const send = (method: string, path: string, body?: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const more = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
      const options = { agent, hostname, port, method, path, headers: { ...headers, ...more } };
      const req = request(options, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString('utf8'))));
        answer.on('error', reject);
      });
      req.on('error', reject);
      req.end(body);
    });
  return {
    get: (path) => send('GET', path),
    put: (path, body) => send('PUT', path, JSON.stringify(body)),
    close: () => agent.destroy(),
  };
};

/** Works through a list with `width` at the same time, in order of starting. */
export const inParallel = async <T>(
  list: readonly T[],
  width: number,
  work: (one: T) => Promise<unknown>,
): Promise<void> => {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let one = list[next++]; one !== undefined; one = list[next++]) await work(one);
  };
  await Promise.all(Array.from({ length: width }, worker));
};
