import type { Generation } from './generation.ts';

/** What an answer asked of a list: how many rows there are to sort and count, and how many it shows. */
export type ListWork = {
  readonly list: 'members' | 'users';
  readonly sorted: number;
  readonly shown: number;
};

/** Milliseconds that a core of the server and its database works on a request, alone on a quiet machine. */
type Prices = {
  readonly read: number;
  readonly write: number;
  /** `sorted`: for each row of the whole list, in every page; `shown`: for each row of the answer. */
  readonly lists: Readonly<Record<ListWork['list'], { readonly sorted: number; readonly shown: number }>>;
};

/** Fitted to the figures of coder-api 8; `electron/demo/http/pace.test.ts` plays them again. */
const MEASURED: Prices = {
  read: 5,
  write: 9.5,
  lists: {
    members: { sorted: 0.0025, shown: 0.011 },
    users: { sorted: 0.001, shown: 0.0175 },
  },
};

/** One row each, since a release may change a query; so far no difference between them was measured. */
const PRICES: Readonly<Record<Generation, Prices>> = {
  '2.24': MEASURED,
  '2.31': MEASURED,
  '2.35': MEASURED,
};

/** What an answer takes, in milliseconds of one core. */
export const priceOf = (
  generation: Generation,
  { method, list }: { readonly method: string; readonly list: ListWork | undefined },
): number => {
  const { read, write, lists } = PRICES[generation];
  if (list === undefined) return method === 'GET' || method === 'HEAD' ? read : write;
  const { sorted, shown } = lists[list.list];
  return read + list.sorted * sorted + list.shown * shown;
};
