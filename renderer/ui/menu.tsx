import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import styles from './menu.module.css';

/** A menu below its trigger. */
export const Menu = ({
  trigger,
  children,
}: {
  readonly trigger: ReactElement;
  readonly children: ReactNode;
}) => (
  <Radix.Root modal={false}>
    <Radix.Trigger asChild>{trigger}</Radix.Trigger>
    <Radix.Portal>
      <Radix.Content className={styles.menu} align="start" sideOffset={4} collisionPadding={8}>
        {children}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
);

type ItemProps = {
  readonly onSelect: () => void;
  readonly children: ReactNode;
  readonly isDisabled?: boolean;
  readonly isCurrent?: boolean;
  /** Key or other remark at the right edge. */
  readonly note?: string | undefined;
};

/** One line of a menu. */
export const MenuItem = ({ onSelect, children, isDisabled = false, isCurrent = false, note }: ItemProps) => (
  <Radix.Item
    className={styles.item}
    disabled={isDisabled}
    onSelect={onSelect}
    aria-current={isCurrent ? 'true' : undefined}
  >
    <span className={styles.words}>{children}</span>
    {note !== undefined && <span className={styles.note}>{note}</span>}
  </Radix.Item>
);

/** A line between groups of a menu. */
export const MenuLine = () => <Radix.Separator className={styles.line} />;
