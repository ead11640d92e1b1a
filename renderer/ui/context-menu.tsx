import {
  cloneElement,
  type HTMLAttributes,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
import { toShown } from '#shared/core/text/display-text.ts';
import styles from './menu.module.css';
import { loadRadix, useRadix } from './use-radix.ts';

/** What a menu at the pointer belongs to. Its own `onContextMenu` comes first, and may prevent the menu. */
export type MenuArea = ReactElement<HTMLAttributes<HTMLElement>>;

type Props = {
  /** The area in which a right click (or a `contextmenu` event that a key sends) opens the menu. */
  readonly area: MenuArea;
  readonly label: string;
  readonly children: ReactNode;
};

type Point = { readonly clientX: number; readonly clientY: number };

/**
 * A menu at the pointer. Escape and a click elsewhere close it, and the focus goes back to where it was. The area
 * stands beside Radix's parts, not in them: it is there before them, and is not drawn anew when they come.
 */
export const ContextMenu = ({ area, label, children }: Props) => {
  const Radix = useRadix()?.ContextMenu;
  const spot = useRef<HTMLSpanElement>(null);
  const [point, setPoint] = useState<Point | null>(null);
  const isLoaded = Radix !== undefined;
  useEffect(() => {
    if (point === null || !isLoaded) return;
    const event = new window.MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...point });
    spot.current?.dispatchEvent(event);
  }, [point, isLoaded]);
  const open = (event: MouseEvent<HTMLElement>): void => {
    area.props.onContextMenu?.(event);
    if (event.defaultPrevented) return;
    event.preventDefault();
    const { clientX, clientY } = event;
    setPoint({ clientX, clientY });
    void loadRadix();
  };
  return (
    <>
      {cloneElement(area, { onContextMenu: open })}
      {Radix !== undefined && (
        <Radix.Root modal={false}>
          <Radix.Trigger asChild>
            <span ref={spot} hidden />
          </Radix.Trigger>
          <Radix.Portal>
            <Radix.Content className={styles.menu} aria-label={toShown(label)} collisionPadding={8}>
              <Radix.Label className={styles.title}>{label}</Radix.Label>
              {children}
            </Radix.Content>
          </Radix.Portal>
        </Radix.Root>
      )}
    </>
  );
};

type ItemProps = {
  readonly onSelect: () => void;
  readonly children: ReactNode;
  readonly isDisabled?: boolean;
  /** The key that does the same. */
  readonly note?: string | null | undefined;
};

/** One line of it. */
export const ContextMenuItem = ({ onSelect, children, isDisabled = false, note }: ItemProps) => {
  const Radix = useRadix()?.ContextMenu;
  if (Radix === undefined) return null;
  return (
    <Radix.Item className={styles.item} disabled={isDisabled} onSelect={onSelect}>
      <span className={styles.words}>{children}</span>
      {note != null && <span className={styles.note}>{note}</span>}
    </Radix.Item>
  );
};

/** A line between groups of it. */
export const ContextMenuLine = () => {
  const Radix = useRadix()?.ContextMenu;
  return Radix === undefined ? null : <Radix.Separator className={styles.line} />;
};
