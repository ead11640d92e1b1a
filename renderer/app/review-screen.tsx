import { ReviewPage } from '#renderer/features/review/review-page.tsx';
import { UndoPanel } from '#renderer/features/undo/undo-panel.tsx';
import styles from './review-screen.module.css';

/** The review, and above it what an undo brings back when that is what is staged. */
export const ReviewScreen = () => (
  <div className={styles.screen}>
    <UndoPanel />
    <div className={styles.page}>
      <ReviewPage />
    </div>
  </div>
);
