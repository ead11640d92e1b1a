import { toDisplayText } from '#shared/core/text/display-text.ts';
import styles from './safe-text.module.css';

/** Text that came from a server: isolated in direction, with everything invisible written out, cut after `most`. */
export const SafeText = ({ children, most }: { readonly children: string; readonly most?: number }) => {
  const { text, isMixedScript } = toDisplayText(children, most);
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
