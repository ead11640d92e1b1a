import { Popover as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './popover.module.css';

type Props = {
  readonly trigger: ReactElement;
  readonly label: string;
  readonly children: ReactNode;
  readonly size?: 'small' | 'large';
  readonly side?: 'bottom' | 'top' | 'right';
  /** Given by who opens it by other means as well, such as a command. */
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
};

/** A small panel beside its trigger; Escape and a click elsewhere close it. */
export const Popover = ({
  trigger,
  label,
  children,
  size = 'small',
  side = 'bottom',
  isOpen,
  onOpenChange,
}: Props) => (
  <Radix.Root
    {...(isOpen === undefined ? {} : { open: isOpen })}
    {...(onOpenChange === undefined ? {} : { onOpenChange })}
  >
    <Radix.Trigger asChild>{trigger}</Radix.Trigger>
    <Radix.Portal>
      <Radix.Content
        className={cx(styles.panel, styles[size])}
        side={side}
        aria-label={label}
        align="start"
        sideOffset={4}
        collisionPadding={8}
      >
        {children}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
);
