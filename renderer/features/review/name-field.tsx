import { useId } from 'react';
import { onPress } from '#renderer/ui/keys.ts';
import { SafeText } from '#renderer/ui/safe-text.tsx';
import { useCommands } from '#renderer/window/commands.ts';
import { useReviewWork } from '#renderer/window/review-work.ts';
import { isSameText } from '#shared/base/fold-text.ts';
import styles from './apply-bar.module.css';

/** Where the deployment's name is typed before many changes go to production; nothing where it is not asked for. */
export const NameField = ({ name }: { readonly name: string | null }) => {
  const typed = useReviewWork((work) => work.typedName);
  const run = useCommands((commands) => commands.run);
  const id = useId();
  if (name === null) return null;
  const isRight = isSameText(typed, name);
  return (
    <div className={styles.name}>
      <label htmlFor={id}>
        Production: type{' '}
        <strong>
          <SafeText>{name}</SafeText>
        </strong>
      </label>
      <input
        id={id}
        type="text"
        value={typed}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => useReviewWork.setState({ typedName: event.target.value })}
        onKeyDown={onPress(({ key }) => {
          if (key === 'Enter') run('plan.apply');
        })}
        {...(isRight ? {} : { 'data-needs': true })}
      />
    </div>
  );
};
