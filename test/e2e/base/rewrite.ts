import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

type Rewrite = (path: string, body: string) => string;
type Rewriting = { readonly url: string; readonly close: () => void };

/** Stands before a server on loopback and writes the bodies of its answers anew. */
export const rewriteAnswers = async (url: string, rewrite: Rewrite): Promise<Rewriting> => {
  const server = createServer((incoming, outgoing) => {
    const { method, headers, url: path = '' } = incoming;
    // What is compressed could not be rewritten.
    const asked = { ...headers, 'accept-encoding': 'identity' };
    const onward = request(`${url}${path}`, { method, headers: asked }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const body = rewrite(path, Buffer.concat(parts).toString('utf8'));
        const { 'transfer-encoding': _chunked, 'content-length': _length, ...kept } = answer.headers;
        const hasBody = answer.statusCode !== 204 && answer.statusCode !== 304;
        outgoing.writeHead(answer.statusCode ?? 502, {
          ...kept,
          ...(hasBody ? { 'content-length': Buffer.byteLength(body) } : {}),
        });
        outgoing.end(hasBody ? body : undefined);
      });
    });
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port of IP has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, close };
};
