import type { ScreenSpec } from '#renderer/window/screen.ts';

/** Where a deployment is added, and where a window without any is. */
export const connectScreen: ScreenSpec = {
  id: 'connect',
  title: 'Add deployment',
  command: 'deployment.add',
  group: null,
  isForNone: true,
  load: async () => (await import('./connect-page.tsx')).ConnectPage,
};
