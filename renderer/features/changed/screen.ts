import type { ScreenSpec } from '#renderer/window/screen.ts';

/** What the last refresh found changed. */
export const changedScreen: ScreenSpec = {
  id: 'changed',
  title: 'What changed',
  command: 'view.changes',
  group: 'Changes',
  load: async () => (await import('./changed-page.tsx')).ChangedPage,
};
