import type { ScreenSpec } from '#renderer/window/screen.ts';

/** What was applied, and what came of it. */
export const historyScreen: ScreenSpec = {
  id: 'history',
  title: 'History',
  command: 'view.history',
  group: 'Changes',
  holds: 'run',
  load: async () => (await import('./history-page.tsx')).HistoryPage,
};
