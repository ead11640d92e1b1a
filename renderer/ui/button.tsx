import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { toShown } from '#shared/core/text/display-text.ts';
import styles from './button.module.css';
import { cx } from './cx.ts';

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly look?: 'plain' | 'primary' | 'danger' | 'quiet';
  readonly icon?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
  /** Only an icon is shown; `label` names it. */
  readonly label?: string;
};

/** A push button. With `label` it is square and shows the icon alone. */
export const Button = ({
  look = 'plain',
  icon,
  label,
  title = label,
  className,
  children,
  ...rest
}: Props) => (
  <button
    type="button"
    {...rest}
    {...(title === undefined ? {} : { title: toShown(title) })}
    {...(label === undefined ? {} : { 'aria-label': toShown(label) })}
    className={cx(styles.button, styles[look], label !== undefined && styles.square, className)}
  >
    {icon}
    {children}
  </button>
);
