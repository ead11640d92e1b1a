import type { ReactNode } from 'react';
import { formatFull } from './format.ts';

/**
 * A moment in few words; date and time in full are its tooltip, put together when the pointer comes: a list has dozens
 * of moments, and nobody looks at most of them. `iso` is ISO 8601.
 */
export const Moment = ({ iso, children }: { readonly iso: string; readonly children: ReactNode }) => (
  <time
    dateTime={iso}
    onPointerEnter={({ currentTarget }) => {
      currentTarget.title = formatFull(iso);
    }}
  >
    {children}
  </time>
);
