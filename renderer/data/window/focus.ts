import { create } from 'zustand';
import type { UserId } from '#shared/base/brand.ts';

/** Places that a command can send the keyboard to. */
export type FocusTarget = 'grid' | 'search';

type Focus = {
  /** The person that the grid's cursor is on, and the inspector shows. */
  readonly person: { readonly userId: UserId; readonly username: string } | null;
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
  element.focus();
  if (element instanceof HTMLInputElement) element.select();
  return true;
};
