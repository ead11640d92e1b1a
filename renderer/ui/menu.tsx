import type { ReactNode } from 'react';
import styles from './menu.module.css';
import { useRadix } from './use-radix.ts';
import { type Trigger, useTrigger } from './use-trigger.ts';

/** A menu below its trigger. */
export const Menu = ({
  trigger: plain,
  children,
}: {
  readonly trigger: Trigger;
  readonly children: ReactNode;
}) => {
  const { radix, trigger, isWanted } = useTrigger(plain, 'menu');
  if (radix === null) return trigger;
  const { DropdownMenu: Radix } = radix;
  return (
    <Radix.Root modal={false} defaultOpen={isWanted}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.menu} align="start" sideOffset={4} collisionPadding={8}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
};

type ItemProps = {
  readonly onSelect: () => void;
  readonly children: ReactNode;
  readonly isDisabled?: boolean;
  readonly isCurrent?: boolean;
  /** Key or other remark at the right edge. */
  readonly note?: string | undefined;
};

/** One line of a menu. */
export const MenuItem = ({ onSelect, children, isDisabled = false, isCurrent = false, note }: ItemProps) => {
  const Radix = useRadix()?.DropdownMenu;
  if (Radix === undefined) return null;
  return (
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
};

/** A line between groups of a menu. */
export const MenuLine = () => {
  const Radix = useRadix()?.DropdownMenu;
  return Radix === undefined ? null : <Radix.Separator className={styles.line} />;
};
