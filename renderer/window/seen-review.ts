import { create } from 'zustand';

type SeenReview = {
  readonly hash: string | null;
  readonly see: (hash: string) => void;
};

/** The review that was last on the screen; Apply works only for exactly that one. */
export const useSeenReview = create<SeenReview>()((set) => ({
  hash: null,
  see: (hash) => set({ hash }),
}));
