import { type RefObject, useEffect, useRef } from 'react';
import { listenToTouches } from '#renderer/ui/keys.ts';
import { useReviewWork } from './decisions.ts';

const NEEDS = '[data-needs]';

/** What stands first: what waits for a decision, else the first kind of change, else the page itself. */
const focusFirst = (page: HTMLElement, selectors: readonly string[]): void => {
  const found = selectors.map((one) => page.querySelector<HTMLElement>(one)).find((one) => one !== null);
  const target = found ?? page;
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
};

/**
 * Keeps the focus in the review. It begins at what waits for a decision; when what had it is decided and gone, the
 * next one of its zone takes it; and a press of Apply with something left to decide brings it there.
 */
export const useFocusKept = (ref: RefObject<HTMLElement | null>): void => {
  const asked = useReviewWork((work) => work.asked);
  /** Whether the focus is to go to what waits for a decision as soon as there is something: until a key or a click. */
  const waits = useRef(true);
  useEffect(() => {
    const page = ref.current;
    if (page === null) return;
    let zone = '';
    const touch = (): void => {
      waits.current = false;
    };
    const note = ({ target }: FocusEvent): void => {
      const inside = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-zone]') : null;
      zone = inside?.dataset.zone ?? '';
    };
    const keep = (): void => {
      // What waits for a decision may come a moment after the rest.
      if (waits.current && page.querySelector(NEEDS) !== null) {
        focusFirst(page, [NEEDS]);
        waits.current = false;
      }
      if (document.activeElement !== document.body || document.querySelector('dialog[open]') !== null) return;
      const next = zone === '' ? [] : [`[data-zone="${zone}"] [data-next]`];
      focusFirst(page, [...next, NEEDS, '[data-shape]']);
    };
    page.addEventListener('focusin', note);
    const deaf = listenToTouches(page, ['down'], touch);
    const seen = new MutationObserver(keep);
    seen.observe(page, { childList: true, subtree: true });
    focusFirst(page, [NEEDS, '[data-shape]']);
    return () => {
      seen.disconnect();
      page.removeEventListener('focusin', note);
      deaf();
    };
  }, [ref]);
  useEffect(() => {
    if (asked === 0 || ref.current === null) return;
    waits.current = ref.current.querySelector(NEEDS) === null;
    focusFirst(ref.current, [NEEDS]);
  }, [asked, ref]);
};
