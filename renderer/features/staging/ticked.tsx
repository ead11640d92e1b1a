import { X } from 'lucide-react';
import { Button } from '#renderer/ui/button.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import type { StageMode } from '#renderer/window/dialogs.ts';
import styles from './staging.module.css';

const KIND = { add: 'added', remove: 'removed', exactly: 'plain' } as const;

type Props = {
  readonly mode: StageMode;
  readonly roles: readonly string[];
  readonly show: (role: string) => string;
  readonly onRemove: (role: string) => void;
};

/** The roles ticked so far, each with a way to untick it. */
export const Ticked = ({ mode, roles, show, onRemove }: Props) => (
  <ul className={styles.ticked} aria-label="Ticked roles">
    {roles.map((role) => (
      <li key={role}>
        <Chip kind={KIND[mode]}>{show(role)}</Chip>
        <Button look="quiet" label={`Untick ${show(role)}`} icon={<X />} onClick={() => onRemove(role)} />
      </li>
    ))}
    {roles.length === 0 && (
      <li className={styles.keys}>
        No role ticked yet: Enter stages the one pointed at, Shift+Enter ticks it.
      </li>
    )}
  </ul>
);
