import { toDisplayText } from '#shared/core/display-text.ts';
import styles from './safe-text.module.css';

/** Text that came from a server: isolated in direction, with everything invisible written out. */
export const SafeText = ({ children }: { readonly children: string }) => {
  const { text, isMixedScript } = toDisplayText(children);
  return (
    <>
      <bdi>{text}</bdi>
      {isMixedScript && (
        <span className={styles.flag} title="This name mixes letters of scripts that look alike.">
          mixed script
        </span>
      )}
    </>
  );
};
