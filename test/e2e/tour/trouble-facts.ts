/** What the second act did, as numbers from the screen and from the server's own history. */
export type TroubleFacts = {
  readonly conflicts: number;
  /** Key presses that decided all of them. */
  readonly conflictKeys: number;
  readonly refused: number;
  /** Writes that had arrived when the first wave halted, and how many that wave held. */
  readonly haltedAfter: number;
  readonly wave: number;
  /** Writes that arrived between the kill and the press on Continue. */
  readonly sentUnasked: number;
  readonly applied: number;
  readonly planned: number;
  /** People whose roles the server changed more than once in the apply. */
  readonly changedTwice: number;
  readonly undone: number;
  /** Memberships that are not as they were before the apply. */
  readonly different: number;
  /** What the pages complained about. */
  readonly trouble: readonly string[];
};
