/** The demo that the tour opens; the form's own choice of seed. */
export const DEMO = { members: 5_000, seed: 1, generation: '2.35' } as const;

/** What the tour did, as numbers read from the screen and from the server. */
export type TourFacts = {
  readonly synced: number;
  readonly staged: number;
  readonly shapes: number;
  /** Clicks, key chords and words typed from the full grid to the apply that runs. */
  readonly actions: number;
  readonly willSucceed: number;
  readonly applied: number;
  readonly verified: number;
  readonly undone: number;
  readonly undoVerified: number;
  /** Memberships whose roles on the server are not what they were before; read past the app, over HTTP. */
  readonly different: number;
  /** Memberships that were changed while the apply stood, by the same reading. */
  readonly changedBetween: number;
};
