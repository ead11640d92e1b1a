import { Toolbar as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { toShown } from '#shared/core/text/display-text.ts';

/** Buttons side by side, as one stop for the Tab key: arrows, Home and End walk them. */
export const Toolbar = ({
  label,
  className,
  children,
}: {
  readonly label: string;
  readonly className: string | undefined;
  readonly children: ReactNode;
}) => (
  <Radix.Root aria-label={toShown(label)} className={className} loop={false}>
    {children}
  </Radix.Root>
);

/** One of them, which is chosen or not. */
export const ToolbarChoice = ({
  isChosen,
  className,
  onChoose,
  children,
}: {
  readonly isChosen: boolean;
  readonly className: string | undefined;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}) => (
  <Radix.Button aria-pressed={isChosen} className={className} onClick={onChoose}>
    {children}
  </Radix.Button>
);
