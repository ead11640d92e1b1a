import { contextBridge, ipcRenderer } from 'electron';
import { type ApprovalBridge, type Bridge, PORT_MESSAGE } from '#shared/contract/bridge.ts';
import { CHANNELS } from '#shared/contract/channels.ts';

/** The part of the page's `window` that is used here; the process side of the code is compiled without the DOM. */
declare const window: {
  readonly location: { readonly origin: string; readonly pathname: string };
  readonly postMessage: (message: unknown, targetOrigin: string, transfer: readonly unknown[]) => void;
};

const toPlatform = (platform: string): Bridge['platform'] =>
  platform === 'darwin' || platform === 'win32' ? platform : 'linux';

/** The newest port, while the page has not asked for one yet. */
let waiting: readonly unknown[] | null = null;
let hasAsked = false;
const handOver = (ports: readonly unknown[]): void =>
  window.postMessage(PORT_MESSAGE, window.location.origin, ports);

/** Passes on what main says on a channel; answers the way to stop. */
const listen = <T>(channel: string, listener: (said: T) => void): (() => void) => {
  // The event itself never reaches the page: it carries `sender`.
  const pass = (_event: unknown, said: T): void => listener(said);
  ipcRenderer.on(channel, pass);
  return () => void ipcRenderer.off(channel, pass);
};

const bridge: Bridge = {
  connect: () => {
    if (waiting !== null) handOver(waiting);
    // The first port is on its way already; every later request is for a new one.
    else if (hasAsked) ipcRenderer.send(CHANNELS.connect);
    waiting = null;
    hasAsked = true;
  },
  onCommand: (listener) => listen(CHANNELS.command, listener),
  onOpenPlan: (listener) => listen(CHANNELS.openPlan, listener),
  setEnabledCommands: (ids) => ipcRenderer.send(CHANNELS.setEnabledCommands, ids),
  copyText: (text) => ipcRenderer.invoke(CHANNELS.copyText, text).then((copied) => copied === true),
  reportReady: () => ipcRenderer.send(CHANNELS.reportReady),
  findLast: () => ipcRenderer.invoke(CHANNELS.findLast),
  platform: toPlatform(process.platform),
};

const approvalBridge: ApprovalBridge = {
  get: () => ipcRenderer.invoke(CHANNELS.getApproval),
  present: (heightPx) => ipcRenderer.invoke(CHANNELS.presentApproval, heightPx),
  answer: (approved) => ipcRenderer.send(CHANNELS.answerApproval, approved),
  stop: () => ipcRenderer.send(CHANNELS.stopApprovals),
};

if (window.location.pathname === '/approve.html') {
  contextBridge.exposeInMainWorld('rollcallApproval', approvalBridge);
} else {
  contextBridge.exposeInMainWorld('rollcall', bridge);
  ipcRenderer.on(CHANNELS.port, (event) => {
    if (hasAsked) handOver(event.ports);
    else waiting = event.ports;
  });
  // Before the page's own code is even read, so that the port, and what the store says first, wait for it.
  ipcRenderer.send(CHANNELS.connect);
}
