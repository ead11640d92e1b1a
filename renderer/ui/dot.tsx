import styles from './dot.module.css';

/** The colour of a deployment, as a small round mark; the name beside it says which one it is. */
export const Dot = ({ colour }: { readonly colour: string }) => (
  <span className={styles.dot} data-colour={colour} aria-hidden="true" />
);
