import type { ReactNode } from 'react';
import { Chip, type ChipKind } from '#renderer/ui/chip.tsx';
import styles from './cells.module.css';

type Props = {
  readonly roles: readonly string[];
  readonly added?: readonly string[];
  readonly removed?: readonly string[];
  readonly kindOf: (role: string) => ChipKind;
  readonly show: (role: string) => string;
  /** Said when there is none and none will be. */
  readonly none: string;
  /** Stands before the chips. */
  readonly mark?: ReactNode;
};

/** Names as chips, with those that will come and those that will go. */
export const RoleChips = ({ roles, added = [], removed = [], kindOf, show, none, mark }: Props) => (
  <span className={styles.chips}>
    {mark}
    {roles.map((role) => (
      <Chip key={role} kind={removed.includes(role) ? 'removed' : kindOf(role)}>
        {show(role)}
      </Chip>
    ))}
    {added.map((role) => (
      <Chip key={`+${role}`} kind="added">
        {show(role)}
      </Chip>
    ))}
    {roles.length === 0 && added.length === 0 && <span className={styles.none}>{none}</span>}
  </span>
);
