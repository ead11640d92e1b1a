import type { Press } from '#shared/base/press.ts';

/** What a key press in the grid asks for. */
export type GridAction =
  | { readonly kind: 'move'; readonly to: number; readonly isExtending: boolean }
  /** `held`: the key goes on being held, and has done what it does. */
  | { readonly kind: 'toggle' | 'held' | 'all' | 'clear' | 'open' | 'search' | 'context' }
  /** A single letter that the list has a use for, in upper case. */
  | { readonly kind: 'letter'; readonly letter: string };

export type ListPress = Pick<Press, 'key' | 'letter' | 'isShift' | 'isRepeat'> & {
  /** Command on macOS, Control elsewhere. */
  readonly isCommand: boolean;
  /** A key is held that makes the press one of the system or of a menu: Alt, the Windows key, Control on macOS. */
  readonly isOthers: boolean;
};

export type GridPlace = {
  /** Row of the cursor; -1: none yet. */
  readonly cursor: number;
  readonly count: number;
  /** Rows that fit on the screen. */
  readonly pageRows: number;
  /** The letters in use, in upper case; any other is left alone. */
  readonly letters: readonly string[];
};

const toRow = ({ key, isCommand }: ListPress, { cursor, count, pageRows }: GridPlace): number | null => {
  const last = count - 1;
  if (key === 'ArrowDown') return isCommand ? last : cursor + 1;
  if (key === 'ArrowUp') return isCommand ? 0 : cursor - 1;
  if (key === 'PageDown') return cursor + pageRows;
  if (key === 'PageUp') return cursor - pageRows;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  return null;
};

const PLAIN: Readonly<Record<string, GridAction>> = {
  ' ': { kind: 'toggle' },
  Escape: { kind: 'clear' },
  Enter: { kind: 'open' },
  '/': { kind: 'search' },
  ContextMenu: { kind: 'context' },
};

/** The action for a key, or null: the grid leaves it alone. */
export const toGridAction = (press: ListPress, place: GridPlace): GridAction | null => {
  if (press.isOthers) return null;
  const row = toRow(press, place);
  if (row !== null) {
    if (place.count === 0) return null;
    return { kind: 'move', to: Math.min(place.count - 1, Math.max(0, row)), isExtending: press.isShift };
  }
  const { letter, isShift } = press;
  if (press.isCommand) return letter === 'A' && !isShift ? { kind: 'all' } : null;
  if (letter !== null && place.letters.includes(letter) && !isShift) return { kind: 'letter', letter };
  // Held down it would tick and untick by turns, and leave whichever came last.
  if (press.key === ' ' && press.isRepeat) return { kind: 'held' };
  if (press.key === 'F10' && press.isShift) return { kind: 'context' };
  return PLAIN[press.key] ?? null;
};
