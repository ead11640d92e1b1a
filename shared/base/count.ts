/** "1 person", "1,400 people": a count with its word, in the language of our sentences. */
export const countOf = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
