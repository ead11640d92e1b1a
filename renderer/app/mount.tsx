import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

/** Draws the page into its root element. */
export const mount = (page: ReactNode): void => {
  const root = document.getElementById('root');
  if (root === null) throw new Error('The document has no root element');
  createRoot(root).render(page);
};
