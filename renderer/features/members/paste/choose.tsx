import { useId } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { countOf, formatCount } from '#renderer/ui/format.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import type { UserId } from '#shared/base/brand.ts';
import styles from './paste.module.css';
import type { Answer } from './use-resolution.ts';
import { type Choices, listSingles } from './words.ts';

type Ambiguous = Answer['toChoose'][number];
type Props = {
  readonly answer: Answer;
  readonly choices: Choices;
  readonly onChoose: (choices: Choices) => void;
};

const One = ({
  name,
  chosen,
  onChoose,
}: {
  readonly name: Ambiguous;
  readonly chosen: UserId | undefined;
  readonly onChoose: (userId: UserId | null) => void;
}) => {
  const group = useId();
  const more = name.people - name.candidates.length;
  return (
    <fieldset className={styles.one}>
      <legend>
        <SafeText>{name.value}</SafeText>
        {name.also !== null && (
          <span className={styles.soft}>
            {' '}
            <SafeText>{name.also}</SafeText>
          </span>
        )}
      </legend>
      <label className={styles.candidate}>
        <input
          type="radio"
          name={group}
          data-choose=""
          checked={chosen === undefined}
          onChange={() => onChoose(null)}
        />
        <span className={styles.soft}>Nobody</span>
      </label>
      {name.candidates.map(({ userId, username, name: display, email, isFound }) => (
        <label key={userId} className={styles.candidate}>
          <input type="radio" name={group} checked={chosen === userId} onChange={() => onChoose(userId)} />
          <span className={styles.username}>
            <SafeText>{username}</SafeText>
          </span>
          <span>
            <SafeText>{display}</SafeText>
          </span>
          <span className={styles.soft}>
            <SafeText>{email}</SafeText>
            {isFound && ' · found already'}
          </span>
        </label>
      ))}
      {more > 0 && (
        <p className={styles.soft}>And {countOf(more, 'other person', 'other people')} of that name.</p>
      )}
    </fieldset>
  );
};

/** The names that may mean several people, or somebody by display name only: one is chosen for each, or nobody. */
export const Choose = ({ answer, choices, onChoose }: Props) => {
  const singles = listSingles(answer);
  const choose = (at: number, userId: UserId | null): void => {
    const next = new Map(choices);
    if (userId === null) next.delete(at);
    else next.set(at, userId);
    onChoose(next);
  };
  return (
    <section className={styles.section} aria-label="Choose who is meant">
      <header className={styles.head}>
        <h3>Choose who is meant</h3>
        {singles.size > 1 && (
          <Button look="quiet" onClick={() => onChoose(new Map([...choices, ...singles]))}>
            Take the only match of {formatCount(singles.size)} names
          </Button>
        )}
      </header>
      <p className={styles.soft}>Anybody can give themselves any display name, so it is only a proposal.</p>
      {answer.toChoose.map((name) => (
        <One
          key={name.at}
          name={name}
          chosen={choices.get(name.at)}
          onChoose={(userId) => choose(name.at, userId)}
        />
      ))}
      {answer.ambiguous > answer.toChoose.length && (
        <p className={styles.soft}>
          The first {formatCount(answer.toChoose.length)} of {formatCount(answer.ambiguous)} are listed.
        </p>
      )}
    </section>
  );
};
