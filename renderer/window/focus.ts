import { create } from 'zustand';
import type { UserId } from '#shared/base/brand.ts';

/** Places that a command can send the keyboard to. */
export type FocusTarget = 'grid' | 'search' | 'row' | 'screen';

/** Somebody whom the window is about, by id and name. */
export type Person = { readonly userId: UserId; readonly username: string };

type Focus = {
  /** The person that the inspector shows: whom a cursor was on last. What keys act on is `usePointed`. */
  readonly person: Person | null;
  readonly isInspectorOpen: boolean;
  readonly setPerson: (person: Focus['person']) => void;
  readonly toggleInspector: (isOpen?: boolean) => void;
};

/** Which person is looked at, and is the inspector open. */
export const useFocus = create<Focus>()((set) => ({
  person: null,
  isInspectorOpen: false,
  setPerson: (person) => set({ person }),
  toggleInspector: (isOpen) => set((focus) => ({ isInspectorOpen: isOpen ?? !focus.isInspectorOpen })),
}));

/** Marks the element that a target stands for. */
export const focusTarget = (target: FocusTarget) => ({ 'data-focus-target': target });

/** Moves the keyboard to a target; false: it is not on the screen. */
export const moveFocus = (target: FocusTarget): boolean => {
  const element = document.querySelector(`[data-focus-target="${target}"]`);
  if (!(element instanceof HTMLElement)) return false;
  element.focus({ preventScroll: target !== 'search' });
  if (element instanceof HTMLInputElement) element.select();
  return true;
};

/** Where the keyboard belongs on a screen when nothing else has it, the first that is there. */
const HOMES: readonly FocusTarget[] = ['grid', 'row', 'screen'];
const FIELDS = 'input:not([type=checkbox], [type=radio]), textarea, select';
/** What stands before the screen, and has a keyboard of its own. */
const BEFORE = 'dialog[open], [role=dialog], [role=menu]';

/** Brings the keyboard to where it belongs on the screen; false: there is no such place. */
export const goHome = (): boolean => HOMES.some(moveFocus);

const hasFocus = (target: FocusTarget): boolean =>
  document.activeElement?.getAttribute('data-focus-target') === target;

/** Whether nothing has the keyboard. */
export const isFocusLost = (): boolean =>
  document.activeElement === null || document.activeElement === document.body;

/** Whether a person types or chooses somewhere, and must not be taken away from there. */
const isBusy = (): boolean =>
  document.querySelector('dialog[open]') !== null ||
  document.activeElement?.matches(FIELDS) === true ||
  document.activeElement?.closest(BEFORE) != null;

/** Brings a keyboard that nothing has to where it belongs. */
export const keepFocus = (): void => {
  if (isFocusLost() && document.querySelector(BEFORE) === null) goHome();
};

/** A screen is drawn at once, or when its code and its rows are there. */
const PATIENCE_MS = 3_000;
let wanted: { readonly target: FocusTarget; readonly untilMs: number } | null = null;

/**
 * Brings the keyboard to a target once it is drawn, unless somebody types by then. What opened the list may be closing
 * still and give the keyboard back to where it was: it is looked at again for some frames.
 */
export const wantFocus = (target: FocusTarget): void => {
  wanted = { target, untilMs: performance.now() + PATIENCE_MS };
  const mine = wanted;
  let frames = 0;
  const look = (): void => {
    if (wanted !== mine || performance.now() > mine.untilMs) return;
    const isThere = !isBusy() && (hasFocus(target) || moveFocus(target));
    frames = isThere ? frames + 1 : 0;
    if (frames < 4) requestAnimationFrame(look);
    else wanted = null;
  };
  requestAnimationFrame(look);
};

/** A key or a click of the person is newer than what was wanted before it. */
export const dropWantedFocus = (): void => {
  wanted = null;
};
