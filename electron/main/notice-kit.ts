import { BrowserWindow, Notification } from 'electron';
import type { NoticeKit } from './notify.ts';

/** Electron's own. A notification is kept until it is closed: one that is collected would not hear its click. */
export const createNoticeKit = (): NoticeKit => {
  const shown = new Set<Notification>();
  return {
    isLookedAt: () => BrowserWindow.getFocusedWindow() !== null,
    isSupported: () => Notification.isSupported(),
    show: (title, body, onClick) => {
      const notification = new Notification({ title, body });
      const forget = (): void => void shown.delete(notification);
      notification.on('click', onClick);
      notification.on('click', forget);
      notification.on('close', forget);
      shown.add(notification);
      notification.show();
    },
  };
};
