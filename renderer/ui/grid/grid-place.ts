import type { MouseEvent } from 'react';

/** The row of the whole list that a pointer event happened on; null: beside the rows. */
export const findRow = ({ target }: MouseEvent): number | null => {
  const row = target instanceof Element ? target.closest('[data-index]') : null;
  return row === null ? null : Number(row.getAttribute('data-index'));
};

/** Opens the menu of a row that is drawn, a little inside it, as a right click there would. */
export const openMenuAt = (scroller: HTMLElement | null, index: number): void => {
  const row = scroller?.querySelector(`[data-index="${index}"]`);
  if (row === null || row === undefined) return;
  const { left, bottom } = row.getBoundingClientRect();
  row.dispatchEvent(
    new window.MouseEvent('contextmenu', {
      bubbles: true,
      cancelable: true,
      clientX: left + 40,
      clientY: bottom,
    }),
  );
};
