import { type ChangeEvent, type RefObject, useCallback, useMemo, useRef, useState } from 'react';

/** A field for something secret. Its text is in the page only between typing and `take`, and never in state. */
export type Secret = {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly isFilled: boolean;
  /** What was typed; it stays in the field. */
  readonly peek: () => string;
  /** What was typed; the field is empty from then on. */
  readonly take: () => string;
  readonly focus: () => void;
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
};

/** Makes the handle of one secret field; give it to `SecretField`. */
export const useSecret = (): Secret => {
  const field = useRef<HTMLInputElement>(null);
  const [isFilled, setFilled] = useState(false);
  const peek = useCallback((): string => field.current?.value ?? '', []);
  const take = useCallback((): string => {
    const text = field.current?.value ?? '';
    if (field.current !== null) field.current.value = '';
    setFilled(false);
    return text;
  }, []);
  const focus = useCallback((): void => field.current?.focus(), []);
  const onChange = useCallback(
    (event: ChangeEvent<HTMLInputElement>): void => setFilled(event.target.value !== ''),
    [],
  );
  return useMemo(
    () => ({ field, isFilled, peek, take, focus, onChange }),
    [isFilled, peek, take, focus, onChange],
  );
};
