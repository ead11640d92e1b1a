import styles from './fact-list.module.css';
import { SafeText } from './safe-text.tsx';

type Fact = { readonly name: string; readonly value: string };

/** Names and values, two columns, to read and to copy from. */
export const FactList = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className={styles.facts}>
    {facts.map(({ name, value }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd data-copyable>
          <SafeText>{value}</SafeText>
        </dd>
      </div>
    ))}
  </dl>
);
