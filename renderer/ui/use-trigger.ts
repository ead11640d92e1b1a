import { type ButtonHTMLAttributes, cloneElement, type ReactElement, useState } from 'react';
import { loadRadix, useRadix } from './use-radix.ts';

/** The button that opens a menu or a panel. */
export type Trigger = ReactElement<ButtonHTMLAttributes<HTMLButtonElement>>;

/**
 * A trigger that works before the code of what it opens is there. While `radix` is null, `trigger` is drawn alone: a
 * press fetches the code, and `isWanted` says that it was pressed. After that it is drawn inside Radix's parts, and
 * has the keyboard if it had it before. A press that has begun is never cut in two.
 */
export const useTrigger = (
  plain: Trigger,
  opens: 'menu' | 'dialog',
  onOpenChange?: (isOpen: boolean) => void,
) => {
  const loaded = useRadix();
  const [isHeld, setHeld] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const radix = isHeld ? null : loaded;
  const letGo = (): void => setHeld(false);
  const trigger =
    radix === null
      ? cloneElement(plain, {
          'aria-haspopup': opens,
          'aria-expanded': false,
          onFocus: () => setFocus(true),
          onBlur: () => setFocus(false),
          onPointerDown: () => setHeld(true),
          onPointerLeave: letGo,
          onPointerCancel: letGo,
          onClick: () => {
            letGo();
            setWanted(true);
            onOpenChange?.(true);
            void loadRadix();
          },
        })
      : cloneElement(plain, { autoFocus: hasFocus });
  return { radix, trigger, isWanted };
};
