import { type BrowserWindow, screen } from 'electron';
import * as z from 'zod/mini';
import type { Clock, Log } from '#shared/base/ports.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { ApprovalRequest } from '#shared/contract/bridge.ts';
import { CHANNELS } from '#shared/contract/channels.ts';
import type { StoreAnswers, StoreAsk } from '#shared/contract/host.ts';
import { createChannels } from '../ipc/channel.ts';
import { followActs } from './acts.ts';
import type { Bounds } from './bounds.ts';
import { createWindow, type WindowKit } from './create-window.ts';
import { fitBounds, toWorkAreas } from './fit-screen.ts';
import { isSamePage } from './guard.ts';
import { createHaste, type Haste } from './haste.ts';
import { framePx, keepOnScreen, listWorkAreas } from './keep-on-screen.ts';
import type { Pages } from './pages.ts';
import { type QuestionLimit, sayRefusal, TOLD_FROM } from './question-limit.ts';

export type ApproveAsk = Extract<StoreAsk, { readonly ask: 'approve' }>;
type Answer = StoreAnswers['approve'];
type Open = {
  readonly window: BrowserWindow;
  readonly request: ApprovalRequest;
  readonly settle: (approved: boolean) => void;
  /** Brings it before the person, so high; the second time does nothing. */
  readonly show: (heightPx: number) => void;
  readonly haste: Haste;
};

/** How long the page of a question may take to draw it. */
const drawnWithinMs = 20_000;

/** The window is as high as its question, within these bounds and the screen's; what is longer scrolls. */
const heights = { least: 160, most: 640 } as const;
const widthPx = 520;

const NOT_SHOWN = fail('no-window', 'The question could not be shown.', { detail: 'Try again.' });

/** Further questions that wait for the one on the screen. More would be somebody who wears a person down. */
export const mostWaiting = 1;

/**
 * The window that asks a person to confirm, out of the page's reach. One at a time, and one more may wait for it;
 * closing it is a no. What was answered no is not asked again at once. Returns the way to ask.
 */
export const createApproval = (deps: {
  readonly kit: WindowKit;
  readonly pages: Pages;
  readonly findParent: () => BrowserWindow | null;
  readonly limit: QuestionLimit;
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
  answer(CHANNELS.presentApproval, z.int().check(z.minimum(0), z.maximum(100_000)), (heightPx) =>
    open?.show(heightPx),
  );
  listen(CHANNELS.answerApproval, z.boolean(), (approved) => {
    if (open === null || (approved && open.haste.isHasty())) return;
    open.settle(approved);
  });
  listen(CHANNELS.stopApprovals, z.undefined(), () => {
    deps.log.warn('approval: a person wants to be asked nothing more');
    deps.limit.stop();
    open?.settle(false);
  });

  const show = ({ ask: _ask, kind, about, ...question }: ApproveAsk): Promise<Answer> => {
    const parent = deps.findParent();
    if (parent === null) return Promise.resolve(fail('no-window', 'There is no window to ask in.'));
    // Looked at only now: what was asked before, and waited for, may have been answered no.
    const refusal = deps.limit.findRefusal({ kind, about });
    if (refusal !== null) {
      const { cause, wayOn } = sayRefusal(refusal);
      return Promise.resolve(fail('not-asked', cause, { detail: wayOn }));
    }
    const nos = deps.limit.countNos();
    const request: ApprovalRequest = { ...question, declined: nos < TOLD_FROM ? null : nos };
    return new Promise<Answer>((resolve) => {
      const window = createApprovalWindow(deps.kit, parent, request);
      const settle = (approved: boolean): void => {
        if (open?.window !== window) return;
        open = null;
        // Nobody said no to what nobody saw.
        if (!haste.isShown()) resolve(NOT_SHOWN);
        else {
          deps.limit.note({ kind, about }, approved);
          resolve(ok({ approved }));
        }
        window.destroy();
      };
      const address = deps.pages.toUrl('approve');
      const haste = createHaste(deps.clock);
      followActs(window.webContents, { note: haste.note, renew: haste.note });
      const show = (heightPx: number): void => {
        if (haste.isShown()) return;
        placeOver(window, parent, heightPx);
        window.show();
        haste.shown();
      };
      open = { window, request, settle, show, haste };
      window.once('closed', () => settle(false));
      window.webContents.once('render-process-gone', () => settle(false));
      // Brought somewhere else (to a blank page, say), it no longer shows the question.
      window.webContents.on('did-navigate', (_event, url) => {
        if (!isSamePage(address, url)) settle(false);
      });
      // A page that cannot be loaded, or comes to no end with it, can show nothing.
      window.loadURL(address).catch(() => settle(false));
      setTimeout(() => {
        if (!haste.isShown()) settle(false);
      }, drawnWithinMs).unref();
    });
  };

  let last: Promise<unknown> = Promise.resolve();
  let asked = 0;
  return async (ask) => {
    if (asked > mostWaiting)
      return fail('no-window', 'Rollcall did not ask: another question is open in a window of its own.', {
        detail: 'Answer that one, then try again.',
      });
    asked += 1;
    const answered = last.then(() => show(ask));
    // One window that could not be made must not keep every later question from being asked.
    last = answered.catch(() => undefined);
    try {
      return await answered;
    } catch (error) {
      deps.log.error('approval: could not be shown', { error });
      return NOT_SHOWN;
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
  // Pages of one origin are zoomed alike: whoever reads the main window large reads this one large.
  const zoom = parent.webContents.getZoomFactor();
  const usual = toContentSize(zoom, heights.most, findAreaOf(parent));
  const window = createWindow(kit, {
    parent,
    modal: true,
    ...usual,
    useContentSize: true,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    autoHideMenuBar: true,
    title: request.title,
  });
  window.removeMenu();
  keepOnScreen(window, { usual, least: null });
  // Its title is the question, whatever the page is called.
  window.on('page-title-updated', (event) => event.preventDefault());
  return window;
};

/**
 * The work area of the screen that has most of a window. Where that one shows nothing (it is off, say) another one; where
 * none does, the window's own: a question of no size would hold up its window, and nobody could answer it.
 */
const findAreaOf = (window: BrowserWindow): Bounds => {
  const bounds = window.getBounds();
  const [own = bounds] = toWorkAreas([screen.getDisplayMatching(bounds).workArea]) ?? listWorkAreas() ?? [];
  return own;
};

/** What the system puts around the content of a window, at most: the title bar and the edges. */
const aroundPx = 60;

/** So high in pixels of the page, within the bounds of a question and of the screen. */
const toContentSize = (zoom: number, heightPx: number, area: Bounds) => ({
  width: Math.round(Math.min(widthPx * zoom, area.width)),
  height: Math.round(
    Math.min(Math.max(heights.least, Math.min(heights.most, heightPx)) * zoom, area.height - aroundPx),
  ),
});

/** As high as its page wants it; over the window that it belongs to, and never beyond the screen. */
const placeOver = (window: BrowserWindow, parent: BrowserWindow, heightPx: number): void => {
  const area = findAreaOf(parent);
  const wanted = toContentSize(parent.webContents.getZoomFactor(), heightPx, area);
  window.setContentSize(wanted.width, wanted.height);
  const { width, height } = window.getBounds();
  const over = parent.getBounds();
  const x = Math.round(over.x + (over.width - width) / 2);
  const y = Math.round(over.y + (over.height - height) / 3);
  window.setBounds(fitBounds({ x, y, width, height }, [area], { width, height }, framePx));
};
