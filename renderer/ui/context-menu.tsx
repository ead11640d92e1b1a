import { ContextMenu as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import styles from './menu.module.css';

type Props = {
  /** The area in which a right click (or a `contextmenu` event that a key sends) opens the menu. */
  readonly area: ReactElement;
  readonly label: string;
  readonly children: ReactNode;
};

/** A menu at the pointer. Escape and a click elsewhere close it, and the focus goes back to where it was. */
export const ContextMenu = ({ area, label, children }: Props) => (
  <Radix.Root modal={false}>
    <Radix.Trigger asChild>{area}</Radix.Trigger>
    <Radix.Portal>
      <Radix.Content className={styles.menu} aria-label={label} collisionPadding={8}>
        <Radix.Label className={styles.title}>{label}</Radix.Label>
        {children}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
);

type ItemProps = {
  readonly onSelect: () => void;
  readonly children: ReactNode;
  readonly isDisabled?: boolean;
  /** The key that does the same. */
  readonly note?: string | null | undefined;
};

/** One line of it. */
export const ContextMenuItem = ({ onSelect, children, isDisabled = false, note }: ItemProps) => (
  <Radix.Item className={styles.item} disabled={isDisabled} onSelect={onSelect}>
    <span className={styles.words}>{children}</span>
    {note != null && <span className={styles.note}>{note}</span>}
  </Radix.Item>
);

/** A line between groups of it. */
export const ContextMenuLine = () => <Radix.Separator className={styles.line} />;
