import { BrowserWindow, Notification } from 'electron';

/** Shows one line in the system's notification area, unless the person is looking at the app anyway. */
export const notify = (title: string, body: string): void => {
  if (BrowserWindow.getFocusedWindow() !== null || !Notification.isSupported()) return;
  new Notification({ title, body }).show();
};
