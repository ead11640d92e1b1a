/** One protection, taken out: the text that is it, what stands there instead, and who must notice. */
export type Mutant = {
  readonly name: string;
  /** What it serves: a safety row, an invariant of the engine, or a rule in a few words. */
  readonly protects: string;
  readonly file: string;
  /** Found exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Test files at least one test of which must fail. */
  readonly tests: readonly string[];
};
