/** A name as somebody wrote it, without what stood around it. */
export type PastedName = {
  /** A username, an e-mail address or, with spaces, a display name. */
  readonly value: string;
  /** What stood beside it: another name or address of, perhaps, the same person. Never enough to find somebody. */
  readonly also: string | null;
};
