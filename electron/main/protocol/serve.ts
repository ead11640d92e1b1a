import type { Session } from 'electron';
import { protocol } from 'electron';
import { type Bundle, findFile } from './bundle.ts';
import { CONTENT_POLICY } from './content-policy.ts';

/** Names `app` as a standard, secure scheme and gives it nothing else. Call before the app is ready. */
export const registerScheme = (): void =>
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);

const refuse = (status: number): Response =>
  new Response(null, { status, headers: { 'content-security-policy': CONTENT_POLICY } });

const answer = (bundle: Bundle, request: { readonly method: string; readonly url: string }): Response => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const file = findFile(bundle, request.url);
  if (file === null) return refuse(404);
  const headers = {
    'content-type': file.mime,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'content-security-policy': CONTENT_POLICY,
  };
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(file.content), { headers });
};

/** Serves the bundle as `app://bundle` in this session, and keeps every other request of its pages at home. */
export const serveBundle = (session: Session, bundle: Bundle): void => {
  session.protocol.handle('app', (request) => answer(bundle, request));
};
