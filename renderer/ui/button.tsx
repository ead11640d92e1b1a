import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './button.module.css';
import { cx } from './cx.ts';

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly look?: 'plain' | 'primary' | 'danger' | 'quiet';
  readonly icon?: ReactNode;
  /** Only an icon is shown; `label` names it. */
  readonly label?: string;
};

/** A push button. With `label` it is square and shows the icon alone. */
export const Button = ({ look = 'plain', icon, label, className, children, ...rest }: Props) => (
  <button
    type="button"
    {...rest}
    {...(label === undefined ? {} : { 'aria-label': label, title: rest.title ?? label })}
    className={cx(styles.button, styles[look], label !== undefined && styles.square, className)}
  >
    {icon}
    {children}
  </button>
);
