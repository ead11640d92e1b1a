import { EmptyState } from '#renderer/ui/empty-state.tsx';
import styles from './shell.module.css';

/** The store is gone and was not brought back: nothing can be shown or sent. */
export const GoneNote = () => (
  <main className={styles.gone}>
    <div role="alert">
      <EmptyState title="Rollcall has to be restarted">
        The part that keeps your data stopped and could not be started again. Staged changes and the record of
        applies are on disk and safe. Quit Rollcall and start it again.
      </EmptyState>
    </div>
  </main>
);
