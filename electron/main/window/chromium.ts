import { app, type Session, type WebContents } from 'electron';

/**
 * Traffic that Chromium starts by itself: updates of its parts, reports on its own network, pings, the time, looking
 * names up ahead. Electron has most of it left out; a switch that a version does not know does nothing.
 */
const QUIET_SWITCHES = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-client-side-phishing-detection',
  'disable-field-trial-config',
  'disable-sync',
  'dns-prefetch-disable',
  'no-pings',
];
const QUIET_FEATURES = [
  'AutofillServerCommunication',
  'DialMediaRouteProvider',
  'MediaRouter',
  'NetworkErrorLogging',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'Reporting',
];

/**
 * Electron lets a page read and write the clipboard by `execCommand` at any time, and asks no handler. Without these a
 * page can write there only after a press of its person, and read only what they paste.
 */
const CLIPBOARD_SETTINGS = 'javaScriptCanAccessClipboard=false,DOMPasteAllowed=false';

/** Tells Chromium to start no traffic of its own, and to leave the clipboard to people. Call before the app is ready. */
export const quietChromium = (): void => {
  for (const name of QUIET_SWITCHES) app.commandLine.appendSwitch(name);
  app.commandLine.appendSwitch('disable-features', QUIET_FEATURES.join(','));
  app.commandLine.appendSwitch('blink-settings', CLIPBOARD_SETTINGS);
};

/** Nothing listens there: a port that only the system could open. */
const nowhere = 'http://127.0.0.1:1';

/**
 * Leaves a session no way to any network: whatever gets past the policy and the session's own block is sent to a proxy
 * that is not there, addresses of this machine included. Its spell-checker fetches no dictionaries, which Electron does
 * past every block of requests. `except`, a host with its port, is still reached: the development server. Resolves when
 * it holds.
 */
export const closeNetwork = async (target: Session, except: string | null = null): Promise<void> => {
  target.setSpellCheckerEnabled(false);
  target.setSpellCheckerLanguages([]);
  target.setSpellCheckerDictionaryDownloadURL(`${nowhere}/`);
  await target.setProxy({
    proxyRules: nowhere,
    proxyBypassRules: except === null ? '<-loopback>' : `<-loopback>;${except}`,
  });
};

/**
 * WebRTC knows neither policy nor blocked requests, and sends by itself to any STUN or TURN server. With this it may
 * use what goes through the session's proxy alone, which leads nowhere; neither of the two is enough by itself.
 */
export const closeWebRtc = (contents: WebContents): void =>
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
