import type { Keytar } from './keytar.ts';
import type { Found, Items } from './secret-service/items.ts';
import { TimeLimitError } from './time-limit.ts';

/** What the library gives up on, and what is open may still serve: several items, no keyring that is named for it, or a locked one. */
const GIVEN_UP = /matched by \d+ credentials|no result found|prompt was dismissed|is ?locked/i;

const isGivenUp = (error: unknown): boolean => error instanceof Error && GIVEN_UP.test(error.message);

/** What was done by hand; `undefined`: nothing, the library is to do it. */
type ByHand<T> = (items: Items, found: Found, isGivenUp: boolean) => Promise<T | undefined>;

/**
 * The library's keychain, and a hand for what it gives up on: several items under one name, some of them perhaps in a
 * keyring that is locked. What is open is used, the item that was written last first, whatever else lies there; a write
 * leaves one open item, and erasing leaves none. Where nothing of that kind is found, or nobody tells, it is the library's.
 */
export const createLinuxKeytar = (library: Keytar, openItems: () => Promise<Items>): Keytar => {
  const look = async (service: string, account: string) => {
    let items: Items | null = null;
    try {
      items = await openItems();
      return { items, found: await items.find(service, account) };
    } catch (error) {
      items?.close();
      // The library would wait for it too, and keep the whole process waiting: without end if the bus says nothing.
      if (error instanceof TimeLimitError) throw error;
      // No bus, or nobody on it: the library says so in words that are known.
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
      if (looked === null) return undefined;
      return byHand(looked.items, looked.found, isGivenUp).finally(looked.items.close);
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

  return {
    getPassword: (service, account) =>
      attempt<string | null>(
        [service, account],
        async (items, { open, locked }) =>
          open[0] !== undefined && open.length + locked.length > 1 ? items.read(open[0]) : undefined,
        () => library.getPassword(service, account),
      ),
    peekPassword: async (service, account) => {
      const looked = await look(service, account);
      if (looked === null) return library.getPassword(service, account);
      const { items, found } = looked;
      return (found.open[0] === undefined ? Promise.resolve(null) : items.read(found.open[0])).finally(
        items.close,
      );
    },
    setPassword: async (service, account, value) => {
      await attempt<true>(
        [service, account],
        async (items, { open, locked }, isGivenUp) => {
          const [newest, ...others] = open;
          if (newest === undefined) {
            // The library would make it in the session's collection, which forgets at logout.
            const isLost = await items.isDefaultLost();
            const isTried = locked.length > 0 || isGivenUp || isLost;
            if (isTried && (await items.add(service, account, value))) return true;
            if (isLost) throw await items.toRefusal();
            return undefined;
          }
          if (open.length + locked.length === 1) return undefined;
          await items.replace(newest, value);
          // It is kept, and found first: one of the others that stays is no failure.
          for (const other of others) await items.erase(other).catch(() => undefined);
          return true;
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
          if (open.length + locked.length < 2) return undefined;
          for (const item of open) await items.erase(item);
          return locked.length === 0 ? true : undefined;
        },
        () => library.deletePassword(service, account),
      ),
  };
};
