import { app, type Session, session, type WebContents } from 'electron';
import { closeNetwork, closeWebRtc } from './chromium.ts';

/** True when going there would stay on the very page that is open (a reload, a fragment). */
export const isSamePage = (current: string, target: string): boolean => {
  const strip = (address: string): string => address.split('#')[0] ?? '';
  return current !== '' && strip(current) === strip(target);
};

const guardContents = (contents: WebContents): void => {
  closeWebRtc(contents);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // Of every frame, the main one included: `will-navigate` would only say the same again for that one.
  contents.on('will-frame-navigate', (event) => {
    if (!isSamePage(contents.getURL(), event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
};

const denyAll = (target: Session): void => {
  target.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  target.setPermissionCheckHandler(() => false);
  target.setDevicePermissionHandler(() => false);
  target.setDisplayMediaRequestHandler((_request, answer) => {
    try {
      answer({});
    } catch {
      // Electron complains that no stream was given; that is the point.
    }
  });
  target.on('will-download', (event) => event.preventDefault());
};

/**
 * Shuts every door of every page and session, those to come included. Call when the app is ready, before windows.
 * Returns what waits until all sessions there are by then have no network.
 */
export const guardEverything = (): (() => Promise<void>) => {
  const closing: Promise<void>[] = [];
  const shut = (target: Session): void => {
    denyAll(target);
    closing.push(closeNetwork(target));
  };
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('session-created', shut);
  shut(session.defaultSession);
  // A bad certificate ends the connection where nobody listens to `certificate-error`; but where nobody listens to this,
  // Electron proves who is there with the first certificate that the system has.
  app.on('select-client-certificate', (event, _contents, _url, _list, answer) => {
    event.preventDefault();
    answer();
  });
  return async () => void (await Promise.all(closing));
};
