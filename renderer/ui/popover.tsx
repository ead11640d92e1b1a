import { type ReactNode, useEffect } from 'react';
import { toShown } from '#shared/core/text/display-text.ts';
import { cx } from './cx.ts';
import styles from './popover.module.css';
import { loadRadix } from './use-radix.ts';
import { type Trigger, useTrigger } from './use-trigger.ts';

type Props = {
  readonly trigger: Trigger;
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
  trigger: plain,
  label,
  children,
  size = 'small',
  side = 'bottom',
  isOpen,
  onOpenChange,
}: Props) => {
  const { radix, trigger, isWanted } = useTrigger(plain, 'dialog', onOpenChange);
  useEffect(() => {
    if (isOpen === true) void loadRadix();
  }, [isOpen]);
  if (radix === null) return trigger;
  const { Popover: Radix } = radix;
  return (
    <Radix.Root
      {...(isOpen === undefined ? { defaultOpen: isWanted } : { open: isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={cx(styles.panel, styles[size])}
          side={side}
          aria-label={toShown(label)}
          align="start"
          sideOffset={4}
          collisionPadding={8}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
};
