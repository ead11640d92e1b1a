/** How often each outcome came. */
export const countWords = (words: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

/** One line: entries, runs, and how often each outcome came, the most frequent first. */
export const printSummary = (what: string, entries: number, words: readonly string[]): void => {
  const counts = [...countWords(words)].toSorted(([, a], [, b]) => b - a);
  const list = counts.map(([word, count]) => `${word} ${count}`).join(', ');
  process.stdout.write(`\n${what}: ${entries} entries, ${words.length} runs: ${list}\n`);
};
