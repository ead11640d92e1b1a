/** Keys that walk: held down they are meant to go on, from one element to the next. */
const WALKS: readonly string[] = [
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
  ...['Tab', 'PageUp', 'PageDown', 'Home', 'End'],
];

type Held = { readonly key: string; readonly code: string; readonly repeat: boolean };

/**
 * Which keys are down, and where each went down. `isMeantElsewhere` of a key press says whether it is the repetition of
 * a key that went down on another element, or in another window: the letter that opened a dialog is no text for its
 * field, and the Enter that chose a command does not confirm what that asks.
 */
export const createHeldKeys = <Target>() => {
  const down = new Map<string, Target>();
  return {
    isMeantElsewhere: ({ key, code, repeat }: Held, target: Target): boolean => {
      if (repeat) return !WALKS.includes(key) && down.get(code) !== target;
      down.set(code, target);
      return false;
    },
    up: ({ code }: Pick<Held, 'code'>): void => {
      down.delete(code);
    },
  };
};
