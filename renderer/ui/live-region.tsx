import styles from './live-region.module.css';

/** Words that are read out when they change, without taking the focus. */
export const LiveRegion = ({ children }: { readonly children: string }) => (
  <div role="status" aria-live="polite" className={styles.hidden}>
    {children}
  </div>
);
