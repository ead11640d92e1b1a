/** One protection, taken out: the text that is it, what stands there instead, and who must notice. */
export type Mutant = {
  readonly name: string;
  /** What it serves: a safety row, an invariant of the engine, or a rule in a few words. */
  readonly protects: string;
  /** Found exactly once in the product, wherever the file is: a row does not know where its protection lives. */
  readonly find: string;
  /** Where several files have the text: another one, which only the file that is meant has besides. */
  readonly near?: string;
  readonly replace: string;
  /** Test files at least one test of which must fail. */
  readonly tests: readonly string[];
};
