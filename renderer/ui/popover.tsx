import { Popover as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import styles from './popover.module.css';

type Props = {
  readonly trigger: ReactElement;
  readonly label: string;
  readonly children: ReactNode;
};

/** A small panel below its trigger; Escape and a click elsewhere close it. */
export const Popover = ({ trigger, label, children }: Props) => (
  <Radix.Root>
    <Radix.Trigger asChild>{trigger}</Radix.Trigger>
    <Radix.Portal>
      <Radix.Content
        className={styles.panel}
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
