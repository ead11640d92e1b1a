import type { Keytar } from './keytar.ts';
import type { FoundItems, Items } from './secret-service/items.ts';
import { TimeLimitError } from './time-limit.ts';

/** What the library gives up on, and what is open may still serve: several items, no keyring that is named for it, or a locked one. */
const GIVEN_UP = /matched by \d+ credentials|no result found|prompt was dismissed|is ?locked/i;

const isGivenUp = (error: unknown): boolean => error instanceof Error && GIVEN_UP.test(error.message);

/** What was done by hand; `undefined`: nothing, the library is to do it. */
type ByHand<T> = (items: Items, found: FoundItems, isGivenUp: boolean) => Promise<T | undefined>;

/**
 * The Secret Service, item by item, and the library for what a person has to be asked for: to unlock a keyring, or to make
 * the first one. What is open is used, the item that was written last first, whatever else lies there; a write leaves one
 * open item, and erasing leaves none. Where nobody tells what lies there, all is the library's.
 */
export const createLinuxKeytar = (library: Keytar, getItems: () => Promise<Items>): Keytar => {
  const look = async (service: string, account: string) => {
    try {
      const items = await getItems();
      return (await items.prepare()) ? { items, found: await items.find(service, account) } : null;
    } catch (error) {
      // The library would wait for it too, and keep the whole process waiting: without end if the bus says nothing.
      if (error instanceof TimeLimitError) throw error;
      // No bus, or nobody on it: the library says so in words that are known. It also knows services of other kinds.
      return null;
    }
  };
  const attempt = async <T>(
    [service, account]: readonly [string, string],
    byHand: ByHand<T>,
    byLibrary: () => Promise<T>,
  ): Promise<T> => {
    const tryHand = async (isGivenUp: boolean): Promise<T | undefined> => {
      const looked = await look(service, account);
      return looked === null ? undefined : byHand(looked.items, looked.found, isGivenUp);
    };
    const first = await tryHand(false);
    if (first !== undefined) return first;
    try {
      return await byLibrary();
    } catch (error) {
      const second = isGivenUp(error) ? await tryHand(true) : undefined;
      if (second === undefined) throw error;
      return second;
    }
  };
  /** Those that stay when the session ends, and those that do not. */
  const split = async (items: Items, open: readonly string[]) => {
    const lost = await Promise.all(open.map((item) => items.isLost(item)));
    return { kept: open.filter((_, at) => !lost[at]), lost: open.filter((_, at) => lost[at]) };
  };
  /** It is kept, and found first: one of the others that stays is no failure. */
  const clear = async (items: Items, others: readonly string[]): Promise<void> => {
    for (const other of others) await items.erase(other).catch(() => undefined);
  };

  return {
    getPassword: (service, account) =>
      attempt<string | null>(
        [service, account],
        async (items, { open, locked }) => {
          if (open[0] !== undefined) return items.read(open[0]);
          return locked.length === 0 ? null : undefined;
        },
        () => library.getPassword(service, account),
      ),
    peekPassword: async (service, account) => {
      const looked = await look(service, account);
      if (looked === null) return library.getPassword(service, account);
      const [first] = looked.found.open;
      return first === undefined ? null : looked.items.read(first);
    },
    setPassword: async (service, account, value) => {
      await attempt<true>(
        [service, account],
        async (items, { open, locked }, isGivenUp) => {
          const { kept, lost } = await split(items, open);
          const [newest, ...others] = kept;
          if (newest !== undefined) {
            await items.replace(newest, value);
            await clear(items, [...others, ...lost]);
            return true;
          }
          // The library would put it into the session's collection, which forgets at logout.
          const isLost = lost.length > 0 || (await items.isDefaultLost());
          const isAnywhere = locked.length > 0 || isGivenUp || isLost;
          if (await items.add(service, account, value, isAnywhere ? 'anywhere' : 'default')) {
            await clear(items, lost);
            return true;
          }
          if (isLost) throw await items.toRefusal();
          return undefined;
        },
        async () => {
          await library.setPassword(service, account, value);
          return true;
        },
      );
    },
    deletePassword: (service, account) =>
      attempt<boolean>(
        [service, account],
        async (items, { open, locked }) => {
          for (const item of open) await items.erase(item);
          return locked.length === 0 ? open.length > 0 : undefined;
        },
        () => library.deletePassword(service, account),
      ),
  };
};
