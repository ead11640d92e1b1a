import { Check, Minus } from 'lucide-react';
import { useState } from 'react';
import { cx } from '#renderer/ui/cx.ts';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { toShown } from '#shared/core/text/display-text.ts';
import type { Ability } from '#shared/model/capability.ts';
import { findSharedWhy } from './shared-why.ts';
import styles from './status.module.css';

type Props = {
  readonly label: string;
  readonly abilities: readonly Ability[];
  readonly isOpenAtFirst?: boolean;
};

/** A group of things that are possible or not; what is not is grey and says what would bring it. */
export const AbilityGroup = ({ label, abilities, isOpenAtFirst = false }: Props) => {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const shared = findSharedWhy(abilities);
  const has = abilities.filter((one) => one.has).length;
  return (
    <Disclosure label={label} note={`${has} of ${abilities.length}`} isOpen={isOpen} onToggle={setOpen}>
      <ul aria-label={toShown(label)} className={styles.abilities}>
        {abilities.map((one) => (
          <li key={one.key} className={cx(styles.ability, !one.has && styles.missing)}>
            {one.has ? <Check role="img" aria-label="yes" /> : <Minus role="img" aria-label="no" />}
            <span>{one.label}</span>
            {one.why !== null && shared === null && <span className={styles.why}>{one.why}</span>}
          </li>
        ))}
      </ul>
      {shared !== null && <p className={styles.shared}>{shared}</p>}
    </Disclosure>
  );
};
