import type { BrowserWindow } from 'electron';
import { CHANNELS } from '#shared/contract/channels.ts';
import type { Notice } from '#shared/contract/host.ts';
import { toShown } from '#shared/core/text/display-text.ts';

/** What the system can do about notifications, so that a test can stand in for it. */
export type NoticeKit = {
  readonly isLookedAt: () => boolean;
  readonly isSupported: () => boolean;
  readonly show: (title: string, body: string, onClick: () => void) => void;
};

type Face = Pick<BrowserWindow, 'isMinimized' | 'restore' | 'show' | 'focus'> & {
  readonly webContents: { readonly send: (channel: string, payload: unknown) => void };
};

/** Shows a notice unless the person is looking at the app anyway; its click brings the window up, on that plan. */
export const createNotify =
  (kit: NoticeKit, findWindow: () => Face | null) =>
  ({ title, body, plan }: Notice): void => {
    if (kit.isLookedAt() || !kit.isSupported()) return;
    kit.show(toShown(title), toShown(body), () => {
      const window = findWindow();
      if (window === null) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
      window.webContents.send(CHANNELS.openPlan, plan);
    });
  };
