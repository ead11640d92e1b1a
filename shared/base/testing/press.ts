import { type KeyEvent, type Press, toPress } from '../press.ts';

/** A keyboard event for tests: a key with nothing held, unless said otherwise. */
export const keyEvent = (key: string, more: Partial<KeyEvent> = {}): KeyEvent => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
  keyCode: 0,
  isComposing: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  repeat: false,
  ...more,
});

/** The press that such an event is. Throws for one of an input method. */
export const pressOf = (key: string, more: Partial<KeyEvent> = {}): Press => {
  const press = toPress(keyEvent(key, more));
  if (press === null) throw new Error('Nothing acts on this key.');
  return press;
};
