import { type ProtocolResponse, protocol, type Session } from 'electron';
import { type Bundle, findFile, readBundle } from './bundle.ts';

/** The policy that every page of ours is served with: own files only, no network, no inline code, no frames. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "worker-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Names `app` as a standard, secure scheme and gives it nothing else. Call before the app is ready. */
export const registerScheme = (): void =>
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);

/** Nothing of ours uses the newer clipboard calls: they are not even asked about. */
const PERMISSIONS = 'clipboard-read=(), clipboard-write=()';

const refuse = (statusCode: number): ProtocolResponse => ({
  statusCode,
  headers: { 'content-security-policy': CONTENT_POLICY },
  data: Buffer.alloc(0),
});

const answer = (
  bundle: Bundle,
  request: { readonly method: string; readonly url: string },
): ProtocolResponse => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const file = findFile(bundle, request.url);
  if (file === null) return refuse(404);
  const headers = {
    'content-type': file.mime,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-dns-prefetch-control': 'off',
    'permissions-policy': PERMISSIONS,
    'content-security-policy': CONTENT_POLICY,
  };
  return { statusCode: 200, headers, data: request.method === 'HEAD' ? Buffer.alloc(0) : file.content };
};

/**
 * Serves the bundle in `dir` as `app://bundle` in this session, and keeps every other request of its pages at home. By
 * the older of Electron's two ways: `handle` needs Node's whole fetch to be loaded before the first page can be. The
 * folder is read with the first request, while Chromium makes the process of the page, and never again. Nothing is
 * served before `isSafe` has settled. Resolves when the first answer has been given, before the page can do anything.
 */
export const serveBundle = (session: Session, dir: string, isSafe: Promise<void>): Promise<void> => {
  let bundle: Bundle | null = null;
  return new Promise((resolve) => {
    session.protocol.registerBufferProtocol('app', (request, respond) => {
      bundle ??= readBundle(dir);
      const found = answer(bundle, request);
      void isSafe.then(() => {
        respond(found);
        resolve();
      });
    });
  });
};
