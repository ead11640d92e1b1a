import { PAGE_ORIGIN } from '#shared/contract/channels.ts';

/** Where our pages are: the bundle, or (never when packaged) the development server on loopback. */
export type Pages = { readonly origin: string; readonly toUrl: (page: 'index' | 'approve') => string };

const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\]):\d{2,5}$/;

/** `devUrl` is what electron-vite says in ELECTRON_RENDERER_URL; anything but loopback is not honoured. */
export const createPages = (devUrl: string | undefined, isPackaged: boolean): Pages => {
  const address = devUrl?.replace(/\/$/, '') ?? '';
  const origin = !isPackaged && LOOPBACK.test(address) ? address : PAGE_ORIGIN;
  return { origin, toUrl: (page) => `${origin}/${page}.html` };
};
