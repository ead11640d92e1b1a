/** User ids in the order of their lower-cased usernames (byte order), kept sorted through single edits. */
export type NameOrder = {
  readonly ids: readonly string[];
  readonly add: (id: string, username: string) => void;
  readonly remove: (id: string, username: string) => void;
  /** Index of the first entry whose lower-cased username is greater than `username` lower-cased. */
  readonly after: (username: string) => number;
};

const sortIds = (ids: Iterable<string>, lower: (id: string) => string): string[] =>
  // Names are looked up once each, not once per comparison: it makes a large world start several times faster.
  Array.from(ids, (id) => ({ id, name: lower(id) }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map((entry) => entry.id);

/** Sorts once; `lower` gives the lower-cased username of an id and must be true whenever the order is used. */
export const createNameOrder = (start: Iterable<string>, lower: (id: string) => string): NameOrder => {
  const ids = sortIds(start, lower);
  const firstWhere = (isPast: (name: string) => boolean): number => {
    let low = 0;
    let high = ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isPast(lower(ids[middle] ?? ''))) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const after = (username: string): number => {
    const wanted = username.toLowerCase();
    return firstWhere((name) => name > wanted);
  };
  return {
    ids,
    after,
    add: (id, username) => {
      ids.splice(after(username), 0, id);
    },
    remove: (id, username) => {
      const wanted = username.toLowerCase();
      const from = firstWhere((name) => name >= wanted);
      const at = ids.indexOf(id, from);
      if (at >= 0) ids.splice(at, 1);
    },
  };
};
