/** A key press as far as anything in the windows acts on it. `toPress` is the only reader of a keyboard event. */
export type Press = {
  /** What the layout gives: `Enter`, `ArrowDown`, `/`, a space. For letters see `letter`. */
  readonly key: string;
  /** The Latin letter that is meant, in upper case; null: none. */
  readonly letter: string | null;
  readonly isCtrl: boolean;
  readonly isMeta: boolean;
  readonly isShift: boolean;
  readonly isAlt: boolean;
  /** The key is held down. */
  readonly isRepeat: boolean;
};

/** What is read of a keyboard event, DOM's or React's native one. */
export type KeyEvent = {
  readonly key: string;
  readonly code: string;
  readonly keyCode: number;
  readonly isComposing: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
};

/** The key code of a press that an input method has taken for itself. */
const TAKEN = 229;

/** Whether a press belongs to an input method: it composes, and the key chooses, accepts or gives up a candidate. */
export const isOfComposition = ({
  isComposing,
  keyCode,
  key,
}: Pick<KeyEvent, 'isComposing' | 'keyCode' | 'key'>): boolean =>
  isComposing || keyCode === TAKEN || key === 'Process';

/** Signs count as well (`€`, `µ`, `…`): Latin layouts have them on letters, with AltGr. */
const LATIN_OR_SIGN = /[\p{Script=Latin}\p{Script=Common}]/u;

/**
 * The letter that a key stands for. A layout with Latin letters is taken at its word, wherever it has them (AZERTY,
 * Dvorak, Turkish F). One that has none there (Russian, Greek, Hebrew, kana) means the letter that a US keyboard has at
 * that place: what is printed on such keys beside their own, and what other programs do.
 */
const toLetter = ({ key, code }: Pick<KeyEvent, 'key' | 'code'>): string | null => {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  // Turkish writes the letter of the key I without a dot, and its capital with one.
  if (key === 'ı' || key === 'İ') return 'I';
  if (key === '' || LATIN_OR_SIGN.test(key)) return null;
  return /^Key([A-Z])$/.exec(code)?.[1] ?? null;
};

/** A keyboard event as the press that it is; null: it belongs to an input method, and nothing may act on it. */
export const toPress = (event: KeyEvent): Press | null =>
  isOfComposition(event)
    ? null
    : {
        key: event.key,
        letter: toLetter(event),
        isCtrl: event.ctrlKey,
        isMeta: event.metaKey,
        isShift: event.shiftKey,
        isAlt: event.altKey,
        isRepeat: event.repeat,
      };

/** Whether Control, Command or Alt is held: the press is no plain letter or sign then. */
export const isChord = ({ isCtrl, isMeta, isAlt }: Press): boolean => isCtrl || isMeta || isAlt;
