import type { KeyboardEvent as ReactKeyboardEvent } from 'react';
import { type Press, toPress } from '#shared/base/press.ts';

/** What a handler may do with the event itself. The key is in the press: nobody reads it another way. */
export type PressEvent<E extends Element = Element> = Pick<
  ReactKeyboardEvent<E>,
  'preventDefault' | 'stopPropagation' | 'isDefaultPrevented' | 'target' | 'currentTarget'
>;

/** What a handler of React's `onKeyDown` is made of; a key of an input method does not reach it. */
export const onPress =
  <E extends Element>(act: (press: Press, event: PressEvent<E>) => void) =>
  (event: ReactKeyboardEvent<E>): void => {
    const press = toPress(event.nativeEvent);
    if (press !== null) act(press, event);
  };

/** What a handler of the whole document may do with the event. `giveTo` lets an element have the press. */
type DocumentEvent = Pick<KeyboardEvent, 'preventDefault' | 'target'> & {
  readonly giveTo: (element: Element) => void;
};
type DocumentPress = (press: Press, event: DocumentEvent) => void;

const giveTo = (element: Element, event: KeyboardEvent): void => {
  // The browser does nothing by itself with a press that comes this way: it is not its own.
  if (!element.dispatchEvent(new KeyboardEvent(event.type, event))) event.preventDefault();
};

/** Acts on key presses of a whole document, or on keys let go; returns what ends it. */
export const listenToPresses = (act: DocumentPress, way: 'down' | 'up' = 'down'): (() => void) => {
  const when = `key${way}` as const;
  const hear = (event: KeyboardEvent): void => {
    const press = toPress(event);
    if (press === null) return;
    act(press, {
      target: event.target,
      preventDefault: () => event.preventDefault(),
      giveTo: (element) => giveTo(element, event),
    });
  };
  document.addEventListener(when, hear);
  return () => document.removeEventListener(when, hear);
};

const TOUCHES = { down: ['keydown', 'pointerdown'], up: ['keyup', 'pointerup'] } as const;

/** Tells that a key or a button went down or up, whichever it was and whoever it is for; returns what ends it. */
export const listenToTouches = (
  target: Document | HTMLElement,
  ways: readonly (keyof typeof TOUCHES)[],
  tell: () => void,
): (() => void) => {
  const all = ways.flatMap((way) => TOUCHES[way]);
  for (const touch of all) target.addEventListener(touch, tell, true);
  return () => {
    for (const touch of all) target.removeEventListener(touch, tell, true);
  };
};
