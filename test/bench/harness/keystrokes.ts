const typed = (word: string): readonly string[] => Array.from(word, (_, at) => word.slice(0, at + 1));

/** What a search box holds while somebody types a few usual things, one keystroke at a time. */
export const KEYSTROKES: readonly string[] = ['maria', 'hopper', '@e', 'jo', 'zzz'].flatMap(typed);
