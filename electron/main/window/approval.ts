import type { BrowserWindow } from 'electron';
import * as z from 'zod/mini';
import type { Clock, Log } from '#shared/base/ports.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { ApprovalRequest } from '#shared/contract/bridge.ts';
import { CHANNELS } from '#shared/contract/channels.ts';
import type { StoreAnswers, StoreAsk } from '#shared/contract/host.ts';
import { createChannels } from '../ipc/channel.ts';
import { toApprovalHeight } from './approval-height.ts';
import { createWindow, type WindowKit } from './create-window.ts';
import { isSamePage } from './guard.ts';
import type { Pages } from './pages.ts';

export type ApproveAsk = Extract<StoreAsk, { readonly ask: 'approve' }>;
type Answer = StoreAnswers['approve'];
type Open = {
  readonly window: BrowserWindow;
  readonly request: ApprovalRequest;
  readonly settle: (approved: boolean) => void;
  shownMs: number | null;
};

/** A key that was pressed for the window before may still arrive: a yes this soon after showing is not one. */
export const hastyMs = 500;

/** True when a yes came too early to be meant, by the monotonic time at which the window was shown. */
export const isHasty = (shownMs: number | null, nowMs: number): boolean =>
  shownMs === null || nowMs - shownMs < hastyMs;

/** Further questions that wait for the one on the screen. More would be somebody who wears a person down. */
export const mostWaiting = 1;

/**
 * The window that asks a person to confirm, out of the page's reach. One at a time, and one more may wait for it;
 * closing it is a no. Returns the way to ask.
 */
export const createApproval = (deps: {
  readonly kit: WindowKit;
  readonly pages: Pages;
  readonly findParent: () => BrowserWindow | null;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly log: Log;
}): ((ask: ApproveAsk) => Promise<Answer>) => {
  let open: Open | null = null;
  const { listen, answer } = createChannels({
    origin: deps.pages.origin,
    isKnown: (id) => open !== null && open.window.webContents.id === id,
    log: deps.log,
  });
  answer(CHANNELS.getApproval, z.undefined(), () => open?.request ?? null);
  listen(CHANNELS.answerApproval, z.boolean(), (approved) => {
    if (approved && isHasty(open?.shownMs ?? null, deps.clock.monotonicMs())) return;
    open?.settle(approved);
  });

  const show = (request: ApprovalRequest): Promise<Answer> => {
    const parent = deps.findParent();
    if (parent === null) return Promise.resolve(fail('no-window', 'There is no window to ask in.'));
    return new Promise<Answer>((resolve) => {
      const window = createApprovalWindow(deps.kit, parent, request);
      const settle = (approved: boolean): void => {
        if (open?.window !== window) return;
        open = null;
        resolve(ok({ approved }));
        window.destroy();
      };
      const address = deps.pages.toUrl('approve');
      const state: Open = { window, request, settle, shownMs: null };
      open = state;
      window.once('closed', () => settle(false));
      window.webContents.once('render-process-gone', () => settle(false));
      window.once('ready-to-show', () => {
        window.show();
        state.shownMs = deps.clock.monotonicMs();
      });
      // Brought somewhere else (to a blank page, say), it no longer shows the question.
      window.webContents.on('did-navigate', (_event, url) => {
        if (!isSamePage(address, url)) settle(false);
      });
      // A page that cannot be loaded can show nothing: that is a no.
      window.loadURL(address).catch(() => settle(false));
    });
  };

  let last: Promise<unknown> = Promise.resolve();
  let asked = 0;
  return async ({ ask: _ask, ...request }) => {
    if (asked > mostWaiting) return fail('no-window', 'Another question is still open.');
    asked += 1;
    const answered = last.then(() => show(request));
    // One window that could not be made must not keep every later question from being asked.
    last = answered.catch(() => undefined);
    try {
      return await answered;
    } catch (error) {
      deps.log.error('approval: could not be shown', { error });
      return fail('no-window', 'The question could not be shown.');
    } finally {
      asked -= 1;
    }
  };
};

const createApprovalWindow = (
  kit: WindowKit,
  parent: BrowserWindow,
  request: ApprovalRequest,
): BrowserWindow => {
  const window = createWindow(kit, {
    parent,
    modal: true,
    width: 520,
    height: toApprovalHeight(request),
    useContentSize: true,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    autoHideMenuBar: true,
    title: request.title,
  });
  window.removeMenu();
  return window;
};
