import { type ChangeEvent, type RefObject, useCallback, useMemo, useRef, useState } from 'react';

/** A field for something secret. Its text is in the page only between typing and `clear`, and never in state. */
export type Secret = {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly isFilled: boolean;
  /** What was typed; it stays in the field. */
  readonly peek: () => string;
  /** Empties the field. */
  readonly clear: () => void;
  readonly focus: () => void;
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
};

/** Makes the handle of one secret field; give it to `SecretField`. */
export const useSecret = (): Secret => {
  const field = useRef<HTMLInputElement>(null);
  const [isFilled, setFilled] = useState(false);
  const peek = useCallback((): string => field.current?.value ?? '', []);
  const clear = useCallback((): void => {
    if (field.current !== null) field.current.value = '';
    setFilled(false);
  }, []);
  const focus = useCallback((): void => field.current?.focus(), []);
  const onChange = useCallback(
    (event: ChangeEvent<HTMLInputElement>): void => setFilled(event.target.value !== ''),
    [],
  );
  return useMemo(
    () => ({ field, isFilled, peek, clear, focus, onChange }),
    [isFilled, peek, clear, focus, onChange],
  );
};
