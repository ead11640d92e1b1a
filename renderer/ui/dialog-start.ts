const FIELD = 'input:not([type="radio"], [type="checkbox"]):enabled, select:enabled, textarea:enabled';

/** Where the keyboard begins in a dialog: in the first field to type into, else on the first button of the footer, the safe one. */
export const findDialogStart = (dialog: HTMLDialogElement): HTMLElement | null =>
  dialog.querySelector<HTMLElement>(FIELD) ??
  dialog.querySelector<HTMLElement>('footer button:enabled') ??
  dialog.querySelector<HTMLElement>('button:enabled');
