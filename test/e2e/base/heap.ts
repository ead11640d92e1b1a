import type { Page } from '@playwright/test';

/** Everything that lives in a page's memory after the garbage was collected, as the text of a heap snapshot. */
export const readHeap = async (page: Page): Promise<string> => {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.enable');
  // What a first collection sets free may hold more; weak things go with a later one.
  for (let time = 0; time < 3; time++) await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('');
};
