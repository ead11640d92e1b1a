import type { ScreenSpec } from '#renderer/window/screen.ts';

/** One apply, at work or done. */
export const runScreen: ScreenSpec = {
  id: 'run',
  title: 'Apply',
  command: null,
  group: null,
  load: async () => (await import('./run-page.tsx')).RunPage,
};
